from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.errors import ResultError
from llm4ad.report.results import ResultLine, ResultsWriter, read_results
from llm4ad.verdict.finding import Finding, Place, Verdict
from tests.report.lunch_box import draw_lunch_box, odd_verdicts

if TYPE_CHECKING:
    from collections.abc import Generator


def _line(image: str = "a.png", reason: str = "kept") -> ResultLine:
    return ResultLine.from_verdict(Verdict(image, (4, 3), 0.25, "normal", reason))


def _written(folder: Path, lines: list[ResultLine]) -> Path:
    with ResultsWriter(folder) as writer:
        for line in lines:
            writer.write(line)
    return writer.path


@contextmanager
def _largest_file(size: int) -> Generator[None]:
    """Let the operating system refuse every byte of a file beyond this size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_line_holds_the_verdict():
    verdict = draw_lunch_box("a/b.png", oranges=1).verdict
    stored = json.loads(
        ResultLine.from_verdict(verdict, overlay="overlays/a.jpg").model_dump_json()
    )
    assert stored["image"] == "a/b.png"
    assert (stored["width"], stored["height"]) == (640, 480)
    assert stored["anomaly_score"] == 0.96
    assert stored["verdict"] == "anomalous"
    assert stored["overlay"] == "overlays/a.jpg"
    first = stored["findings"][0]
    assert (first["condition"], first["state"], first["score"]) == ("oranges", "violated", 0.96)
    assert first["parts"] == [0]
    assert first["places"][0]["name"] == "orange"
    assert len(first["places"][0]["corners"]) == 4
    names = [part["name"] for part in stored["parts"]]
    assert names == ["orange", "peach", "cereal"]
    assert stored["parts"][0]["xyxy"] == list(verdict.parts[0].xyxy)
    assert stored["parts"][1]["probability"] == 0.97


def test_odd_verdicts_come_back_as_written(tmp_path: Path):
    lines = [ResultLine.from_verdict(verdict) for verdict in odd_verdicts()]
    assert read_results(_written(tmp_path, lines)) == lines
    assert len(lines[2].findings) == 500
    assert lines[5].image == r"undecodable \udcff.png"


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_is_one_line(image: str, reason: str):
    with tempfile.TemporaryDirectory() as folder:
        path = _written(Path(folder), [_line(image, reason), _line()])
        first, second = read_results(path)
        assert path.read_bytes().count(b"\n") == 2
    assert second == _line()
    assert first.image == image.encode("utf-8", "backslashreplace").decode()


def test_numbers_out_of_range_are_refused_with_the_image_and_the_field():
    place = Place("gap", ((float("nan"), 0.0),))
    finding = Finding("c", "t", "violated", 0.5, "m", (), (place,))
    for verdict in (
        Verdict("odd.png", (4, 3), float("nan"), "normal", ""),
        Verdict("odd.png", (4, 3), 1.5, "normal", ""),
        Verdict("odd.png", (4, 3), 0.5, "normal", "", (finding,)),
    ):
        with pytest.raises(ResultError, match=r"'odd\.png' cannot be stored: .*(score|corners)"):
            ResultLine.from_verdict(verdict)


@pytest.mark.parametrize("path", ["/etc/x.jpg", "overlays/../x.jpg", "javascript:alert(1)", "x"])
def test_overlay_outside_its_folder_is_refused(path: str):
    with pytest.raises(ResultError, match="overlay"):
        ResultLine.from_verdict(Verdict("a.png", (4, 3), 0.5, "normal", ""), overlay=path)


def test_each_line_is_in_the_file_at_once(tmp_path: Path):
    with ResultsWriter(tmp_path / "new" / "folder") as writer:
        for number in range(1, 4):
            writer.write(_line(f"{number}.png"))
            assert len(read_results(writer.path)) == number


def test_earlier_results_are_replaced_when_the_run_starts(tmp_path: Path):
    path = _written(tmp_path, [_line("old.png")] * 3)
    _written(tmp_path, [_line("new.png")])
    assert [line.image for line in read_results(path)] == ["new.png"]


def test_folder_that_is_a_file_is_refused(tmp_path: Path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(ResultError, match=r"out/results\.jsonl cannot be written"):
        ResultsWriter(tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_full_file_system_leaves_complete_lines(tmp_path: Path):
    length = len(_line("0.png").model_dump_json()) + 1
    with ResultsWriter(tmp_path) as writer:
        with _largest_file(3 * length + length // 2):
            for number in range(3):
                writer.write(_line(f"{number}.png"))
            with pytest.raises(ResultError, match=r"'3\.png' is lost: .*results\.jsonl.*too large"):
                writer.write(_line("3.png"))
            assert writer.path.stat().st_size == 3 * length
        writer.write(_line("4.png"))
    assert [line.image for line in read_results(writer.path)] == [
        "0.png",
        "1.png",
        "2.png",
        "4.png",
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_no_space_left_is_said_with_the_file(tmp_path: Path):
    (tmp_path / "results.jsonl").symlink_to("/dev/full")
    with ResultsWriter(tmp_path) as writer:
        reason = r"results\.jsonl cannot be written: No space left on device; free space"
        with pytest.raises(ResultError, match=reason):
            writer.write(_line())


def test_killed_writer_leaves_readable_results(tmp_path: Path):
    program = (
        "import sys; from pathlib import Path\n"
        "from llm4ad.report.results import ResultLine, ResultsWriter\n"
        "from llm4ad.verdict.finding import Verdict\n"
        "verdict = Verdict('a.png', (4, 3), 0.5, 'normal', 'x' * 100_000)\n"
        "with ResultsWriter(Path(sys.argv[1])) as writer:\n"
        "    while True:\n"
        "        writer.write(ResultLine.from_verdict(verdict)); print(flush=True)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        for _ in range(20):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
    assert len(read_results(tmp_path / "results.jsonl")) >= 20


def test_last_line_may_be_cut_anywhere(tmp_path: Path):
    path = _written(tmp_path, [_line("first.png"), _line("写真.png")])
    content = path.read_bytes()
    start = content.index(b"\n") + 1
    for end in range(start, len(content) - 1):
        path.write_bytes(content[:end])
        assert [line.image for line in read_results(path)] == ["first.png"]
    path.write_bytes(content[:-1])
    assert len(read_results(path)) == 2


@pytest.mark.parametrize(
    "damage", [b"{}", b"", b"not JSON", b"\x00\x00", b'{"image": "a.png"}', b"\xff"]
)
def test_other_damage_is_named_with_its_line(tmp_path: Path, damage: bytes):
    path = _written(tmp_path, [_line()] * 3)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + damage + b"\n" + lines[2])
    with pytest.raises(ResultError, match=r"results\.jsonl, line 2: .* is not a result: .*run aga"):
        read_results(path)


def test_absent_results_are_named(tmp_path: Path):
    with pytest.raises(ResultError, match=r"results\.jsonl cannot be read: No such file"):
        read_results(tmp_path / "results.jsonl")
