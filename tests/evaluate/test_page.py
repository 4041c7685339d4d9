from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from llm4ad.evaluate.bootstrap import Figure
from llm4ad.evaluate.dataset import Dataset, LabelledImage
from llm4ad.evaluate.figures import Evaluation, category_figures
from llm4ad.evaluate.page import write_page
from llm4ad.evaluate.run import Measured
from llm4ad.report.overlay import encode_overlay
from llm4ad.report.results import ResultLine
from llm4ad.verdict.finding import Finding, Verdict
from tests.drawing import Canvas

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser import Browser

HOSTILE = "<script>document.title = 'taken'</script>"
SCORES = (
    ("good", 0.12),
    ("good", 0.72),
    ("logical", 0.42),
    ("logical", 0.97),
    ("structural", 0.92),
)


def measured(folder: Path) -> Measured:
    """Return five images: one good one scores above one anomalous one."""
    canvas = Canvas(60, 40)
    canvas.disc("nut", 30, 20, 8, "red")
    images, lines = [], []
    for number, (kind, score) in enumerate(SCORES):
        name = f"{kind}/{number}.png"
        finding = Finding("c", HOSTILE, "violated", score, HOSTILE, (0,))
        parts = tuple(canvas.detections)
        verdict = Verdict(name, (60, 40), score, "anomalous", HOSTILE, (finding,), parts)
        overlay = folder / f"overlays/{number}.jpg"
        overlay.parent.mkdir(exist_ok=True)
        overlay.write_bytes(encode_overlay(canvas.rgb, verdict))
        images.append(LabelledImage(folder / name, kind, f"{kind} {HOSTILE}"))  # type: ignore[arg-type]
        lines.append(ResultLine.from_verdict(verdict, overlay=f"overlays/{number}.jpg"))
    dataset = Dataset("mvtec-loco", "box", folder, (), (), tuple(images))
    figures = category_figures("box", "mvtec-loco", images, lines, None, {"c": HOSTILE}, ("p",))
    return Measured(dataset, tuple(lines), figures, "0", folder)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    item = measured(folder)
    evaluation = Evaluation(
        llm4ad="0",
        root="data",
        finder="taught",
        scoring="graded",
        fingerprints={"box": "0"},
        categories=(item.figures,),
        mean_image_auroc={"logical": Figure(value=0.75, low=0.5, high=1.0)},
    )
    return write_page(folder, evaluation, [item])


def test_the_page_shows_figures_curves_and_mistakes(browser: Browser, page: Path):
    browser.open(page)
    assert browser.run("return document.title") == "Evaluation"
    assert browser.run("return document.querySelectorAll('svg.roc polyline').length") == 2
    words = browser.run(
        "return [...document.querySelectorAll('svg.histogram title')].map(e => e.textContent)"
    )
    assert "1 good with a score from 0.70 to 0.75" in words
    shown = browser.run(
        "return [...document.querySelectorAll('figure')]"
        ".map(e => [e.querySelector('img').naturalWidth, e.textContent])"
    )
    assert [name.split(":")[0] for _, name in shown] == ["good/1.png", "logical/2.png"]
    assert all(width > 0 for width, _ in shown)
    assert browser.log() == []


def test_a_narrow_window_needs_no_sideways_scrolling(browser: Browser, page: Path):
    size = {"width": 500, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.emulate("setDeviceMetricsOverride", **size)
    browser.open(page)
    widths = browser.run(
        "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]"
    )
    browser.emulate("clearDeviceMetricsOverride")
    assert widths[0] <= widths[1]


def test_the_published_rows_stand_below_with_this_run_as_the_last(browser: Browser, page: Path):
    browser.open(page)
    last = browser.run(
        "return [...document.querySelector('#published tr:last-child').children]"
        ".map(e => e.textContent)"
    )
    assert last == ["this run", "pictures of data", "-", "-", "-", "-", "-", "-", ""]
    content = page.read_text(encoding="utf-8")
    assert "LLM4AD (original)" in content
    assert "75.00 [50.0, 100.0]" in content
    assert HOSTILE not in content


def test_without_mistakes_the_page_says_so(tmp_path: Path):
    item = measured(tmp_path)
    chosen = [0, 3, 4]
    images = tuple(item.dataset.test[n] for n in chosen)
    lines = tuple(item.lines[n] for n in chosen)
    figures = category_figures("box", "folder", images, lines, None, {}, ())
    dataset = replace(item.dataset, test=images)
    evaluation = Evaluation(
        llm4ad="0",
        root="data",
        finder="taught",
        scoring="plain",
        fingerprints={},
        categories=(figures.model_copy(update={"layout": "folder"}),),
        mean_image_auroc={},
    )
    all_right = Measured(dataset, lines, figures, "0", tmp_path)
    content = write_page(tmp_path, evaluation, [all_right]).read_text(encoding="utf-8")
    assert content.count("None: every good image scores below every anomalous one.") == 2
    assert "As published" not in content
