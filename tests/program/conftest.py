from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from llm4ad.program.sandbox import Sandbox
from tests.drawing import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.scene.vocabulary import Scene


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


@pytest.fixture(scope="module")
def scene() -> Scene:
    canvas = Canvas(400, 300)
    canvas.box("tray", (50, 50, 350, 250), "white")
    canvas.disc("nut", 100, 100, 20, "yellow", p=0.9)
    canvas.disc("nut", 300, 100, 20, "yellow", p=0.6)
    canvas.disc("washer", 200, 200, 20, "red", p=0.3)
    return canvas.scene()
