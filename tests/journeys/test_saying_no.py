"""Readers without rights are refused in plain words, and a session that rests is ended."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.borough import Borough
from tests.journeys.conftest import look_closely, sign_in_as

AMELIA = "973 149 8729"


def test_a_reader_without_rights_is_refused_and_told_who_can_help(page: Page) -> None:
    address = given_the_address_of_amelia(page)
    sign_in_as(page, "Jerome Baptiste")
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(re.compile("Who can help|privacy officer")).first).to_be_visible()
    expect(page.get_by_text("Amelia")).to_have_count(0)
    look_closely(page)


def test_a_search_does_not_tell_of_people_one_may_not_know(page: Page) -> None:
    sign_in_as(page, "Jerome Baptiste")
    page.goto("/find/")
    page.get_by_label("NHS number").fill(AMELIA)
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", name="Nobody found")).to_be_visible()


def test_a_role_without_the_deed_is_refused_by_name(page: Page) -> None:
    sign_in_as(page, "Harriet Lindqvist")
    page.goto("/find/")
    expect(page.get_by_text("Your role does not")).to_be_visible()
    look_closely(page)


def test_after_fifteen_idle_minutes_the_session_is_over(page: Page, borough: Borough) -> None:
    sign_in_as(page, "Grace Adeyemi-Clarke")
    borough.let_minutes_pass(14)
    page.goto("/find/")
    expect(page.get_by_role("heading", name="Find a child or an adult")).to_be_visible()
    borough.let_minutes_pass(16)
    page.goto("/find/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("session", re.I))
    page.goto("/home/")
    expect(page.get_by_role("heading", name="Choose who to be")).to_be_visible()


def given_the_address_of_amelia(page: Page) -> str:
    sign_in_as(page, "Grace Adeyemi-Clarke")
    page.goto("/find/")
    page.get_by_label("NHS number").fill(AMELIA)
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Amelia Okonkwo-Hughes").click()
    return page.url
