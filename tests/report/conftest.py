from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from llm4ad.report.overlay import encode_overlay
from llm4ad.report.run import open_run
from tests.report.lunch_box import CONDITIONS, draw_mixed, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def write_run(tmp_path: Path) -> Callable[[int], Path]:
    """Return a function that writes a run of so many images, and one more that is unreadable."""

    def write(count: int) -> Path:
        with open_run(tmp_path / "out", CONDITIONS, title="Lunch boxes") as run:
            for box in draw_mixed(count):
                run.add(box.verdict, encode_overlay(box.rgb, box.verdict))
            run.add(unreadable(), None)
            run.finish()
        return tmp_path / "out"

    return write
