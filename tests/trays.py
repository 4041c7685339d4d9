"""Inspections of drawn trays for tests: one that is taught, and the same when it is verified."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image

from llm4ad.folder import PROGRAMS, read_folder_spec, teach_parts
from llm4ad.generate.builtin import write_program
from llm4ad.program.source import docstring_literal, new_program, write_program_file
from tests.product import HEIGHT, PARTS, WIDTH, draw_product, write_product

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ONE_TRAY = "There is exactly one tray."
FOUR_COINS = "There are exactly four coins."
TWO_BARS = "There are exactly two bars."
BLUE_BARS = "All bars are blue."
WIDE_TRAY = "The tray is at least 300 pixels wide."
USUAL = (
    "The tray has the usual length.",
    "The tray has the usual width.",
    "The tray has the usual height.",
    "The tray has the usual size.",
    "The tray is at the usual place.",
)
COUNTS = (ONE_TRAY, FOUR_COINS, TWO_BARS)
SENTENCES = (*COUNTS, BLUE_BARS, WIDE_TRAY, *USUAL)
IDS = {sentence: sentence.rstrip(".").lower().replace(" ", "-") for sentence in SENTENCES}
NORMALS = 12


@pytest.fixture(scope="session")
def normal_trays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of normal pictures in changing light."""
    folder = tmp_path_factory.mktemp("normals")
    for number in range(NORMALS):
        rgb, _ = draw_product(100 + number, light=(0.9, 1.0, 1.1)[number % 3])
        keep_picture(rgb, folder / f"{number:02}.png")
    return folder


@pytest.fixture(scope="session")
def taught_trays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an inspection that can inspect and was never verified; not to be changed."""
    folder = tmp_path_factory.mktemp("trays") / "taught"
    folder.mkdir()
    write_conditions(folder, SENTENCES)
    teach_parts(folder, [write_product(folder.parent / "marked", [0, 1])])
    return only_conditions(folder, SENTENCES)


@pytest.fixture(scope="session")
def verified_trays(taught_trays: Path, normal_trays: Path) -> Path:
    """Return the same inspection, verified with all normal pictures; not to be changed."""
    # A plugin that cannot be imported stops all tests, not only those of verification.
    from llm4ad.verification import verify_inspection

    folder = taught_trays.parent / "verified"
    shutil.copytree(taught_trays, folder)
    verify_inspection(folder, [normal_trays])
    return folder


@pytest.fixture(scope="session")
def small_trays(taught_trays: Path, normal_trays: Path) -> Path:
    """Return an inspection of three counts that three pictures verified; not to be changed."""
    from llm4ad.verification import verify_inspection

    folder = taught_trays.parent / "small"
    shutil.copytree(taught_trays, folder)
    only_conditions(folder, COUNTS)
    verify_inspection(folder, first_normals(normal_trays, 3))
    return folder


@pytest.fixture
def taught_copy(taught_trays: Path, tmp_path: Path) -> Path:
    """Return an inspection of its own, to spoil."""
    return Path(shutil.copytree(taught_trays, tmp_path / "trays"))


@pytest.fixture
def small_copy(small_trays: Path, tmp_path: Path) -> Path:
    """Return a verified inspection of three counts of its own, to spoil."""
    return Path(shutil.copytree(small_trays, tmp_path / "small trays"))


@pytest.fixture
def verified_copy(verified_trays: Path, tmp_path: Path) -> Path:
    """Return a verified inspection of its own, to spoil."""
    return Path(shutil.copytree(verified_trays, tmp_path / "verified trays"))


def write_conditions(folder: Path, sentences: Sequence[str]) -> None:
    """Write the sentences of an inspection."""
    text = "".join(f"- {sentence}\n" for sentence in sentences)
    (folder / "normal.md").write_text(text, encoding="utf-8")


def only_conditions(folder: Path, sentences: Sequence[str]) -> Path:
    """Leave some conditions of an inspection, or give it others, with their programs."""
    write_conditions(folder, sentences)
    shutil.rmtree(folder / PROGRAMS, ignore_errors=True)
    (folder / PROGRAMS).mkdir()
    for condition in read_folder_spec(folder).conditions:
        source = write_program(condition.text, frozenset(PARTS))
        path = folder / PROGRAMS / f"{condition.id}.py"
        write_program_file(new_program(condition.id, source, "builtin"), path)
    return folder


def put_program(folder: Path, sentence: str, *lines: str) -> Path:
    """Put another program in the place of that of a sentence; ``lines`` are those of its body."""
    body = "".join(f"    {line}\n" for line in (docstring_literal(sentence), *lines))
    source = f"def check(scene: Scene) -> list[Expectation]:\n{body}"
    path = folder / PROGRAMS / f"{IDS[sentence]}.py"
    write_program_file(new_program(IDS[sentence], source, "hand"), path)
    return path


def keep_picture(rgb: NDArray[np.uint8], path: Path) -> Path:
    """Write a picture to a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(rgb).save(path)
    return path


def first_normals(folder: Path, count: int) -> list[Path]:
    """Return the first normal pictures; fewer than four are looked at without other processes."""
    return sorted(folder.iterdir())[:count]


def seen_from_afar(seed: int, share: float) -> NDArray[np.uint8]:
    """Draw a normal picture smaller, on its own background; ``share`` of the usual size."""
    rgb, _ = draw_product(seed)
    size = (round(WIDTH * share), round(HEIGHT * share))
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    canvas = np.empty_like(rgb)
    canvas[:] = np.median(rgb[:8].reshape(-1, 3), axis=0).astype(np.uint8)
    left, top = (WIDTH - size[0]) // 2, (HEIGHT - size[1]) // 2
    canvas[top : top + size[1], left : left + size[0]] = small
    return canvas


def lying_elsewhere(seed: int, right: int, down: int) -> NDArray[np.uint8]:
    """Draw a normal picture moved by some pixels; its border is drawn out."""
    rgb, _ = draw_product(seed)
    moved = np.array([[1, 0, right], [0, 1, down]], np.float32)
    edge = cv2.BORDER_REPLICATE
    return np.asarray(cv2.warpAffine(rgb, moved, (WIDTH, HEIGHT), borderMode=edge), np.uint8)


def digests(folder: Path) -> dict[str, str]:
    """Return a digest of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
