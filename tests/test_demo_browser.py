"""The demo in a real browser: no barrier, nothing from elsewhere, no error, nothing cut off, whole without scripts."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.demo, pytest.mark.browser]

LISTS = {"de": ("/de/aktuelles/", "/de/projekte/", "/de/termine/"), "en": ("/en/news/", "/en/projects/", "/en/events/")}
DIRECTORY = {"de": "/de/netzwerk/", "en": "/en/network/"}
FIXED = {
    "de": ["/de/", "/de/kontakt/", "/de/ueber-p3/", "/de/impressum/", "/de/suche/?q=Kunststoff", "/de/gibt-es-nicht/"],
    "en": ["/en/", "/en/contact/", "/en/about/", "/en/imprint/", "/en/search/?q=plastics", "/en/nothing-here/"],
}


@pytest.fixture(scope="module")
def addresses(demo_site) -> list[str]:
    """One page of each kind in each language: the first entry of every list."""
    found = []
    for language in ("de", "en"):
        found += [*FIXED[language], *LISTS[language], DIRECTORY[language]]
        for listed in (*LISTS[language], DIRECTORY[language]):
            first = re.search(rf'href="({listed}[\w-]+/)"', demo_site.get(listed).text)
            assert first, f"{listed} lists nothing of its own language"
            found.append(first[1])
    return found


def listen(page, site_url: str) -> list[str]:
    """What the browser complains about or asks of others, from now on."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith((site_url, "data:")) else heard.append(f"asked {request.url}"),
    )
    return heard


def own(heard: list[str]) -> list[str]:
    """Without what the browser itself says about the status of a page that is not there."""
    return [each for each in heard if "status of 404" not in each]


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_has_a_barrier_or_an_error(demo_site, browser_page, addresses, width):
    page = browser_page(width)
    heard = listen(page, demo_site.url)
    problems = {}
    for address in addresses:
        page.goto(demo_site.url + address, wait_until="networkidle")
        found = [
            f"{violation['id']}: {violation['nodes'][0]['html'][:120]}"
            for violation in Axe().run(page).response["violations"]
        ]
        if found or own(heard):
            problems[address] = [*found, *own(heard)]
        heard.clear()
    assert problems == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_at_the_side(demo_site, browser_page, addresses, width):
    page = browser_page(width)
    wide = {}
    for address in addresses:
        page.goto(demo_site.url + address)
        measured = page.evaluate("document.documentElement.scrollWidth")
        if measured > width:
            wide[address] = measured
    assert wide == {}


def test_the_dark_scheme_has_no_barrier_either(demo_site, browser_page):
    page = browser_page(1280, color_scheme="dark")
    for address in ("/de/", "/de/netzwerk/", "/en/news/"):
        page.goto(demo_site.url + address)
        violations = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:120]) for each in violations] == [], address


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_reaches_the_content_first(demo_site, browser_page, width):
    page = browser_page(width)
    page.goto(demo_site.url + "/de/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_visitor_gets_everywhere(demo_site, browser_page, width, scripts):
    """Follows the menu, filters, opens a partner, changes the language, searches: with scripts and without."""
    page = browser_page(width, java_script_enabled=scripts)
    heard = listen(page, demo_site.url)
    page.goto(demo_site.url + "/de/")

    def open_menu():
        button = page.locator("button.menu-button[popovertarget=menu]").first
        if button.is_visible():
            button.click()

    open_menu()
    page.locator(f"#menu nav a[href='{DIRECTORY['de']}']").click()
    assert page.url == demo_site.url + DIRECTORY["de"]

    every = page.locator("h3.card__title").count()
    summary = page.locator("details.filter > summary")
    if not page.locator("input[name=kind]").first.is_visible():
        summary.click()
    page.locator("input[name=kind][value=company]").check()
    page.locator("form.filter__form button[type=submit]").click()
    assert "kind=company" in page.url
    assert 0 < page.locator("h3.card__title").count() < every

    page.locator("h3.card__title a").first.click()
    name = page.locator("h1").inner_text()
    page.locator("nav.languages a", has_text="English").click()
    assert page.url.startswith(demo_site.url + DIRECTORY["en"])
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").inner_text() == name

    open_menu()
    page.locator("#menu input[name=q]").fill(name.split()[0])
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=*")
    assert page.locator("h3.card__title", has_text=name).count()
    assert own(heard) == []
