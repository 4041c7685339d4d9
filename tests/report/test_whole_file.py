from __future__ import annotations

from pathlib import Path

import pytest

from llm4ad.errors import ResultError
from llm4ad.report.whole_file import write_whole_file


def test_file_and_its_folder_are_made(tmp_path: Path):
    write_whole_file(tmp_path / "new" / "a.jpg", b"content")
    assert (tmp_path / "new" / "a.jpg").read_bytes() == b"content"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.jpg"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_keeps_the_earlier_file_and_leaves_no_draft(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"earlier")
    (tmp_path / "a.csv.part").symlink_to("/dev/full")
    with pytest.raises(ResultError, match=r"a\.csv cannot be written: No space left on device"):
        write_whole_file(path, b"later")
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_folder_that_is_a_file_is_named(tmp_path: Path):
    (tmp_path / "folder").write_text("mine")
    with pytest.raises(ResultError, match=r"folder/a\.jpg cannot be written"):
        write_whole_file(tmp_path / "folder" / "a.jpg", b"")
