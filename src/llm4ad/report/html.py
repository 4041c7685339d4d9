"""The file report.html: a whole run on one page that needs nothing but itself."""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.resources
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from llm4ad.report.embedding import Content, choose_content
from llm4ad.report.marks import LIKELY, finding_numbers, part_colours
from llm4ad.report.page_template import page_template
from llm4ad.report.results import RESULTS_NAME, iter_results
from llm4ad.report.summary import HISTOGRAM_BINS, VERDICTS, Summary, summarise
from llm4ad.report.whole_file import write_whole_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from llm4ad.report.results import FindingRecord, ResultLine
    from llm4ad.verdict.finding import VerdictName

HTML_NAME = "report.html"
_CHART_HEIGHT = 120


@dataclass(frozen=True, slots=True)
class _Finding:
    number: int | None
    record: FindingRecord


@dataclass(frozen=True, slots=True)
class _Seen:
    """How often a part was seen in one image, and the colour of its outline."""

    name: str
    count: int
    colour: str


@dataclass(frozen=True, slots=True)
class _Card:
    """One image on the page."""

    line: ResultLine
    reason: str | None
    open: list[_Finding]
    kept: list[_Finding]
    conditions: list[int]
    """Positions of the conditions that are not kept."""
    seen: list[_Seen]
    thumbnail: str | None
    large: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class _Bar:
    """One piece of a bar of the histogram, in the units of the drawing."""

    verdict: VerdictName
    x: float
    y: float
    height: float
    words: str


def write_html(
    folder: Path,
    *,
    title: str,
    conditions: Sequence[tuple[str, str]],
    told: Mapping[str, str] | None = None,
) -> Path:
    """Write report.html from results.jsonl and the overlays, and return its path.

    ``conditions`` are (id, sentence), in the order of the page; ``told`` says by id what each
    program checks. The page is one file below about
    40 MB that loads nothing; what a long run leaves out of it, the page says. Raises ResultError
    when results or overlays cannot be read, or the page cannot be written.
    """
    source = folder / RESULTS_NAME
    summary = summarise(iter_results(source), conditions)
    content = choose_content(folder, summary)
    style, script = _asset("report.css"), _asset("report.js")
    page = page_template("llm4ad.report", "report.html.j2").render(
        title=title,
        when=_last_change(source),
        images=len(summary.scores),
        verdicts=[(verdict, summary.count(verdict)) for verdict in VERDICTS],
        conditions=summary.conditions,
        told=told or {},
        most=max((each.violated + each.undecided for each in summary.conditions), default=0),
        bars=_bars(summary),
        highest=_highest(summary),
        chart_height=_CHART_HEIGHT,
        cards=_cards(source, summary, content),
        left_out=_left_out(summary, content),
        style=style,
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )
    path = folder / HTML_NAME
    write_whole_file(path, page.encode())
    return path


@functools.cache
def _asset(name: str) -> str:
    return (importlib.resources.files("llm4ad.report") / "templates" / name).read_text("utf-8")


def _last_change(path: Path) -> str:
    moment = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
    return moment.strftime("%Y-%m-%d %H:%M")


def _cards(source: Path, summary: Summary, content: Content) -> list[_Card]:
    """Read the listed images again, and return their cards, the most important first."""
    positions = {each.id: position for position, each in enumerate(summary.conditions)}
    listed = set(content.listed)
    cards = {
        index: _card(line, positions, content.thumbnails.get(index), content.large.get(index))
        for index, line in enumerate(iter_results(source))
        if index in listed
    }
    return [cards[index] for index in content.listed]


def _card(
    line: ResultLine, positions: dict[str, int], thumbnail: str | None, large: str | None
) -> _Card:
    numbers = finding_numbers(line.findings)
    findings = [_Finding(numbers.get(place), each) for place, each in enumerate(line.findings)]
    shown = [finding for finding in findings if finding.number is not None]
    said = any(finding.record.message == line.reason for finding in shown)
    return _Card(
        line=line,
        reason=None if said else line.reason,
        open=shown,
        kept=[finding for finding in findings if finding.number is None],
        conditions=sorted({positions[finding.record.condition] for finding in shown}),
        seen=_seen(line),
        thumbnail=thumbnail,
        large=large,
        link=None if line.overlay is None else quote(line.overlay),
    )


def _seen(line: ResultLine) -> list[_Seen]:
    likely = [part.name for part in line.parts if part.probability >= LIKELY]
    colours = part_colours(part.name for part in line.parts)
    return [
        _Seen(name, likely.count(name), "#{:02x}{:02x}{:02x}".format(*colours[name]))
        for name in sorted(set(likely))
    ]


def _highest(summary: Summary) -> int:
    totals = zip(*(summary.histogram(verdict) for verdict in VERDICTS), strict=True)
    return max(map(sum, totals), default=0)


def _bars(summary: Summary) -> list[_Bar]:
    """Stack the verdicts on each other, normal at the bottom."""
    highest = max(_highest(summary), 1)
    tops = [float(_CHART_HEIGHT)] * HISTOGRAM_BINS
    bars: list[_Bar] = []
    for verdict in reversed(VERDICTS):
        for position, count in enumerate(summary.histogram(verdict)):
            if not count:
                continue
            # One image among thousands stays visible.
            height = max(2.0, count / highest * _CHART_HEIGHT)
            tops[position] -= height
            low, high = position / HISTOGRAM_BINS, (position + 1) / HISTOGRAM_BINS
            words = f"score {low:.2f} to {high:.2f}: {count} {verdict}"
            bars.append(_Bar(verdict, 100 * low, tops[position], height, words))
    return bars


def _left_out(summary: Summary, content: Content) -> list[str]:
    """Say in sentences what the page does not show."""
    drawn = [index for index in content.listed if summary.overlays[index] is not None]
    unlisted = len(summary.scores) - len(content.listed)
    unshown = sum(index not in content.thumbnails for index in drawn)
    small = len(content.thumbnails) - len(content.large)
    sentences: list[str] = []
    if unlisted:
        sentences.append(
            f"Not listed here: {_images(unlisted)}, the least conspicuous ones. results.csv and"
            " results.jsonl beside this page hold all."
        )
    if unshown:
        sentences.append(
            f"Without a picture in this page: {_images(unshown)}. Their links lead to the folder"
            " overlays."
        )
    if small:
        sentences.append(
            f"With only a small picture in this page: {_images(small)}. Their links lead to the"
            " large ones in the folder overlays."
        )
    return sentences


def _images(count: int) -> str:
    return "1 image" if count == 1 else f"{count} images"
