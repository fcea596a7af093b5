"""The data lead's pages: drop a file in, see what became of it, answer, let through."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from onestory.agencies.models import Practitioner
from onestory.feeds import actions, tasks
from onestory.feeds.models import Delivery, Question
from onestory.feeds.statuses import state_of
from onestory.feeds.tests.files import RECEIVED, contact, contacts

pytestmark = pytest.mark.usefixtures("partnership")
HV = "health_visiting_contacts"


def signed_in(code: str) -> Client:
    practitioner = Practitioner.objects.get(code=code)
    practitioner.user = get_user_model().objects.create_user(code)
    practitioner.save()
    client = Client()
    client.force_login(practitioner.user)
    return client


@pytest.fixture
def data_lead() -> Client:
    return signed_in("DL01")


def delivered(data: bytes) -> Delivery:
    delivery = actions.receive_bytes(HV, data, "file.csv", by="tests", received_at=RECEIVED)
    actions.carry_on(delivery)
    return delivery


def test_the_data_lead_sees_every_system_and_what_is_held(data_lead: Client) -> None:
    delivered(contacts())
    page = data_lead.get(reverse("feeds:deliveries")).content.decode()
    assert "Housing tenancies and notices" in page
    assert "Held until someone has looked at them" in page


@pytest.mark.parametrize("name", ["deliveries", "upload", "questions"])
def test_others_may_not_come_here(name: str) -> None:
    assert signed_in("HV101").get(reverse(f"feeds:{name}")).status_code == 403
    assert Client().get(reverse(f"feeds:{name}")).status_code == 302


def test_a_file_dropped_in_is_kept_and_carried_on_by_the_worker(data_lead: Client) -> None:
    file = SimpleUploadedFile("contacts.csv", contacts(contact(1, DOB="2026-02-31")))
    answer = data_lead.post(reverse("feeds:upload"), {"source": HV, "file": file}, follow=True)
    assert "waiting to be checked" in answer.content.decode()

    delivery = Delivery.objects.get()
    tasks.carry_on(delivery.pk)
    page = data_lead.get(reverse("feeds:delivery", args=[delivery.pk])).content.decode()
    assert "Applied" in page
    assert "A question waits" in page


def test_a_broken_file_says_what_to_do(data_lead: Client) -> None:
    file = SimpleUploadedFile("contacts.csv", b"%PDF-1.7 not a table")
    data_lead.post(reverse("feeds:upload"), {"source": HV, "file": file})
    delivery = Delivery.objects.get()
    tasks.carry_on(delivery.pk)
    page = data_lead.get(reverse("feeds:delivery", args=[delivery.pk])).content.decode()
    assert "Why it was refused, and what to do" in page
    assert "This is a PDF" in page


def test_a_file_without_its_system_is_asked_about(data_lead: Client) -> None:
    page = data_lead.post(reverse("feeds:upload"), {}).content.decode()
    assert "Say which system the file is from" in page
    assert "Choose a file" in page


def test_a_held_delivery_is_let_through_with_a_reason(data_lead: Client) -> None:
    held = delivered(contacts())
    address = reverse("feeds:let_through", args=[held.pk])
    assert "Say why, in a few words" in data_lead.post(address, {}).content.decode()

    data_lead.post(address, {"reason": "nobody was visited over Christmas"})
    assert state_of(held) == "applying"


def test_an_answer_lets_all_rows_with_the_same_mistake_go_on(data_lead: Client) -> None:
    wrong = [contact(n, ContactType="9-12") for n in (1, 2)]
    delivered(contacts(*wrong, *map(contact, range(3, 20))))
    asked = Question.objects.order_by("id")[0]
    address = reverse("feeds:question", args=[asked.pk])
    assert "Answer all 2 questions" in data_lead.get(address).content.decode()

    given = {"answer": "mended", "mended": "912M", "alike": "on"}
    page = data_lead.post(address, given, follow=True).content.decode()
    assert "2 rows have gone on" in page
    assert "Nothing waits for an answer" in page


def test_the_data_lead_reads_no_notes_of_practitioners(data_lead: Client) -> None:
    delivered(contacts(contact(1, Outcome="???", Notes="A secret of the family")))
    asked = reverse("feeds:question", args=[Question.objects.get().pk])
    page = data_lead.get(asked).content.decode()
    assert "A secret" not in page
    assert "Withheld" in page
    assert "RC0000001" in page


def test_an_answer_without_its_value_is_refused_with_words(data_lead: Client) -> None:
    delivered(contacts(contact(1, Outcome="???")))
    address = reverse("feeds:question", args=[Question.objects.get().pk])
    assert "Enter the right value" in data_lead.post(address, {"answer": "mended"}).content.decode()
    left_out = data_lead.post(address, {"answer": "left_out"}).content.decode()
    assert "Say why the row is to be left out" in left_out


def test_a_question_answered_meanwhile_says_so(data_lead: Client) -> None:
    delivered(contacts(contact(1, ContactType="9-12")))
    asked = Question.objects.get()
    actions.answer_question(question=asked, answer="mended", mended="912M", by="Owen")
    page = data_lead.get(reverse("feeds:question", args=[asked.pk]))
    assert page.status_code == 403
    assert "This question has been answered" in page.content.decode()


def test_an_answer_that_leaves_the_row_in_question_says_so(data_lead: Client) -> None:
    delivered(contacts(contact(1, Outcome="???")))
    address = reverse("feeds:question", args=[Question.objects.get().pk])
    page = data_lead.post(address, {"answer": "blank"}, follow=True).content.decode()
    assert "The row still waits: it has another question" in page


def test_a_delivery_that_a_crash_left_half_way_goes_on_within_minutes() -> None:
    data = contacts(contact(1))
    left = actions.receive_bytes(HV, data, "file.csv", by="tests", received_at=RECEIVED)
    assert tasks.carry_on_unfinished(0) == 1
    assert state_of(left) == "applied"
    assert tasks.carry_on_unfinished(0) == 0
