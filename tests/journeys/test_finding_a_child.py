"""A health visitor finds a child, sees who is involved, and learns what is kept from her and why."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.borough import Borough
from tests.journeys.conftest import look_closely, sign_in_as

VISITOR, AMELIA = "Grace Adeyemi-Clarke", "973 149 8729"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def test_a_child_is_found_by_a_misspelt_name(page: Page) -> None:
    given_a_health_visitor(page)
    day, month, year = birthday_of(page, AMELIA)
    when_she_searches(page, name="Amelja Okonkwo-Huges", day=day, month=month, year=year)
    expect(page.get_by_role("heading", name=re.compile("found"))).to_be_visible()
    look_closely(page)
    then_she_opens(page, "Amelia Okonkwo-Hughes")
    expect(page.get_by_role("heading", level=1)).to_have_text("Amelia Okonkwo-Hughes")


def test_the_first_screen_says_who_is_involved_before_any_detail(page: Page) -> None:
    given_amelia_s_page(page)
    table = page.get_by_role("table", name=re.compile("Services involved"))
    for service in ("Health visiting", "Maternity", "Housing", "Child health information"):
        expect(table.get_by_role("cell", name=re.compile(f"^{service}"))).to_be_visible()
    maternity = table.get_by_role("row").filter(has_text="Maternity")
    maternity.get_by_text("Why can I see this?").click()
    expect(maternity.get_by_text("Under the agreement “Who is involved”")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Chidinma"))).to_be_visible()
    look_closely(page)


def test_the_chronology_shows_what_is_withheld_and_says_why(page: Page) -> None:
    given_amelia_s_page(page)
    page.get_by_role("link", name="See what happened, in order").click()
    expect(page.get_by_role("heading", name="Chronology")).to_be_visible()
    page.get_by_label("Service").select_option(label="Housing")
    page.get_by_role("button", name="Show").click()
    withheld = page.locator(".os-entry--withheld")
    expect(withheld).to_have_count(1)
    expect(withheld).to_contain_text("Open to you is no more than which services are involved")
    expect(withheld).to_contain_text("Who can help")
    expect(page.get_by_text("arrears")).to_have_count(0)
    look_closely(page)


def test_her_own_service_s_notes_open_without_a_script(page: Page) -> None:
    given_amelia_s_page(page)
    page.get_by_role("link", name="Chronology").click()
    details = page.get_by_text(re.compile("^Details")).first
    details.click()
    expect(page.locator(".os-detail").first).to_be_visible()


def test_every_page_about_a_child_is_accessible(page: Page) -> None:
    given_amelia_s_page(page)
    for name in ("Chronology", "Records", "What I may see", "Who is involved"):
        page.get_by_role("navigation", name=re.compile("Pages about")).get_by_text(name).click()
        look_closely(page)
    page.goto("/home/")
    look_closely(page)


def test_a_search_that_finds_nobody_helps_on(page: Page) -> None:
    given_a_health_visitor(page)
    when_she_searches(page, name="Zebedee Nobody", day="1", month="1", year="2020")
    expect(page.get_by_role("heading", name="Nobody found")).to_be_visible()
    expect(page.get_by_text("for a new baby")).to_be_visible()
    look_closely(page)


def test_a_mistyped_search_says_what_to_do(page: Page) -> None:
    given_a_health_visitor(page)
    page.goto("/find/")
    page.get_by_label("NHS number").fill("973 149 8728")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("alert")).to_contain_text("one of its digits is wrong")
    look_closely(page)


def test_twins_stand_apart_and_know_of_each_other(page: Page, borough: Borough) -> None:
    given_a_health_visitor(page)
    when_she_searches(page, number=borough.nhs_number_of("Ifrah", "Hersi"))
    then_she_opens(page, "Ifrah Hersi")
    expect(page.get_by_text("Twin sister", exact=True)).to_be_visible()
    page.get_by_role("link", name="Idil Hersi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Idil Hersi")
    expect(page.get_by_role("link", name="Ifrah Hersi")).to_be_visible()


def given_a_health_visitor(page: Page) -> None:
    sign_in_as(page, VISITOR)


def given_amelia_s_page(page: Page) -> None:
    given_a_health_visitor(page)
    when_she_searches(page, number=AMELIA)
    then_she_opens(page, "Amelia Okonkwo-Hughes")


def birthday_of(page: Page, number: str) -> tuple[str, str, str]:
    """As the list of those found by a number tells it."""
    when_she_searches(page, number=number)
    born = page.get_by_role("cell", name=re.compile(r"\d{4}")).first.inner_text()
    day, month, year = born.split("\n")[0].split()
    return day, str(MONTHS.index(month) + 1), year


def when_she_searches(page: Page, number: str = "", **typed: str) -> None:
    page.goto("/find/")
    page.get_by_label("NHS number").fill(number)
    for label, words in typed.items():
        page.get_by_label(label.capitalize(), exact=True).fill(words)
    page.get_by_role("button", name="Find").click()


def then_she_opens(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).click()
