from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm4ad.errors import ResultError
from llm4ad.scene.detection import Detection
from llm4ad.vision.find_cache import FindCache, picture_digest

if TYPE_CHECKING:
    from pathlib import Path


def detection(name: str, box: tuple[int, int, int, int], seed: int = 0, p: float = 0.5):
    mask = np.random.default_rng(seed).random((box[3] - box[1], box[2] - box[0])) > 0.4
    mask[0, 0] = True
    return Detection(name, box, mask, p)


def same(first: Detection, second: Detection) -> bool:
    return (
        (first.name, first.xyxy, first.probability)
        == (second.name, second.xyxy, second.probability)
    ) and np.array_equal(first.mask, second.mask)


def test_finds_come_back_as_they_were(tmp_path: Path):
    cache = FindCache(tmp_path / "deep" / "finds.sqlite")
    nuts = [detection("nut", (3, 4, 16, 9), 1, 0.25), detection("nut", (0, 0, 1, 1), 2, 1.0)]
    cache.write("picture", "finder", {"nut": nuts, "bolt": []})
    found = FindCache(tmp_path / "deep" / "finds.sqlite").read(
        "picture", "finder", ["nut", "bolt", "tray"]
    )
    assert found.keys() == {"nut", "bolt"}
    assert found["bolt"] == []
    assert all(map(same, found["nut"], nuts))
    assert found["nut"][0].mask.dtype == np.bool_


boxes = st.tuples(*(st.integers(0, 40) for _ in range(2)), *(st.integers(1, 20) for _ in range(2)))


@settings(max_examples=15)
@given(st.lists(st.tuples(boxes, st.floats(0, 1), st.integers(0, 9))))
def test_any_finds_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    finds: list[tuple[tuple[int, int, int, int], float, int]],
):
    cache = FindCache(tmp_path_factory.mktemp("finds") / "finds.sqlite")
    given_ones = [
        detection("部品", (x, y, x + width, y + height), seed, p)
        for (x, y, width, height), p, seed in finds
    ]
    cache.write("p", "f", {"部品": given_ones})
    found = cache.read("p", "f", ["部品"])["部品"]
    assert len(found) == len(given_ones)
    assert all(map(same, found, given_ones))


@pytest.mark.parametrize("key", [("other", "finder"), ("picture", "other")])
def test_finds_of_another_picture_or_finder_are_none(tmp_path: Path, key: tuple[str, str]):
    cache = FindCache(tmp_path / "finds.sqlite")
    assert cache.read("picture", "finder", ["nut"]) == {}
    cache.write("picture", "finder", {"nut": [detection("nut", (0, 0, 4, 4))]})
    assert cache.read(*key, ["nut"]) == {}


def test_what_is_found_anew_replaces_the_old(tmp_path: Path):
    cache = FindCache(tmp_path / "finds.sqlite")
    cache.write("picture", "finder", {"nut": [detection("nut", (0, 0, 4, 4))]})
    cache.write("picture", "finder", {"nut": []})
    assert cache.read("picture", "finder", ["nut"]) == {"nut": []}


def test_the_oldest_finds_go_when_there_are_too_many(tmp_path: Path):
    file = tmp_path / "finds.sqlite"
    cache = FindCache(file, max_bytes=200_000)
    for number in range(60):
        cache.write(f"picture {number}", "finder", {"nut": [detection("nut", (0, 0, 200, 200))]})
    assert cache.read("picture 0", "finder", ["nut"])  # used again, so it is not the oldest
    assert file.stat().st_size > 200_000
    cache.shrink()
    assert cache.read("picture 0", "finder", ["nut"])
    assert cache.read("picture 59", "finder", ["nut"])
    assert not cache.read("picture 1", "finder", ["nut"])


def test_the_file_stops_growing_however_long_it_is_used(tmp_path: Path):
    file = tmp_path / "finds.sqlite"
    cache = FindCache(file, max_bytes=200_000)
    for number in range(150):
        cache.write(f"picture {number}", "finder", {"nut": [detection("nut", (0, 0, 200, 200))]})
        cache.shrink()
    assert 3 * file.stat().st_size < 150 * 5000
    assert file.stat().st_size < 1.2 * 200_000
    assert cache.read("picture 149", "finder", ["nut"])


def test_several_may_write_at_once(tmp_path: Path):
    file = tmp_path / "finds.sqlite"

    def write(number: int) -> None:
        FindCache(file).write(f"{number}", "finder", {"nut": [detection("nut", (0, 0, 9, 9))]})

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(40)))
    assert all(FindCache(file).read(f"{number}", "finder", ["nut"]) for number in range(40))


def test_a_damaged_file_is_named_with_the_way_out(tmp_path: Path):
    file = tmp_path / "finds.sqlite"
    file.write_bytes(b"no database at all" * 100)
    with pytest.raises(ResultError, match=r"finds\.sqlite: .*delete it to start anew"):
        FindCache(file).read("picture", "finder", ["nut"])
    with pytest.raises(ResultError, match="delete it"):
        FindCache(tmp_path / "finds.sqlite" / "below").write("picture", "finder", {"nut": []})


def test_a_damaged_find_is_named_too(tmp_path: Path):
    file = tmp_path / "finds.sqlite"
    cache = FindCache(file)
    cache.write("picture", "finder", {"nut": [detection("nut", (0, 0, 4, 4))]})
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("update finds set content = ?", (b"rubbish",))
    connection.close()
    with pytest.raises(ResultError, match=r"finds\.sqlite: .*delete it to start anew"):
        cache.read("picture", "finder", ["nut"])


def test_a_picture_is_known_by_its_pixels_and_shape():
    rgb = np.random.default_rng(0).integers(0, 255, (4, 6, 3), dtype=np.uint8)
    other = rgb.copy()
    other[3, 5, 2] ^= 1
    digests = {picture_digest(item) for item in (rgb, other, rgb.reshape(6, 4, 3))}
    assert len(digests) == 3
    assert picture_digest(np.asfortranarray(rgb)) == picture_digest(rgb)
