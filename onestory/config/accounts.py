"""Who may have an account: whom the partnership made one for, and nobody else."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.models import User
from django.http import HttpRequest

from onestory.shared.planned import planned


class ClosedDoor(DefaultAccountAdapter):
    """Nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class KnownPeopleOnly(DefaultSocialAccountAdapter):
    """A work account opens the account with the same address, and never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


class Accounts(AuthenticationBackend):
    """Signs in by email and password, or by whatever allauth has; who is signed in, is planned once.

    Every page asks it: the ORM builds the same statement anew for each, and the server plans it anew.
    """

    def get_user(self, user_id: Any) -> User | None:
        with planned() as cursor:
            cursor.execute(_ACCOUNT, [user_id])
            row = cursor.fetchone()
        user = User.from_db("default", _COLUMNS, row) if row else None
        return user if self.user_can_authenticate(user) else None


_COLUMNS = [field.attname for field in User._meta.concrete_fields]
_ACCOUNT = f"SELECT {', '.join(_COLUMNS)} FROM auth_user WHERE id = %s"  # noqa: S608 - of the model
