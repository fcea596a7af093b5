"""A children's centre greets the families who agreed to be named, and counts the others."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import look_closely, sign_in_as


def test_this_month_s_births_are_there_by_name_where_the_mother_agreed(page: Page) -> None:
    sign_in_as(page, "Tomasz Birch")
    expect(page.get_by_role("heading", level=1)).to_contain_text("New arrivals")
    born = page.get_by_role("region", name="Babies born")
    expect(born.get_by_text("Nowak")).to_be_visible()
    expect(page.get_by_text("Pemberton")).to_have_count(0)  # her mother said no
    expect(page.get_by_text("Births in the reach area: fewer than 8")).to_be_visible()
    expect(page.get_by_text("Do not visit")).to_be_visible()
    look_closely(page)


def test_another_month_can_be_looked_at(page: Page) -> None:
    sign_in_as(page, "Tomasz Birch")
    page.get_by_label("Month", exact=True).select_option(index=1)
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="November 2026")).to_be_visible()
    look_closely(page)


def test_a_baby_whom_consent_opened_shows_the_birth_and_no_more(page: Page) -> None:
    sign_in_as(page, "Tomasz Birch")
    page.get_by_role("region", name="Babies born").get_by_role("link").first.click()
    page.get_by_role("link", name="Chronology").click()
    expect(page.get_by_text("Birth", exact=True)).to_be_visible()
    look_closely(page)
