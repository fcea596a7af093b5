"""A midwife opens what is withheld, a privacy officer reviews it, and the family can read that it was."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import look_closely, sign_in_as

MIDWIFE, OFFICER, FRONT_DOOR = "Bridget O", "Harriet Lindqvist", "Jerome Baptiste"
AMELIA = "973 149 8729"
NAME = "Amelia Okonkwo-Hughes"
WORRY = "Her mother did not come twice, and a neighbour heard shouting at night"


def test_a_midwife_opens_what_is_withheld_and_the_family_can_read_of_it(page: Page) -> None:
    given_a_midwife_on_amelia_s_chronology(page)
    then_a_line_says_why_it_is_withheld(page)
    when_she_opens_it_for_safety(page)
    then_every_page_says_so_with_the_time_that_is_left(page)
    then_the_letter_leaves_it_out(page)
    when_the_officer_asks_and_she_answers(page)
    when_the_officer_finds_it_proper(page)
    then_the_letter_tells_of_it(page)
    when_she_closes_it(page)


def test_a_front_door_worker_finds_nobody_and_opens_exactly_one(page: Page) -> None:
    sign_in_as(page, FRONT_DOOR)
    page.goto("/find/")
    page.get_by_label("NHS number").fill(AMELIA)
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="open one person for safety").click()
    look_closely(page)
    page.get_by_role("button", name="Open for one hour").click()
    expect(page.get_by_role("alert")).to_contain_text("all of them")
    page.get_by_label("NHS number").fill(AMELIA)
    when_the_reason_is_given(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(page.get_by_role("heading", name=re.compile("Opened for safety: "))).to_be_visible()
    page.get_by_role("link", name="Close it now").click()
    page.get_by_role("button", name="Close it now").click()
    expect(page.get_by_text("It is closed")).to_be_visible()


def test_what_is_not_shared_is_written_down_with_its_reason(page: Page) -> None:
    given_a_midwife_on_amelia_s_chronology(page)
    page.get_by_role("link", name=re.compile("decided not to share")).click()
    look_closely(page)
    page.get_by_label("With whom").fill("The housing officer")
    page.get_by_label("Why not?").fill("She asked me not to before Friday")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Your decision is written down")).to_be_visible()
    sign_in_as(page, OFFICER)
    page.goto("/who-looked/")
    expect(page.get_by_text("with The housing officer: She asked me").first).to_be_visible()


def test_the_privacy_officer_s_pages_are_accessible(page: Page) -> None:
    sign_in_as(page, OFFICER)
    for address in ("/who-looked/", "/who-looked/unusual/", "/opened-for-safety/report/"):
        page.goto(address)
        look_closely(page)
    page.goto("/who-looked/reader/MW101/")
    look_closely(page)


def given_a_midwife_on_amelia_s_chronology(page: Page) -> None:
    sign_in_as(page, MIDWIFE)
    page.goto("/find/")
    page.get_by_label("NHS number").fill(AMELIA)
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("link", name="Chronology").click()


def then_a_line_says_why_it_is_withheld(page: Page) -> None:
    withheld = page.locator(".os-entry--withheld").filter(has_text="Health visiting")
    expect(withheld.first).to_contain_text("Open to you is no more than")
    expect(withheld.first).to_contain_text("Who can help")


def when_she_opens_it_for_safety(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Open what is withheld")).click()
    page.get_by_role("button", name="Open for one hour").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose the reason")
    look_closely(page)
    when_the_reason_is_given(page)


def when_the_reason_is_given(page: Page) -> None:
    page.get_by_label("A child or adult may be in danger now").check()
    page.get_by_label("What worries you?").fill(WORRY)
    page.get_by_role("button", name="Open for one hour").click()


def then_every_page_says_so_with_the_time_that_is_left(page: Page) -> None:
    pages = page.get_by_role("navigation", name=re.compile("Pages about"))
    for name in ("Records", "What I may see", "Chronology", "Who is involved"):
        pages.get_by_text(name).click()
        left = re.compile(r"Opened for safety: (60|59|58) minutes left")
        expect(page.get_by_role("heading", name=left)).to_be_visible()
        look_closely(page)


def given_the_officer_on_the_opening(page: Page) -> None:
    sign_in_as(page, OFFICER)
    page.goto("/opened-for-safety/")
    look_closely(page)
    row = page.get_by_role("row").filter(has_text=MIDWIFE).filter(has_text=NAME)
    row.first.get_by_role("link").click()


def when_the_officer_looks_at_the_letter(page: Page) -> None:
    given_the_officer_on_the_opening(page)
    page.get_by_role("link", name="All who looked at this person").click()
    look_closely(page)
    page.get_by_role("link", name="The family’s letter").click()
    look_closely(page)


def then_the_letter_leaves_it_out(page: Page) -> None:
    when_the_officer_looks_at_the_letter(page)
    expect(page.get_by_text("no privacy officer has decided yet")).to_be_visible()
    expect(page.get_by_text("opened what was withheld, for safety")).to_have_count(0)


def when_the_officer_asks_and_she_answers(page: Page) -> None:
    given_the_officer_on_the_opening(page)
    expect(page.get_by_text(WORRY).first).to_be_visible()
    expect(page.get_by_role("table")).to_contain_text("Read")
    look_closely(page)
    page.get_by_label("Ask the practitioner more").check()
    page.get_by_label("Why, or what do you ask?").fill("Which neighbour?")
    page.get_by_role("button", name="Save").click()
    sign_in_as(page, MIDWIFE)
    page.get_by_role("link", name="Opened by me").first.click()
    look_closely(page)
    page.get_by_role("table").get_by_role("link", name=NAME).first.click()
    page.get_by_label("Your answer").fill("The one at number 5, who rang the clinic")
    look_closely(page)
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Your answer is kept")).to_be_visible()


def when_the_officer_finds_it_proper(page: Page) -> None:
    given_the_officer_on_the_opening(page)
    expect(page.get_by_text("The one at number 5")).to_be_visible()
    page.get_by_label("Proper", exact=True).check()
    page.get_by_label("Why, or what do you ask?").fill("The danger was real")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your review is kept")).to_be_visible()


def then_the_letter_tells_of_it(page: Page) -> None:
    when_the_officer_looks_at_the_letter(page)
    row = page.get_by_role("row").filter(has_text="opened what was withheld, for safety")
    expect(row.filter(has_text=MIDWIFE).first).to_be_visible()
    address = page.get_by_role("link", name="Print it (PDF)").get_attribute("href")
    assert address
    assert page.request.get(address).body().startswith(b"%PDF")


def when_she_closes_it(page: Page) -> None:
    sign_in_as(page, MIDWIFE)
    page.goto("/opened-for-safety/mine/")
    page.get_by_role("table").get_by_role("link", name=NAME).first.click()
    page.get_by_role("button", name="Close it now").click()
    expect(page.get_by_text("It is closed")).to_be_visible()
