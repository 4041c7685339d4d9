"""The page in a real browser: Debian's chromium, driven by its chromium-driver."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from llm4ad.report.html import write_html
from llm4ad.report.results import ResultLine, ResultsWriter
from tests.report.lunch_box import odd_verdicts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser import Browser


@pytest.fixture
def page(write_run: Callable[[int], Path]) -> Path:
    return write_run(10) / "report.html"


def test_page_starts_without_complaint(browser: Browser, page: Path):
    browser.open(page)
    assert len(browser.shown()) == 11
    assert browser.shown()[:3] == ["test/0003.png", "test/0006.png", "test/0008.png"]
    assert browser.run("return document.getElementById('shown').textContent") == "11 of 11 shown"
    pictures = "return [...document.images].filter((i) => i.naturalWidth > 100).length"
    browser.run("document.querySelectorAll('.card').forEach((c) => c.scrollIntoView())")
    assert browser.run(pictures) >= 3
    assert browser.log() == []


def test_filters_and_sorting(browser: Browser, page: Path):
    browser.open(page)
    browser.click("label:has([value=anomalous])")
    assert browser.shown() == ["test/0003.png", "test/0006.png"]
    assert browser.run("return location.hash") == "#verdict=anomalous"
    browser.type("input[name=q]", "LEFT: 3")
    assert browser.shown() == ["test/0006.png"]
    browser.type("input[name=q]", "nothing")
    assert browser.shown() == []
    assert browser.run("return !document.getElementById('none').hidden")
    browser.open(page)
    browser.click("option[value=peach]")
    assert browser.shown() == ["test/0008.png"]
    browser.open(page)
    browser.click("option[value=name]")
    names = browser.shown()
    assert names == sorted(names)
    assert len(names) == 11


@pytest.mark.parametrize(
    ("fragment", "count"),
    [
        ("#verdict=undecided", 2),
        ("#condition=oranges&q=0006", 1),
        ("#verdict=anomalous&sort=name", 2),
        ("#verdict=unheard&condition=unheard&sort=unheard", 11),
        ("#%%%", 11),
    ],
)
def test_address_sets_the_filter(browser: Browser, page: Path, fragment: str, count: int):
    browser.open(page, fragment)
    assert len(browser.shown()) == count
    assert browser.log() == []


def test_picture_opens_by_keyboard_and_gives_the_focus_back(browser: Browser, page: Path):
    browser.open(page)
    browser.run("document.querySelector('.enlarge').focus()")
    browser.press("Enter")
    title = "return document.querySelector('#viewer[open] h3').textContent"
    assert browser.run(title) == "test/0003.png"
    assert browser.run("return document.getElementById('viewer-picture').src.length") > 10_000
    browser.press("Right")
    assert browser.run(title) == "test/0006.png"
    browser.press("Left")
    browser.press("Left")
    assert browser.run(title) == "test/0003.png"
    assert browser.run("return document.getElementById('place').textContent") == "1 of 10"
    browser.press("Escape")
    assert browser.run("return document.getElementById('viewer').open") is False
    assert browser.run("return document.activeElement.className") == "enlarge"


def test_verdicts_can_be_chosen_by_keyboard(browser: Browser, page: Path):
    browser.open(page)
    browser.run("document.querySelector('[name=verdict]').focus()")
    browser.press("Right")
    assert browser.shown() == ["test/0003.png", "test/0006.png"]


def test_dark_scheme_is_followed(browser: Browser, page: Path):
    browser.open(page)
    ground = "return getComputedStyle(document.body).backgroundColor"
    colours = set[str]()
    for scheme in ("light", "dark"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.emulate("setEmulatedMedia", features=features)
        colours.add(browser.run(ground))
    assert len(colours) == 2


def test_print_unfolds_what_is_kept_and_folds_it_again(browser: Browser, page: Path):
    browser.open(page)
    browser.run(
        "addEventListener('beforeprint', () => {"
        " window.folded = document.querySelectorAll('details:not([open])').length; })"
    )
    assert len(browser.print()) > 10_000
    assert browser.run("return window.folded") == 0
    assert browser.run("return document.querySelectorAll('details[open]').length") == 0


def test_nothing_hostile_runs(browser: Browser, tmp_path: Path):
    hostile = "</title><script>alert(1)</script><img src=x onerror=alert(2)>"
    with ResultsWriter(tmp_path) as writer:
        for verdict in odd_verdicts():
            writer.write(ResultLine.from_verdict(verdict))
    page = write_html(tmp_path, title=hostile, conditions=[(hostile, hostile)])
    browser.open(page, "#q=<script>alert(1)</script>")
    # An open alert would make this call fail.
    assert browser.shown() == [odd_verdicts()[3].image]
    assert browser.run("return document.title") == hostile
    assert browser.run("return document.scripts.length") == 1
    assert browser.log() == []


def test_policy_stops_what_would_slip_in(browser: Browser, page: Path):
    browser.open(page)
    browser.run(
        "const s = document.createElement('script'); s.textContent = 'window.slipped = 1';"
        "document.body.append(s)"
    )
    assert browser.run("return window.slipped === undefined")
    assert "Content Security Policy" in " ".join(browser.log())


@pytest.mark.parametrize("width", [360, 700, 1000, 1920])
def test_no_width_needs_sideways_scrolling(browser: Browser, page: Path, width: int):
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.emulate("setDeviceMetricsOverride", **screen)
    browser.open(page)
    try:
        assert browser.run("return innerWidth") == width
        assert browser.run("return document.documentElement.scrollWidth") <= width
    finally:
        browser.emulate("clearDeviceMetricsOverride")
