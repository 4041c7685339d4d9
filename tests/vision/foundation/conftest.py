from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


class Checkpoints:
    """Folders with small models, each made when it is asked for first."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __getitem__(self, kind: str) -> Path:
        from tests.vision.foundation import checkpoints

        checkpoints.transformers.utils.logging.disable_progress_bar()
        folder = self._root / kind
        if folder.exists():
            return folder
        checkpoints.torch.manual_seed(0)
        if kind == "sam3_video":
            checkpoints.sam3_video(folder, self["sam3"])
        elif kind.endswith("_video"):
            checkpoints.as_video(folder, self[kind.removesuffix("_video")], kind)
        else:
            checkpoints.MAKERS[kind](folder)
        return folder


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return folders of small models by their kind."""
    torch = pytest.importorskip("torch", reason="foundation models need torch: pip install torch")
    pytest.importorskip(
        "transformers", reason="foundation models need pip install 'llm4ad[foundation]'"
    )
    torch.set_num_threads(1)  # networks this small only wait for each other's threads
    return Checkpoints(tmp_path_factory.mktemp("checkpoints"))
