"""A browser, the borough it looks at, and the ways of signing in and of looking closely."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.borough import Borough, served

QUIET = (
    "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every journey needs the browser, and says so."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def borough(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Borough]:
    """One for all journeys: leave it as the next may find it, or use people of your own."""
    with served(tmp_path_factory.mktemp("borough")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.fail("Chromium is missing: `make test` installs it")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, borough: Borough) -> Iterator[Page]:
    """Fresh, at desktop width, with the borough's address as its base; fails on script errors."""
    context = browser.new_context(
        base_url=borough.address, viewport={"width": 1280, "height": 900}, locale="en-GB"
    )
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda said: troubles.append(said.text) if _policy(said.text) else None)
    yield opened
    context.close()
    assert troubles == []


def sign_in(page: Page, role: str) -> None:
    """As the first invented holder of a role, by the name on the page: "Health visitor"."""
    page.goto("/sign-in/demo/")
    page.get_by_role("region", name=role, exact=True).get_by_role("button").first.click()


def sign_in_as(page: Page, name: str) -> None:
    """As one invented practitioner, by name; demo/README.md tells who is who."""
    page.goto("/sign-in/demo/")
    page.get_by_role("button", name=name).click()


def look_closely(page: Page) -> None:
    """At both widths: nothing that axe would find, and nothing wider than the screen."""
    for width, height in WIDTHS.values():
        page.set_viewport_size({"width": width, "height": height})
        for options in ({"resultTypes": ["violations"]}, {"runOnly": WCAG}):
            found = Axe().run(page, options=options)
            assert found.violations_count == 0, f"{page.url} at {width}: {found.generate_report()}"
        wider = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wider, f"{page.url} is wider than {width} pixels"
    page.set_viewport_size({"width": 1280, "height": 900})


def _policy(text: str) -> bool:
    return "Content Security Policy" in text
