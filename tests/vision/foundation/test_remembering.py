from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from llm4ad.errors import ModelError
from llm4ad.vision.find_cache import FindCache
from llm4ad.vision.foundation.remembering import BATCH, RememberedFinder, RememberingFinder
from llm4ad.vision.picture import Picture, read_picture
from tests.colour_eyes import ColourEyes
from tests.product import draw_product

NAMES = frozenset({"coin", "bar"})


@pytest.fixture
def cache(tmp_path: Path) -> FindCache:
    return FindCache(tmp_path / "finds.sqlite")


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number:02}.png" for number in range(2 * BATCH + 3)]
    for number, path in enumerate(paths):
        Image.fromarray(draw_product(number)[0]).save(path)
    return paths


def finder_with(eyes: ColourEyes, cache: FindCache, fingerprint: str = "f") -> RememberingFinder:
    return RememberingFinder(fingerprint, NAMES, cache, lambda: eyes)


def unloadable() -> ColourEyes:
    pytest.fail("the model was loaded although everything was known")


def names_of(finder: RememberingFinder | RememberedFinder, picture: Picture, *names: str):
    return sorted(item.name for item in finder.find(picture, names or NAMES))


def test_a_picture_is_looked_at_once_for_each_name(cache: FindCache):
    eyes = ColourEyes()
    picture = Picture("first", draw_product(1)[0])
    finder = finder_with(eyes, cache)
    assert names_of(finder, picture, "coin") == ["coin"] * 4
    assert names_of(finder, Picture("the same, renamed", picture.rgb)) == ["bar"] * 2 + ["coin"] * 4
    assert names_of(finder, picture) == ["bar"] * 2 + ["coin"] * 4
    assert eyes.asked == [(("coin",), 1), (("bar",), 1)]


def test_another_process_finds_what_was_found_and_loads_nothing(cache: FindCache):
    picture = Picture("first", draw_product(1)[0])
    found = finder_with(ColourEyes(), cache).find(picture, NAMES)
    again = RememberingFinder("f", NAMES, cache, unloadable)
    assert [item.xyxy for item in again.find(picture, NAMES)] == [item.xyxy for item in found]
    told = RememberedFinder("f", NAMES, cache)
    assert (told.part_names, told.fingerprint) == (NAMES, "f")
    assert [item.xyxy for item in told.find(picture, NAMES)] == [item.xyxy for item in found]
    probabilities = [item.probability for item in told.find(picture, NAMES)]
    assert probabilities == sorted(probabilities, reverse=True)


@pytest.mark.parametrize(("fingerprint", "name"), [("other", "coin"), ("f", "tray")])
def test_what_nobody_looked_for_is_no_empty_find(cache: FindCache, fingerprint: str, name: str):
    picture = Picture("first", draw_product(1)[0])
    finder_with(ColourEyes(), cache).find(picture, ["coin"])
    with pytest.raises(ModelError, match=f"first: nobody has looked for '{name}' on it"):
        RememberedFinder(fingerprint, NAMES, cache).find(picture, [name])


def test_pictures_are_looked_at_in_batches_and_in_order(cache: FindCache, paths: list[Path]):
    eyes = ColourEyes()
    finder = finder_with(eyes, cache)
    coming = finder.look_ahead(paths, NAMES)
    assert next(coming) == (paths[0], "")
    assert eyes.asked == [(("bar", "coin"), BATCH)]
    assert [path for path, _ in coming] == paths[1:]
    assert [size for _, size in eyes.asked] == [BATCH, BATCH, 3]
    told = RememberedFinder("f", NAMES, cache)
    for path in paths:
        assert names_of(told, read_picture(path)) == ["bar"] * 2 + ["coin"] * 4
    assert list(RememberingFinder("f", NAMES, cache, unloadable).look_ahead(paths, NAMES))


def test_only_the_new_name_is_looked_for_after_a_condition_was_added(
    cache: FindCache, paths: list[Path]
):
    eyes = ColourEyes()
    finder = finder_with(eyes, cache)
    list(finder.look_ahead(paths[:5], ["coin"]))
    list(finder.look_ahead(paths[:6], NAMES))
    assert eyes.asked == [(("coin",), 5), (("bar",), 5), (("bar", "coin"), 1)]


def test_one_picture_that_is_too_large_does_not_take_the_others_with_it(
    cache: FindCache, paths: list[Path]
):
    rgb, _ = draw_product(5)
    Image.fromarray(rgb).resize((960, 720)).save(paths[2])
    finder = finder_with(ColourEyes(too_large=(720, 960)), cache)
    problems = dict(finder.look_ahead(paths[:5], NAMES))
    assert [path for path, problem in problems.items() if problem] == [paths[2]]
    assert "memory of the GPU is full" in problems[paths[2]]
    told = RememberedFinder("f", NAMES, cache)
    assert len(told.find(read_picture(paths[4]), NAMES)) == 6


def test_a_picture_that_cannot_be_read_is_passed_on(cache: FindCache, paths: list[Path]):
    paths[1].write_bytes(b"no picture")
    eyes = ColourEyes()
    assert list(finder_with(eyes, cache).look_ahead(paths[:3], NAMES)) == [
        (path, "") for path in paths[:3]
    ]
    assert eyes.asked == [(("bar", "coin"), 2)]
