"""The demo's way in: a page of invented practitioners, by role. Elsewhere it has no address."""

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.views.decorators.http import require_http_methods

from onestory.agencies.models import Post, Practitioner
from onestory.shared import catalogue
from onestory.sharing import guard
from onestory.sharing.kinds import Role
from onestory.web.pages import page


@dataclass(frozen=True)
class Choice:
    """One person one may be."""

    code: str
    name: str
    where: str


@guard.public("invented people sign in here, in the demo only")
@require_http_methods(["GET", "POST"])
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Choose whom to be, and be them."""
    if not settings.DEMO_SIGN_IN:
        raise Http404
    if request.method == "POST":
        return _sign_in(request, request.POST.get("practitioner", ""))
    return page(request, "web/demo_sign_in.jinja", roles=people_by_role())


def people_by_role() -> list[tuple[str, list[Choice]]]:
    """Each role's name with its holders, the roles in the order of their names."""
    names = {
        role.id: role.name
        for role in catalogue.definitions("onestory.sharing.roles", Role).values()
    }
    posts = Post.objects.select_related("practitioner", "service", "team").order_by(
        "role", "practitioner__name"
    )
    return [
        (names.get(role, role), [_choice(post) for post in held])
        for role, held in groupby(posts, key=lambda post: post.role)
    ]


def _choice(post: Post) -> Choice:
    where = post.team or post.service
    return Choice(post.practitioner.code, post.practitioner.name, where.name)


def _sign_in(request: HttpRequest, code: str) -> HttpResponse:
    """Every invented practitioner has an account, without a password."""
    practitioner = get_object_or_404(Practitioner, code=code, user__isnull=False)
    login(request, practitioner.user)
    return redirect("home")


urlpatterns = [path("", demo_sign_in, name="demo_sign_in")]
