"""A Caldicott guardian weighs an agreement, approves it, and it opens a centre's first screen."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import look_closely, sign_in_as

SCREEN = "The first screen at children's centres"
GUARDIAN = "Dr Margaret Oyelaran"


def test_a_guardian_previews_and_approves_and_the_centre_s_first_screen_opens(page: Page) -> None:
    family = a_family_registered_at_the_centre(page)
    expect(services(page)).to_have_count(1)
    sign_in_as(page, GUARDIAN)
    expect(page.get_by_role("heading", name="Waits for your approval")).to_be_visible()
    look_closely(page)
    page.get_by_role("link", name=SCREEN).first.click()
    expect(page.get_by_text("It opens nothing")).to_be_visible()
    look_closely(page)
    page.get_by_role("button", name="See what it opens, and approve").click()
    expect(page.get_by_text("It would open something of")).to_be_visible()
    look_closely(page)
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("You have approved it")).to_be_visible()
    expect(page.get_by_text("In force")).to_be_visible()
    sign_in_as(page, "Tomasz Birch")
    page.goto(family)
    expect(services(page).nth(1)).to_be_visible()
    expect(page.get_by_text("Health visiting").first).to_be_visible()
    take_back(page)
    sign_in_as(page, "Tomasz Birch")
    page.goto(family)
    expect(services(page)).to_have_count(1)


def test_an_agreement_can_be_read_as_a_document_and_printed(page: Page) -> None:
    sign_in_as(page, GUARDIAN)
    page.get_by_role("link", name="Who is involved").click()
    page.get_by_role("link", name="See what ending it would close").click()
    expect(page.get_by_text("It would close something of")).to_be_visible()
    look_closely(page)
    page.goto("/agreements/who_is_involved/document/")
    expect(page.get_by_role("heading", name="4. On what basis")).to_be_visible()
    look_closely(page)
    printed = page.request.get("/agreements/who_is_involved/document.pdf")
    assert printed.body().startswith(b"%PDF-")


def test_a_practitioner_reads_the_register_and_may_approve_nothing(page: Page) -> None:
    sign_in_as(page, "Grace Adeyemi-Clarke")
    page.get_by_role("link", name="Agreements").click()
    page.get_by_role("link", name=SCREEN).click()
    expect(page.get_by_role("heading", name="Who approved it")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("approve"))).to_have_count(0)
    page.goto("/agreements/first_screen_at_centres/approve/hospitals_trust/caldicott_guardian/")
    expect(page.get_by_text("Your role does not")).to_be_visible()
    look_closely(page)


def a_family_registered_at_the_centre(page: Page) -> str:
    """The address of Amelia's page, for the worker of the centre that she goes to."""
    sign_in_as(page, "Tomasz Birch")
    page.goto("/home/")
    page.get_by_role("link", name="Amelia Okonkwo-Hughes").click()
    return page.url


def services(page: Page) -> Locator:
    """The lines of the first screen, one a service."""
    return page.get_by_role("region", name="Who is involved").locator("tbody tr")


def take_back(page: Page) -> None:
    """The guardian withdraws, which leaves the borough as the next journey may find it."""
    sign_in_as(page, GUARDIAN)
    page.get_by_role("link", name=SCREEN).first.click()
    page.get_by_role("link", name="Withdraw your approval").click()
    page.get_by_role("button", name="Withdraw my approval").click()
    expect(page.get_by_text("Say why you withdraw your approval").first).to_be_visible()
    look_closely(page)
    page.get_by_label("Why you withdraw your approval").fill("A journey has been made")
    page.get_by_role("button", name="Withdraw my approval").click()
    expect(page.get_by_text("You have withdrawn your approval")).to_be_visible()
