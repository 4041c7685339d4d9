from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.errors import ResultError
from llm4ad.report.overlay import encode_overlay
from llm4ad.report.results import read_results
from llm4ad.report.run import open_run, overlay_path
from tests.report.lunch_box import draw_lunch_box, odd_verdicts, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _names(folder: Path) -> set[str]:
    files = folder.rglob("*")
    return {path.relative_to(folder).as_posix() for path in files if path.is_file()}


def test_run_writes_results_overlays_table_and_page(write_run: Callable[[int], Path]):
    folder = write_run(4)
    lines = read_results(folder / "results.jsonl")
    overlays = [line.overlay for line in lines]
    assert len(lines) == 5
    assert overlays[4] is None
    assert _names(folder) == {"results.jsonl", "results.csv", "report.html", *overlays[:4]}


def test_odd_verdicts_are_written(tmp_path: Path):
    with open_run(tmp_path, []) as run:
        for verdict in odd_verdicts():
            run.add(verdict, b"picture" if verdict.findings else None)
    lines = read_results(tmp_path / "results.jsonl")
    for line in lines:
        assert line.overlay is None or (tmp_path / line.overlay).read_bytes() == b"picture"
    assert sum(line.overlay is not None for line in lines) == 3


@given(st.text(st.characters(), max_size=400))
def test_overlay_names_fit_every_file_system(image: str):
    folder, name = overlay_path(image).split("/")
    assert folder == "overlays"
    assert name.endswith(".jpg")
    assert len(name.encode()) < 150
    assert not set(name) & set('\\:*?"<>|\n\0 ')
    assert name[0] not in ".-"
    assert overlay_path(image) == overlay_path(image)


def test_overlay_names_are_readable_and_never_shared():
    images = [
        "a/b.png",
        "a_b.png",
        "a\\b.png",
        "A/b.png",
        "b.png",
        "c/b.png",
        "a/b.jpg",
        f"{'x' * 300}/1.png",
        f"{'y' * 300}/1.png",
        "写真" * 100 + "1.png",
        "写真" * 100 + "2.png",
        "e\u0301.png",
        "\u00e9.png",
        "\udcff.png",
        "",
        "..",
        "CON",
    ]
    paths = [overlay_path(image) for image in images]
    assert len({path.rsplit("-", 1)[1].lower() for path in paths}) == len(images)
    assert paths[0].startswith("overlays/a_b_png-")
    assert "写真1_png-" in paths[9]


def test_image_that_occurs_again_keeps_both_overlays(tmp_path: Path):
    with open_run(tmp_path, []) as run:
        for content in (b"one", b"two"):
            run.add(draw_lunch_box().verdict, content)
    first, second = (line.overlay for line in read_results(tmp_path / "results.jsonl"))
    assert first is not None
    assert second is not None
    assert (tmp_path / first).read_bytes() == b"one"
    assert (tmp_path / second).read_bytes() == b"two"


def test_new_run_removes_the_earlier_one_and_nothing_else(write_run: Callable[[int], Path]):
    folder = write_run(2)
    (folder / "overlays" / "mine.jpg").write_bytes(b"mine")
    (folder / "notes.txt").write_text("mine")
    with open_run(folder, []) as run:
        assert _names(folder) == {"results.jsonl", "overlays/mine.jpg", "notes.txt"}
        run.add(unreadable(), None)
    assert len(read_results(folder / "results.jsonl")) == 1


def test_new_run_starts_over_damaged_results(tmp_path: Path):
    (tmp_path / "results.jsonl").write_text("damaged\n")
    with open_run(tmp_path, []) as run:
        run.add(unreadable(), None)
    assert len(read_results(tmp_path / "results.jsonl")) == 1


def test_overlay_that_cannot_be_written_leaves_no_line(tmp_path: Path):
    (tmp_path / "overlays").write_text("a file in the way")
    with open_run(tmp_path, []) as run:
        with pytest.raises(ResultError, match=r"overlays/test_000_png-\w+\.jpg cannot be written"):
            run.add(draw_lunch_box().verdict, b"picture")
        assert read_results(tmp_path / "results.jsonl") == []


def test_interrupted_run_can_be_finished(tmp_path: Path):
    box = draw_lunch_box()
    with open_run(tmp_path, []) as run:
        run.add(box.verdict, encode_overlay(box.rgb, box.verdict))
    assert run.finish() == tmp_path / "report.html"
    assert "test/000.png" in (tmp_path / "results.csv").read_text("utf-8-sig")
