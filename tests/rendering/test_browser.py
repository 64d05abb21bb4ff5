"""The page in a real browser: Debian's chromium through Playwright; skipped where either is absent."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tellings.rendering import render, render_all, render_annotated
from tellings.types.annotations import AnnotatedDocument
from tellings.types.dossiers import Dossier

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("no chromium found; apt-get install chromium, or set CHROMIUM", allow_module_level=True)

Account = tuple[Dossier, tuple[AnnotatedDocument, ...]]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = ["strait", "busy", "hostile", "several", "annotated", "hostile annotated", "many"]
IS_LIT = """id => {
    const place = document.getElementById(id);
    if (!place || !place.matches(':target')) return 'not the target';
    const box = place.getBoundingClientRect();
    if (!box.width || !box.height) return 'not visible';
    if (box.bottom < 0 || box.top > innerHeight) return 'not on the screen';
    const plain = getComputedStyle(document.body).backgroundColor;
    const shown = getComputedStyle(place).backgroundColor;
    return shown === plain || shown === 'rgba(0, 0, 0, 0)' ? 'not lit' : '';
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def files(
    strait: Account,
    busy: Account,
    hostile: Account,
    wide: Account,
    large: Account,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Path]:
    pages = {
        "strait": render(*strait, format="html"),
        "hostile": render(*hostile, format="html"),
        "large": render(*large, format="html"),
        "busy": render(*busy, format="html"),
        "several": render_all([strait[0], wide[0]], [*strait[1], *wide[1]], format="html"),
        "annotated": render_annotated(strait[1]),
        "hostile annotated": render_annotated(hostile[1]),
        "many": render_annotated(large[1]),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


class Visit:
    """One page in one window, with all that it tried to do behind the reader's back."""

    def __init__(self, browser: Any, path: Path, **window: Any) -> None:
        window.setdefault("viewport", {"width": 1280, "height": 900})
        self.context = browser.new_context(reduced_motion="reduce", **window)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.messages: list[str] = []
        self.page.route("**/*", self._keep_inside)
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("dialog", self._refuse)
        self.page.goto(path.as_uri())

    def _keep_inside(self, route: Any) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            self.requests.append(route.request.url)
            route.abort()

    def _refuse(self, dialog: Any) -> None:
        self.messages.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_quiet_and_fits(browser: Any, files: dict[str, Path], name: str, scheme: str, width: int) -> None:
    with Visit(browser, files[name], color_scheme=scheme, viewport={"width": width, "height": 800}) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.requests == []
        assert visit.messages == []


@pytest.mark.parametrize("scripted", [True, False])
@pytest.mark.parametrize("name", ["strait", "hostile"])
def test_every_citation_leads_to_its_lit_words(
    browser: Any, files: dict[str, Path], name: str, scripted: bool
) -> None:
    with Visit(browser, files[name], java_script_enabled=scripted) as visit:
        page = visit.page
        links = page.locator("a.cite, a.cell")
        names = {link.get_attribute("href")[1:] for link in links.all()}
        assert len(names) > 25
        for target in sorted(names):
            page.goto(f"{files[name].as_uri()}#{target}")
            if scripted:
                assert page.evaluate(IS_LIT, target) == "", target
            else:
                assert page.locator(f'[id="{target}"]:target').is_visible(), target
        assert visit.messages == []


def test_a_click_on_a_citation_opens_the_folded_report(browser: Any, files: dict[str, Path]) -> None:
    with Visit(browser, files["large"]) as visit:
        link = visit.page.locator(".brief > li > .source > a.cite").nth(1)
        target = link.get_attribute("href")[1:]
        link.click()
        visit.page.wait_for_function("id => document.getElementById(id).getClientRects().length > 0", arg=target)
        assert visit.page.evaluate(IS_LIT, target) == ""


def test_keys_step_through_citations_and_back(browser: Any, files: dict[str, Path]) -> None:
    with Visit(browser, files["strait"]) as visit:
        page = visit.page
        page.keyboard.press("j")
        page.keyboard.press("j")
        focused = page.evaluate("document.activeElement.getAttribute('href')")
        page.keyboard.press("k")
        assert page.evaluate("document.activeElement.getAttribute('href')") != focused
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_function("name => location.hash === name", arg=focused)
        page.keyboard.press("j")
        page.wait_for_function("name => location.hash !== name", arg=focused)
        assert page.locator(".lit:target").count() == 1
        page.keyboard.press("Escape")
        assert page.locator(":target").count() == 0
        assert page.evaluate("document.activeElement.getAttribute('href')") == focused


def test_keys_can_be_switched_off(browser: Any, files: dict[str, Path]) -> None:
    with Visit(browser, files["strait"]) as visit:
        visit.page.locator("#keys-on").uncheck()
        visit.page.locator("#keys-on").blur()
        visit.page.keyboard.press("j")
        assert visit.page.evaluate("document.activeElement.tagName") == "BODY"


def test_the_first_tab_skips_to_the_account(browser: Any, files: dict[str, Path]) -> None:
    with Visit(browser, files["strait"]) as visit:
        visit.page.keyboard.press("Tab")
        link = visit.page.locator(".skip")
        assert link.evaluate("link => link === document.activeElement")
        assert link.bounding_box()["y"] >= 0


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(browser: Any, files: dict[str, Path], name: str, scheme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    with Visit(browser, files[name], color_scheme=scheme, bypass_csp=True) as visit:
        visit.page.evaluate("for (const box of document.querySelectorAll('details:not(.report)')) box.open = true")
        found = axe.Axe().run(visit.page).response["violations"]
        serious = [
            (item["id"], [node["html"][:160] for node in item["nodes"][:3]])
            for item in found
            if item["impact"] in ("serious", "critical")
        ]
        assert serious == []


def test_print_shows_everything_folded(browser: Any, files: dict[str, Path]) -> None:
    with Visit(browser, files["strait"]) as visit:
        visit.page.emulate_media(media="print")
        visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert visit.page.locator("details:not([open])").count() == 0
        assert not visit.page.locator(".contents").is_visible()


def test_the_timeline_runs_on_in_lines_and_fits_a_small_telephone(browser: Any, files: dict[str, Path]) -> None:
    with Visit(browser, files["busy"], viewport={"width": 320, "height": 640}) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
        picture = visit.page.locator(".days").bounding_box()
        assert picture["width"] <= 320
        axes = "line => Math.round(line.getBoundingClientRect().top)"
        tops = visit.page.locator(".days .axis").evaluate_all(f"all => all.map({axes})")
        assert len(set(tops)) < len(tops), "pieces of one line share their axis"


@pytest.mark.parametrize("scripted", [True, False])
def test_keys_alone_lead_from_a_sign_to_its_row(browser: Any, files: dict[str, Path], scripted: bool) -> None:
    with Visit(browser, files["busy"], java_script_enabled=scripted) as visit:
        page = visit.page
        page.locator("#timeline > .note a").focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.days') !== null")
        for link in (page.locator(".days a").first, page.locator(".days a").last):
            target = link.get_attribute("href")
            link.focus()
            page.keyboard.press("Enter")
            page.wait_for_function("name => location.hash === name", arg=target)
            assert page.locator(f"tr{target}:target").is_visible()


def test_the_picture_is_printed_in_the_width_of_a_sheet(browser: Any, files: dict[str, Path]) -> None:
    with Visit(browser, files["busy"], viewport={"width": 680, "height": 900}) as visit:
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".days").is_visible()
        assert visit.page.evaluate("document.querySelector('.days').scrollWidth") <= 680


def test_layers_switch_off_without_a_script(browser: Any, files: dict[str, Path]) -> None:
    with Visit(browser, files["annotated"]) as visit:
        label, name = visit.page.locator(".l-quote > .tail").first, visit.page.locator(".l-mention > .tail").first
        assert "Ilse Maren" in label.text_content()
        assert label.is_visible()
        visit.page.locator("#show-quote").uncheck()
        assert not label.is_visible()
        assert name.is_visible()
        visit.page.locator("#show-labels").uncheck()
        assert not name.is_visible()


def test_keys_alone_lead_from_a_quotation_to_its_speaker(browser: Any, files: dict[str, Path]) -> None:
    with Visit(browser, files["annotated"], java_script_enabled=False) as visit:
        label = visit.page.locator(".l-quote > a.tail").first
        label.focus()
        visit.page.keyboard.press("Enter")
        target = visit.page.locator(".l-mention:target")
        assert "Maren" in target.text_content()
        assert target.is_visible()


def test_a_link_opens_the_folded_report_of_an_annotated_page(browser: Any, files: dict[str, Path]) -> None:
    with Visit(browser, files["many"]) as visit:
        shown = visit.page.locator("#d7")
        visit.page.locator('.contents a[href="#d7"]').click()
        assert shown.is_visible()
