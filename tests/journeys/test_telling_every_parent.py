"""Every family with a child under five is told of an agreement: written, approved by another, printed, posted."""

import re
import subprocess
import sys

from playwright.sync_api import Page, expect

from tests.journeys.borough import Borough, _environment
from tests.journeys.conftest import look_closely, sign_in_as

AUTHOR, APPROVER = "Harriet Lindqvist", "Miriam Castellane"
NAME = "Who is involved, to every family"
PATIENCE = 120_000  # fifty letters are drawn on a machine that does other things too


def test_every_family_with_a_child_under_five_is_told(page: Page, borough: Borough) -> None:
    given_a_campaign_that_was_previewed(page)
    then_its_author_cannot_approve_it(page)
    when_another_approves_it(page)
    when_its_author_begins(page, borough)
    then_its_letters_are_printed_and_posted(page)
    then_a_letter_that_came_back_is_typed_in(page)


def given_a_campaign_that_was_previewed(page: Page) -> None:
    sign_in_as(page, AUTHOR)
    page.get_by_role("link", name="Telling families").click()
    look_closely(page)
    page.get_by_role("button", name="Tell families of an agreement").click()
    page.get_by_role("button", name="Save, and go on").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose who is told")
    look_closely(page)
    page.get_by_label("What shall this be called?").fill(NAME)
    page.get_by_label("Who is involved", exact=True).check()
    page.get_by_label("Every family with a child under five", exact=True).check()
    page.get_by_label("Letter about an agreement").check()
    page.get_by_label("Where can families ask").fill("0300 555 0100")
    page.get_by_role("button", name="Save, and go on").click()
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("Families to be told")).to_be_visible()
    expect(page.get_by_text("Dear Ada Example and Ben Example")).to_be_visible()
    expect(page.get_by_text("address must not be known").first).to_be_visible()
    look_closely(page)


def then_its_author_cannot_approve_it(page: Page) -> None:
    expect(page.get_by_role("button", name="Approve it")).to_have_count(0)
    page.goto(f"{page.url}approve/")
    expect(page.get_by_text("You cannot approve this")).to_be_visible()


def when_another_approves_it(page: Page) -> None:
    sign_in_as(page, APPROVER)
    page.goto("/telling/")
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("button", name="Approve it").click()
    look_closely(page)
    page.get_by_label("What did you look at?").fill("The letter, and how many there are")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("You approved it")).to_be_visible()


def when_its_author_begins(page: Page, borough: Borough) -> None:
    sign_in_as(page, AUTHOR)
    page.goto("/telling/")
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("button", name="Begin to tell families").click()
    number = re.search(r"/telling/(\d+)/", page.url)
    assert number
    onestory = [sys.executable, "-m", "onestory.config.cli", "parents", "send", number[1]]
    subprocess.run(onestory, env=_environment(borough.data), check=False)  # or the job was quicker
    page.reload()
    look_closely(page)


def then_its_letters_are_printed_and_posted(page: Page) -> None:
    page.get_by_role("button", name="Put the next letters together").click()
    with page.expect_download(timeout=PATIENCE) as saved:
        page.get_by_role("button", name="Print batch 1").click(timeout=PATIENCE)
    assert saved.value.suggested_filename.startswith("letters-")
    page.get_by_role("link", name="Say that it is posted").click()
    look_closely(page)
    page.get_by_label("Day").fill("1")
    page.get_by_label("Month").fill("1")
    page.get_by_label("Year").fill("2026")
    page.get_by_role("button", name="It is posted").click()
    expect(page.get_by_text(re.compile(r"Letters posted: \d"))).to_be_visible()
    expect(page.get_by_text("Posted on 1 January 2026")).to_be_visible()
    look_closely(page)


def then_a_letter_that_came_back_is_typed_in(page: Page) -> None:
    page.get_by_role("link", name="A letter came back").click()
    page.get_by_label("The number on the letter").fill("F1-00001")
    page.get_by_role("button", name="It came back").click()
    expect(page.get_by_role("alert")).to_contain_text("looks like F3-00042-K")
    look_closely(page)
    page.goto("/telling/says-no/")
    look_closely(page)
