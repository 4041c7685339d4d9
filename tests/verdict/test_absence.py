from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from llm4ad.program.sandbox import Statement, StatementKind
from llm4ad.scene.vocabulary import Region
from llm4ad.verdict.absence import ELSEWHERE, PIECE, found_instead, where_missing
from llm4ad.verdict.occupancy import learn_whereabouts
from llm4ad.verdict.sight import Sight
from tests.drawing import Canvas
from tests.verdict.test_evidence import drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection
    from llm4ad.verdict.occupancy import Whereabouts

NONE = Statement("count", "cable", 0, 1, 1, "", (), None)


def plugs(left: int = 40) -> Canvas:
    canvas = Canvas()
    canvas.box("plug", (left, 100, left + 60, 200), "white")
    return canvas


def with_cable(height: int, canvas: Canvas) -> Canvas:
    canvas.box("cable", (100, height, 300, height + 12), "red")
    return canvas


def traces(*boxes: tuple[int, int, int, int]) -> list[Detection]:
    canvas = Canvas()
    return [canvas.box("cable", box, p=0.01) for box in boxes]


@cache
def known() -> Mapping[str, Whereabouts]:
    canvases = [with_cable(height, plugs()) for height in range(110, 190, 8)]
    return learn_whereabouts([(canvas.scene(), canvas.detections) for canvas in canvases])


def marked(
    canvas: Canvas, left: list[Detection], statement: Statement = NONE
) -> NDArray[np.float32]:
    scene = canvas.scene()
    sight = Sight(scene, canvas.detections, known(), traces=left)
    return drawn(where_missing(statement, ["cable"], (), sight), scene)


def test_a_part_that_was_cut_is_missing_between_its_pieces():
    picture = marked(plugs(), traces((100, 150, 170, 162), (230, 150, 300, 162)))
    assert picture[156, 200] == 1
    assert picture[156, 130] == picture[156, 270] == pytest.approx(PIECE)
    assert picture[120, 200] <= ELSEWHERE


def test_of_two_missing_parts_only_one_may_be_where_the_traces_are():
    two = Statement("count", "cable", 0, 2, 2, "", (), None)
    pieces = traces((320, 20, 340, 32), (360, 20, 380, 32))
    picture = marked(plugs(), pieces, two)
    assert picture[26, 350] == 1
    assert picture[100:200, 100:300].max() == 1


def test_a_misshapen_part_is_marked_itself_however_unusual_its_place():
    picture = marked(plugs(), traces((320, 20, 380, 32)))
    assert picture[26, 350] == 1
    assert 0 < picture[100:200, 100:300].max() <= ELSEWHERE


def bowl(level: int) -> Canvas:
    canvas = Canvas()
    canvas.box("oats", (100, level, 300, 250), "brown")
    return canvas


def test_of_a_filling_of_which_there_is_too_little_the_rest_is_missing():
    canvases = [bowl(level) for level in range(95, 107)]
    usual = learn_whereabouts([(canvas.scene(), canvas.detections) for canvas in canvases])
    left = [Canvas().box("oats", (100, 200, 300, 250), p=0.01)]
    statement = Statement("measure", "share of the bowl", 0, 0.5, None, "share", (), None)
    seen = Sight(Canvas().scene(), [], usual, traces=left)
    picture = drawn(where_missing(statement, ["oats"], (), seen), seen.scene)
    assert picture[115:195, 105:295].min() > 0.9
    assert picture[205:245, 105:295] == pytest.approx(PIECE)


def test_traces_outside_of_the_place_that_a_program_names_are_no_evidence():
    upper = Region("upper half", 0, 0, 400, 0, 0, 150)
    statement = Statement("count", "cable", 0, 1, 1, "", (), upper)
    picture = marked(plugs(), traces((100, 250, 200, 262)), statement)
    assert picture[256, 150] == 0
    assert picture[:150].max() == 1


@pytest.mark.parametrize(
    ("kind", "low", "count", "said"),
    [
        ("count", 1, 2, "2 things look like cable in another shape"),
        ("count", 1, 1, "1 thing looks like cable in another shape"),
        ("count", 1, 0, ""),
        ("count", None, 1, ""),
        ("measure", None, 1, "1 thing looks like cable in another shape"),
    ],
)
def test_it_is_said_what_there_is_of_a_missing_part(
    kind: StatementKind, low: int | None, count: int, said: str
):
    left = traces(*((100, 20 + 40 * number, 160, 32 + 40 * number) for number in range(count)))
    statement = Statement(kind, "cable", 0, low, 1, "", (), None)
    canvas = plugs()
    seen = Sight(canvas.scene(), canvas.detections, {}, traces=left)
    assert found_instead(statement, ["cable"], seen) == said
    assert found_instead(statement, ["plug"], seen) == ""
    beside = Statement(kind, "cable", 0, low, 1, "", (), Region("left", 0, 0, 90, 0, 0, 300))
    assert found_instead(beside, ["cable"], seen) == ""


def test_places_weigh_less_the_more_of_them_are_as_likely():
    picture = marked(plugs(), [])
    assert np.count_nonzero(picture == 1) <= 1.5 * 200 * 12
    assert 0 < np.median(picture[110:190, 100:300]) < 1
    assert picture[:90].max() == picture[215:].max() == 0


def test_what_is_known_of_one_camera_holds_for_a_finer_one():
    fine = Canvas(800, 600)
    fine.box("plug", (80, 200, 200, 400), "white")
    small, large = marked(plugs(), []), marked(fine, [])
    assert np.abs(large[1::2, 1::2] - small).mean() < 0.02


def test_where_nothing_of_a_heap_is_there_all_of_it_is_missing():
    random = np.random.default_rng(3)
    canvases: list[Canvas] = []
    for _ in range(12):
        canvas = Canvas()
        for x, y in random.uniform((120, 60), (280, 240), (40, 2)).tolist():
            canvas.disc("almond", round(x), round(y), 12, "brown")
        canvases.append(canvas)
    heaps = learn_whereabouts([(canvas.scene(), canvas.detections) for canvas in canvases])
    scene = Canvas().scene()
    statement = Statement("count", "almond", 0, 1, None, "", (), None)
    picture = drawn(where_missing(statement, ["almond"], (), Sight(scene, [], heaps)), scene)
    assert np.mean(picture[70:230, 130:270] > 0.4) > 0.9


def test_a_part_that_only_some_normals_have_is_missing_as_a_whole():
    canvases = [plugs() for _ in range(9)]
    for canvas in canvases[::3]:
        canvas.box("cable", (100, 140, 300, 170), "red")
    some = learn_whereabouts([(canvas.scene(), canvas.detections) for canvas in canvases])
    seen = Sight(plugs().scene(), plugs().detections, some)
    picture = drawn(where_missing(NONE, ["cable"], (), seen), seen.scene)
    assert picture[145:165, 105:295].min() > 0.9
    assert picture[:130].max() == picture[180:].max() == 0
