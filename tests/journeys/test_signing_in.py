"""Coming in, going out, and meeting the pages that say no."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import look_closely, sign_in

ROLES = (
    "Health visitor", "Midwife", "Children's centre worker", "Housing officer",
    "Data lead", "Privacy officer", "Front-door worker",
)  # fmt: skip


def test_anyone_of_the_borough_can_be_chosen(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Choose who to be")).to_be_visible()
    for role in ROLES:
        expect(page.get_by_role("region", name=role, exact=True)).to_be_visible()
    look_closely(page)


def test_each_role_begins_on_a_page_of_its_own_and_can_leave(page: Page) -> None:
    for role in ROLES:
        sign_in(page, role)
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        look_closely(page)
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()


def test_pages_that_say_no_are_plain_and_accessible(page: Page) -> None:
    for address in ("/no-such-page/", "/session-ended/", "/signed-out/", "/accounts/login/"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        look_closely(page)
