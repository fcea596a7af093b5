"""The data lead hands in a broken file, answers a question, and undoes a link."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.borough import Borough
from tests.journeys.conftest import look_closely, sign_in_as

LEAD = "Priyanka Nair"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("missing column.csv", "ContactType"),
        ("empty.csv", "empty"),
        ("only headings.csv", "0 rows"),
    ],
)
def test_a_broken_file_is_answered_with_a_sentence(
    page: Page, borough: Borough, file: str, said: str
) -> None:
    sign_in_as(page, LEAD)
    when_a_file_is_handed_in(page, borough, file)
    expect(page.get_by_role("main")).to_contain_text(re.compile(said, re.I))
    look_closely(page)


def test_a_row_that_nobody_understands_becomes_a_question_and_goes_on(
    page: Page, borough: Borough
) -> None:
    sign_in_as(page, LEAD)
    when_a_file_is_handed_in(page, borough, "no such day.csv")
    look_closely(page)
    page.goto("/questions/")
    look_closely(page)
    page.get_by_role("main").get_by_role("link").first.click()
    look_closely(page)
    page.get_by_label("The value is not known: leave it empty").check()
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page.get_by_text("Answered.")).to_be_visible()


def test_two_records_are_compared_and_decided(page: Page) -> None:
    sign_in_as(page, LEAD)
    page.goto("/same-person/")
    look_closely(page)
    page.get_by_role("table").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="What speaks for and against")).to_be_visible()
    look_closely(page)
    page.get_by_label("Cannot tell from what is here").check()
    page.get_by_label("Why?").fill("Too little is known of either")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your answer is kept")).to_be_visible()


def test_a_link_is_undone_and_the_decision_can_be_taken_back(page: Page, borough: Borough) -> None:
    sign_in_as(page, LEAD)
    page.goto("/linked/")
    look_closely(page)
    page.get_by_label("NHS number").fill(borough.nhs_number_of("Linh", "Nguyễn"))
    page.get_by_role("button", name="Find").click()
    page.get_by_role("table").get_by_role("link").first.click()
    look_closely(page)
    page.get_by_role("link", name=re.compile("Undo this link of Child health")).first.click()
    look_closely(page)
    page.get_by_label("Why?").fill("The clinic says that this is another child")
    page.get_by_label("I have looked at both records").check()
    page.get_by_role("button", name="Undo this link").click()
    expect(page.get_by_text("The link is undone")).to_be_visible()
    undo = page.get_by_role("link", name=re.compile("Undo this link of Child health"))
    expect(undo).to_have_count(0)
    page.get_by_role("link", name=re.compile("Take this back")).first.click()
    look_closely(page)
    page.get_by_label("Why?").fill("The clinic rang again: it is her after all")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("The decision is taken back")).to_be_visible()
    expect(undo.first).to_be_visible()


def when_a_file_is_handed_in(page: Page, borough: Borough, file: str) -> None:
    page.goto("/deliveries/upload/")
    page.get_by_label(re.compile("health visiting", re.I)).check()
    page.get_by_label("The file").set_input_files(borough.troublesome / file)
    page.get_by_role("main").get_by_role("button").last.click()
    for _ in range(60):
        if page.get_by_role("link", name="Look again").count() == 0:
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"{file} still waits after 30 seconds")
