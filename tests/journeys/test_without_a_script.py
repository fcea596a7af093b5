"""Everything works where no script runs: an old tablet, a locked-down browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.borough import Borough
from tests.journeys.conftest import sign_in_as


@pytest.fixture
def page(browser: Browser, borough: Borough) -> Iterator[Page]:
    """As the journeys' own, without JavaScript."""
    context = browser.new_context(
        base_url=borough.address, java_script_enabled=False, locale="en-GB"
    )
    yield context.new_page()
    context.close()


def test_a_child_is_found_and_read_without_a_script(page: Page) -> None:
    sign_in_as(page, "Grace Adeyemi-Clarke")
    page.goto("/find/")
    page.get_by_label("NHS number").fill("973 149 8729")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Amelia Okonkwo-Hughes").click()
    expect(page.get_by_role("table").first).to_contain_text("Health visiting")
    page.get_by_role("link", name="See what happened, in order").click()
    page.get_by_label("Service").select_option(label="Health visiting")
    page.get_by_role("button", name="Show").click()
    page.get_by_text(re.compile("^Details")).first.click()
    expect(page.locator(".os-detail").first).to_be_visible()
    expect(page.locator(".os-entry--withheld")).to_have_count(0)


def test_a_decision_is_made_without_a_script(page: Page) -> None:
    sign_in_as(page, "Priyanka Nair")
    page.goto("/same-person/")
    page.get_by_role("table").get_by_role("link").last.click()
    page.get_by_label("Cannot tell from what is here").check()
    page.get_by_label("Why?").fill("Too little is known of either")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your answer is kept")).to_be_visible()
