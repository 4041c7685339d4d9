from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from llm4ad.errors import ResultError
from llm4ad.report import embedding
from llm4ad.report.html import write_html
from llm4ad.report.results import ResultLine, ResultsWriter
from tests.report.lunch_box import odd_verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from llm4ad.verdict.finding import Verdict

HOSTILE = "<script>alert(1)</script>\"'</script>&<img src=x onerror=alert(1)>{{ 7 * 7 }}"


class Page(HTMLParser):
    """A page as its tags, attributes and texts."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())

    def all(self, wanted: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == wanted]


def _write(
    folder: Path,
    verdicts: list[Verdict],
    title: str = "T",
    conditions: Sequence[tuple[str, str]] = (),
) -> tuple[str, Page]:
    with ResultsWriter(folder) as writer:
        for verdict in verdicts:
            writer.write(ResultLine.from_verdict(verdict))
    content = write_html(folder, title=title, conditions=conditions).read_text("utf-8")
    return content, Page(content)


def test_page_says_every_finding_with_its_state(write_run: Callable[[int], Path]):
    folder = write_run(10)
    page = Page((folder / "report.html").read_text("utf-8"))
    texts = " ".join(page.texts)
    assert texts.count("oranges on the left: 1, wanted 2") == 1
    assert texts.count("oranges on the left: 3, wanted 2") == 1
    assert texts.count("whether the peach is there is a coin toss") == 1
    assert texts.count("the cereal fills 96 % of the upper half") == 10
    assert texts.count("the picture cannot be read: it ends early") == 1
    states = [text for text in page.texts if text in {"kept", "violated", "undecided"}]
    assert states.count("violated") == 2
    assert states.count("kept") == 10 * 3 - 3


def test_page_sums_up(write_run: Callable[[int], Path]):
    content = (write_run(10) / "report.html").read_text("utf-8")
    for verdict, count in {"anomalous": 2, "undecided": 2, "normal": 7}.items():
        assert f"<strong>{count}</strong> <span>{verdict}</span>" in content
    assert "score 0.95 to 1.00: 2 anomalous" in content
    assert "There are exactly two oranges in the left compartment." in content


def test_page_needs_nothing_but_itself(write_run: Callable[[int], Path]):
    page = Page((write_run(10) / "report.html").read_text("utf-8"))
    for tag, attributes in page.tags:
        assert tag not in {"iframe", "object", "embed", "base", "video", "audio"}
        assert not any(name.startswith("on") for name in attributes)
        for name in ("src", "data-large"):
            assert (attributes.get(name) or "data:").startswith("data:")
        assert (attributes.get("href") or "data:,").startswith(("data:,", "overlays/"))
        assert "url(" not in (attributes.get("style") or "")
    assert not re.search(r"url\(|@import|https?:", " ".join(page.texts))
    policy = next(each["content"] for each in page.all("meta") if "http-equiv" in each)
    assert policy is not None
    assert policy.startswith("default-src 'none'; img-src data:")


def test_policy_allows_the_script_of_the_page_and_no_other(tmp_path: Path):
    content, page = _write(tmp_path, [])
    (script,) = re.findall(r"<script>(.*?)</script>", content, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in (page.all("meta")[1]["content"] or "")


def test_links_lead_to_the_overlays(write_run: Callable[[int], Path]):
    folder = write_run(10)
    page = Page((folder / "report.html").read_text("utf-8"))
    links = {each["href"] for each in page.all("a")}
    assert links == {f"overlays/{path.name}" for path in (folder / "overlays").iterdir()}


def test_hostile_names_stay_text(tmp_path: Path):
    _, plain = _write(tmp_path, [], conditions=((("c", "t")),))
    content, page = _write(tmp_path, odd_verdicts(), HOSTILE, ((HOSTILE, HOSTILE),))
    assert {tag for tag, _ in page.tags} - {tag for tag, _ in plain.tags} <= {
        *("article", "h3", "ul", "li", "details", "summary", "i", "a", "rect")
    }
    assert len(page.all("script")) == 1
    assert page.all("img") == plain.all("img")
    assert not any(name.startswith("on") for _, each in page.tags for name in each)
    assert "<script>alert" not in content
    assert page.texts.count(HOSTILE) >= 3
    hostile = odd_verdicts()[3].image
    assert hostile in page.texts
    assert {"value": HOSTILE, "data-position": "0"} in page.all("option")


def test_odd_verdicts_are_all_there(tmp_path: Path):
    content, page = _write(tmp_path, odd_verdicts())
    assert len(page.all("article")) == len(odd_verdicts())
    assert "写真/検査 😀.png" in page.texts
    assert "ねじは二つある 🔩" in page.texts
    assert page.texts.count("ねじが一つ足りない 😀") == 501
    assert "488 more" in content


def test_empty_run_has_a_page(tmp_path: Path):
    content, page = _write(tmp_path, [])
    assert "There are no conditions." in page.texts
    assert "0 images" in content


def test_interrupted_run_has_a_page(tmp_path: Path):
    _write(tmp_path, odd_verdicts())
    path = tmp_path / "results.jsonl"
    path.write_bytes(path.read_bytes()[:-30])
    content = write_html(tmp_path, title="T", conditions=()).read_text("utf-8")
    assert len(Page(content).all("article")) == len(odd_verdicts()) - 1


def test_what_is_left_out_is_said(
    write_run: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
):
    folder = write_run(10)
    assert 'class="note left-out"' not in (folder / "report.html").read_text("utf-8")
    monkeypatch.setattr(embedding, "WORD_BUDGET", 9 * 2300)
    monkeypatch.setattr(embedding, "THUMBNAIL_BUDGET", 40_000)
    monkeypatch.setattr(embedding, "PICTURE_BUDGET", 40_000)
    content = write_html(folder, title="T", conditions=()).read_text("utf-8")
    page = Page(content)
    listed, drawn = len(page.all("article")), content.count("data:image/jpeg")
    assert listed < 11
    assert 0 < drawn < listed - 1
    notes = re.findall(r'left-out">([^<]*)', content)
    unlisted = 11 - listed
    assert notes[0].startswith(f"Not listed here: {unlisted} image")
    assert notes[1].startswith(f"Without a picture in this page: {listed - 1 - drawn} image")
    assert notes[2].startswith(f"With only a small picture in this page: {drawn} image")


def test_absent_results_are_named(tmp_path: Path):
    with pytest.raises(ResultError, match=r"results\.jsonl cannot be read"):
        write_html(tmp_path, title="T", conditions=())


def test_the_page_tells_what_each_program_checks(tmp_path: Path):
    (tmp_path / "results.jsonl").write_text("", encoding="utf-8")
    conditions = [("nuts", "There are two nuts."), ("rice", "ご飯がある。")]
    told = {"nuts": "Exactly 2 <nuts>."}
    content = write_html(tmp_path, title="T", conditions=conditions, told=told).read_text("utf-8")
    assert "<bdi>Exactly 2 &lt;nuts&gt;.</bdi>" in content
    assert content.count('class="told"') == 1
