from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from llm4ad.errors import ResultError
from llm4ad.report import embedding
from llm4ad.report.embedding import choose_content
from llm4ad.report.results import ResultLine
from llm4ad.report.summary import Summary, summarise
from llm4ad.verdict.finding import Verdict, VerdictName

if TYPE_CHECKING:
    from pathlib import Path

OVERLAY = "overlays/a.jpg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "overlays").mkdir()
    Image.new("RGB", (1200, 600), "teal").save(tmp_path / OVERLAY)
    return tmp_path


def _summary(**counts: int) -> Summary:
    names: dict[str, VerdictName] = {
        "normal": "normal",
        "anomalous": "anomalous",
        "undecided": "undecided",
    }
    verdicts = [
        Verdict(f"{name}{number}", (4, 3), number / count / 2, names[name], "")
        for name, count in counts.items()
        for number in range(count)
    ]
    return summarise([ResultLine.from_verdict(each, overlay=OVERLAY) for each in verdicts], [])


def _size(uri: str) -> tuple[int, int]:
    content = base64.b64decode(uri.removeprefix("data:image/jpeg;base64,"), validate=True)
    return Image.open(io.BytesIO(content)).size


def test_few_images_have_both_sizes(folder: Path):
    content = choose_content(folder, _summary(normal=3, anomalous=2))
    assert content.listed == [4, 3, 2, 1, 0]
    assert set(content.thumbnails) == set(content.large) == {0, 1, 2, 3, 4}
    assert _size(content.thumbnails[0]) == (320, 160)
    assert _size(content.large[0]) == (900, 450)


def test_more_than_200_images_have_small_normal_ones(folder: Path):
    content = choose_content(folder, _summary(normal=200, undecided=1, anomalous=2))
    assert len(content.thumbnails) == 203
    assert set(content.large) == {200, 201, 202}


def test_more_than_1000_images_have_50_normal_pictures(folder: Path):
    content = choose_content(folder, _summary(normal=1000, undecided=1, anomalous=2))
    assert len(content.listed) == 1003
    assert set(content.thumbnails) == {*range(950, 1000), 1000, 1001, 1002}
    assert set(content.large) == {1000, 1001, 1002}


def test_budgets_keep_the_most_important(folder: Path, monkeypatch: pytest.MonkeyPatch):
    summary = _summary(normal=6, anomalous=2)
    uri = choose_content(folder, summary).thumbnails[0]
    monkeypatch.setattr(embedding, "THUMBNAIL_BUDGET", 4 * len(uri) + 1)
    monkeypatch.setattr(embedding, "PICTURE_BUDGET", 4 * len(uri) + 10)
    words = summary.page_bytes[summary.by_importance]
    monkeypatch.setattr(embedding, "WORD_BUDGET", int(words[:5].sum()) + 1)
    content = choose_content(folder, summary)
    assert content.listed == [7, 6, 5, 4, 3]
    assert list(content.thumbnails) == [7, 6, 5, 4]
    assert content.large == {}


@pytest.mark.parametrize("content", [None, b"not a JPEG"])
def test_overlay_that_cannot_be_read_is_named(folder: Path, content: bytes | None):
    (folder / OVERLAY).unlink()
    if content is not None:
        (folder / OVERLAY).write_bytes(content)
    with pytest.raises(ResultError, match=r"overlays/a\.jpg cannot be read: .*run the inspection"):
        choose_content(folder, _summary(normal=1))


def test_no_images(tmp_path: Path):
    assert choose_content(tmp_path, summarise([], [])).listed == []
