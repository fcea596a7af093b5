"""A mother changes her mind: what a centre has open closes at the next click, and its list is asked back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.borough import Borough
from tests.journeys.conftest import look_closely, sign_in_as

BIRTHS = "Live births to children's centres"


@pytest.fixture
def centre(browser: Browser, borough: Borough) -> Iterator[Page]:
    """The centre's own computer, without a script: it has the list, and Zofia's page open."""
    context = browser.new_context(
        base_url=borough.address, java_script_enabled=False, locale="en-GB", accept_downloads=True
    )
    opened = context.new_page()
    sign_in_as(opened, "Tomasz Birch")
    yield opened
    context.close()


def test_a_mother_who_withdraws_is_heard_at_the_next_click_and_her_line_is_asked_back(
    page: Page, centre: Page
) -> None:
    line = when_the_centre_downloads_its_list(centre)
    address = when_the_centre_opens_the_baby(centre)
    given_her_health_visitor_at(page, address)
    when_she_writes_down(page, "They do not want this any more")
    expect(page.get_by_text("It is written down, and counts from now on")).to_be_visible()
    expect(page.get_by_text("lists that were sent will be deleted")).to_be_visible()
    expect(page.get_by_role("region", name=BIRTHS)).to_contain_text("No longer agrees")
    look_closely(page)
    sign_in_as(page, "Tomasz Birch")
    expect(page.get_by_role("heading", name="Delete this from lists")).to_be_visible()
    look_closely(page)
    given_her_health_visitor_at(page, address)
    then_the_centre_loses_the_page(centre)
    then_the_centre_deletes_its_line(centre, line)
    when_she_writes_down(page, "They agree now")  # and the next journey finds all as it was
    centre.goto("/arrivals/")
    expect(centre.get_by_role("region", name="Babies born")).to_contain_text("Nowak")
    then_the_privacy_officer_sees_that_it_is_deleted(page)


def test_what_colleagues_must_keep_to_stands_on_every_page(page: Page, centre: Page) -> None:
    address = when_the_centre_opens_the_baby(centre)
    given_her_health_visitor_at(page, address)
    page.get_by_role("link", name="How to reach them").click()
    look_closely(page)
    page.get_by_role("link", name="Write down how to reach them").click()
    look_closely(page)
    page.get_by_label("Nobody else may notice").check()
    page.get_by_label("Why?").fill("Her mother-in-law opens the post")
    page.get_by_role("button", name="Save").click()
    look_closely(page)
    centre.goto(address)
    expect(centre.get_by_role("heading", name="Do not leave messages")).to_be_visible()
    centre.goto("/arrivals/")
    born = centre.get_by_role("region", name="Babies born")
    expect(born.get_by_text("No card: nobody else may notice")).to_be_visible()
    page.get_by_role("button", name=re.compile("This holds no more")).click()
    expect(page.get_by_role("heading", name="Do not leave messages")).to_have_count(0)


def when_the_centre_downloads_its_list(centre: Page) -> str:
    """The number of Zofia's line in it."""
    centre.goto("/arrivals/")
    born = centre.get_by_role("region", name="Babies born")
    with centre.expect_download() as began:
        born.get_by_role("button", name="Download this list").click()
    rows = began.value.path().read_text(encoding="utf-8-sig").splitlines()
    return next(row.split('"')[1] for row in rows if "Nowak" in row)


def when_the_centre_opens_the_baby(centre: Page) -> str:
    centre.goto("/arrivals/")
    born = centre.get_by_role("region", name="Babies born")
    born.get_by_role("link", name=re.compile("Nowak")).click()
    expect(centre.get_by_role("heading", level=1)).to_contain_text("Nowak")
    return centre.url


def given_her_health_visitor_at(page: Page, address: str) -> None:
    sign_in_as(page, "Grace Adeyemi-Clarke")
    page.goto(address)
    page.get_by_role("link", name="Agreed", exact=True).click()
    look_closely(page)


def when_she_writes_down(page: Page, words: str) -> None:
    block = page.get_by_role("region", name=BIRTHS)
    block.get_by_role("link", name=re.compile(words)).click()
    look_closely(page)
    page.get_by_role("group", name="Who is the answer about?").get_by_role("radio").first.check()
    page.get_by_label("Mother", exact=True).check()
    page.get_by_label("Has parental responsibility", exact=True).check()
    page.get_by_label("By telephone").check()
    page.get_by_role("button", name="Save").click()


def then_the_centre_loses_the_page(centre: Page) -> None:
    centre.get_by_role("link", name="Chronology").click()
    expect(centre.get_by_role("heading", level=1)).to_have_text("This is not open to you")
    expect(
        centre.get_by_text("the family’s consent").or_(centre.get_by_text("family's consent"))
    ).to_be_visible()
    expect(centre.get_by_text("Nowak")).to_have_count(0)


def then_the_centre_deletes_its_line(centre: Page, line: str) -> None:
    centre.goto("/")
    asked = centre.get_by_role("region", name="Delete this from lists that you have")
    expect(asked.locator("strong")).to_have_text(re.compile(f"Babies born, .*, line {line}$"))
    expect(asked.get_by_text("The family no longer agrees to sharing this")).to_be_visible()
    asked.get_by_role("button", name="We have deleted it").click()
    expect(centre.get_by_text("It is written down that")).to_be_visible()
    expect(asked).to_have_count(0)


def then_the_privacy_officer_sees_that_it_is_deleted(page: Page) -> None:
    sign_in_as(page, "Harriet Lindqvist")
    page.get_by_role("link", name="Asked back").click()
    line = page.get_by_role("row").filter(has_text="Tomasz Birch")
    expect(line.first).to_contain_text("Deleted")
    look_closely(page)
