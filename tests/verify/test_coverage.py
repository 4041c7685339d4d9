from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial

import pytest

from llm4ad.generate.builtin import write_program
from llm4ad.program.check import check_program
from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import new_program
from llm4ad.scene.colours import COLOUR_NAMES
from llm4ad.scene.detection import Detection
from llm4ad.scene.vocabulary import Scene
from llm4ad.verdict.calibration import Calibration
from llm4ad.verdict.judge import plausible_levels, variants_at
from llm4ad.verdict.learning import Answer, calibrate
from llm4ad.verify.coverage import GRADED, Coverage, Trials, cover, grouped
from llm4ad.verify.coverage import Tested as Ready  # not a test
from llm4ad.verify.mutation import Mutation
from tests.drawing import Canvas
from tests.scripted import HEAD

Normal = tuple[Scene, Sequence[Detection]]
NAMES = ("nut", "washer", "tray")
NORMALS = 4
REMOVE, ADD = Mutation("remove", "nut"), Mutation("add", "nut")


def canvas(number: int, nuts: int = 3, washers: int = 2) -> Canvas:
    drawn = Canvas(400, 300)
    x, y = 5 * (number % 3), 4 * (number % 4)
    drawn.box("tray", (30 + x, 30 + y, 360 + x, 270 + y), "white")
    for n in range(nuts):
        drawn.box("nut", (60 + 90 * n + x, 70 + y, 90 + 90 * n + x, 90 + y), "brown")
    for n in range(washers):
        drawn.disc("washer", 90 + 130 * n + x, 190 + y, 14, "grey")
    return drawn


def normals(*drawn: Canvas) -> list[Normal]:
    return [(one.scene(), one.detections) for one in drawn or map(canvas, range(NORMALS))]


def written(condition: str, sentence: str, reading: str = "") -> Ready:
    program = new_program(condition, write_program(sentence, NAMES), "test")
    other = new_program(condition, write_program(reading, NAMES), "test") if reading else None
    return Ready(condition, program, check_program(program), other)


def coded(condition: str, *lines: str) -> Ready:
    source = HEAD + "".join(f"    {line}\n" for line in lines)
    program = new_program(condition, source, "test")
    return Ready(condition, program, check_program(program))


NUTS = written("nuts", "There are exactly three nuts.")
WASHERS = written("washers", "There are exactly two washers.")
TRAY = written("tray", "There is exactly one tray.")


@pytest.fixture(scope="module")
def counted() -> Coverage:
    return cover([NUTS, WASHERS], normals())


@pytest.mark.parametrize(
    "mutation",
    [REMOVE, ADD, Mutation("replace", "washer", "nut"), Mutation("replace", "nut", "washer")],
)
def test_a_count_notices_on_every_normal_that_it_is_not_kept(counted: Coverage, mutation: Mutation):
    trials = counted.trials["nuts", mutation]
    assert (trials.tried, trials.noticed, trials.failed) == (NORMALS, NORMALS, 0)


def test_a_count_must_notice_what_is_missing_and_does(counted: Coverage):
    assert counted.trials["nuts", REMOVE] == Trials(NORMALS, NORMALS, must=NORMALS)
    assert counted.trials["nuts", ADD] == Trials(NORMALS, NORMALS)


@pytest.mark.parametrize("kind", ["move", "resize", "rotate", "recolour", "exchange", "shift"])
def test_a_count_does_not_notice_what_leaves_it_as_it_is(counted: Coverage, kind: str):
    found = [
        t for (of, mutation), t in counted.trials.items() if (of, mutation.kind) == ("nuts", kind)
    ]
    assert found
    assert all(trials.tried and not trials.noticed for trials in found)


def test_a_part_that_a_program_does_not_look_for_is_not_tried_on_it(counted: Coverage):
    about = {mutation for of, mutation in counted.trials if of == "nuts"}
    assert {mutation.part for mutation in about if mutation.part} == {"nut", "washer"}
    assert {mutation.kind for mutation in about if mutation.part == "washer"} == {"replace"}
    assert {mutation.kind for mutation in about if "washer" in (mutation.part, mutation.other)} == {
        "replace",
        "exchange",
    }
    assert ("washers", Mutation("remove", "washer")) in counted.trials


def test_what_no_program_looks_for_is_left_alone(counted: Coverage):
    touched = {name for _, m in counted.trials for name in (m.part, m.other)}
    assert "tray" not in touched
    assert ("tray", Mutation("remove", "tray")) in cover([TRAY], normals()).trials


def test_a_normal_that_a_program_does_not_keep_says_nothing_about_it():
    drawn = [canvas(0), canvas(1, nuts=2), canvas(2)]
    coverage = cover([NUTS, WASHERS], normals(*drawn))
    assert coverage.trials["nuts", REMOVE].tried == 2
    assert coverage.trials["washers", Mutation("remove", "washer")].tried == 3
    assert coverage.pictures["nuts", "remove", "nut"].tried == 2
    assert coverage.values["nuts", "count: nut"].tried == sum(
        trials.tried for (of, _), trials in coverage.trials.items() if of == "nuts"
    )


def test_a_program_that_keeps_no_normal_is_tried_on_nothing():
    wrong = written("wrong", "There are exactly four nuts.")
    coverage = cover([wrong], normals())
    assert coverage == Coverage()


def test_a_part_that_is_hardly_there_is_not_there():
    drawn = [canvas(number) for number in range(2)]
    for one in drawn:
        one.box("nut", (60, 110, 90, 130), "brown", p=0.3)
    coverage = cover([NUTS], normals(*drawn))
    assert coverage.trials["nuts", REMOVE] == Trials(2, 2, must=2)


def test_the_same_is_found_on_one_core_as_on_two(
    counted: Coverage, monkeypatch: pytest.MonkeyPatch
):
    for cores in ({0}, {0, 1}):
        monkeypatch.setattr(os, "sched_getaffinity", partial(_cores, cores))
        coverage = cover([NUTS, WASHERS], normals())
        assert coverage == counted
        assert list(coverage.trials) == list(counted.trials)
        assert coverage.scores == counted.scores


def _cores(cores: set[int], _process: int) -> set[int]:
    return cores


def test_a_program_that_fails_has_not_noticed_anything():
    fails = coded(
        "fails",
        'nuts = scene.find("nut")',
        "share = 1 / (len(nuts) - 2)",
        'return [expect_at_least(share, 0.1, of=nuts, what="share")]',
    )
    coverage = cover([fails], normals())
    assert coverage.trials["fails", REMOVE] == Trials(NORMALS, failed=NORMALS)
    assert coverage.trials["fails", ADD] == Trials(NORMALS)
    assert coverage.any_condition[REMOVE] == Trials(NORMALS)


def test_values_that_never_change_are_seen():
    still = coded(
        "still",
        'nuts = scene.find("nut")',
        "return [",
        '    expect_at_least(scene.width, 100, of=nuts, what="width"),',
        "    expect_count(nuts, at_least=1),",
        '    *[expect_at_least(nut.width, 1, of=[nut], what="width of a nut") for nut in nuts],',
        "]",
    )
    coverage = cover([still], normals())
    width, count = (coverage.values["still", key] for key in ("measure: width", "count: nut"))
    assert width.tried == count.tried == coverage.runs
    assert width.noticed == 0
    assert 2 * NORMALS <= count.noticed < count.tried
    first, third = (
        coverage.values["still", f"measure: width of a nut{nth}"] for nth in ("", " #3")
    )
    assert third.tried < first.tried < coverage.runs  # where a nut is missing there is no third
    assert 0 < first.noticed < first.tried


def test_a_reading_that_says_otherwise_disputes():
    loose, tight = "There are at least three nuts.", "There are exactly three nuts."
    coverage = cover([written("a", loose, tight), written("b", loose), NUTS], normals())
    assert coverage.trials["a", ADD] == Trials(NORMALS, disputed=NORMALS)
    assert coverage.trials["a", REMOVE].disputed == 0
    assert {t.disputed for (of, _), t in coverage.trials.items() if of != "a"} == {0}


def test_a_program_that_asks_for_less_once_a_part_is_missing_overlooks_it():
    blind = coded(
        "blind",
        'nuts = scene.find("nut")',
        "return [expect_count(nuts, exactly=3 if len(nuts) > 2 else len(nuts))]",
    )
    coverage = cover([blind], normals())
    assert coverage.trials["blind", REMOVE] == Trials(NORMALS, must=NORMALS, overlooked=NORMALS)
    assert coverage.trials["blind", ADD] == Trials(NORMALS, NORMALS)


def test_a_count_with_parts_to_spare_need_not_notice_a_missing_one():
    coverage = cover([written("a", "There are at least two nuts.")], normals())
    assert coverage.trials["a", REMOVE] == Trials(NORMALS)


def test_it_is_enough_if_one_condition_notices(counted: Coverage):
    assert counted.any_condition[Mutation("remove", "washer")] == Trials(NORMALS, NORMALS)
    assert counted.any_condition[Mutation("rotate", "nut")] == Trials(NORMALS)
    for mutation, overall in counted.any_condition.items():
        single = [t for (_, of), t in counted.trials.items() if of == mutation]
        assert overall.tried == max(trials.tried for trials in single)
        assert overall.noticed >= max(trials.noticed for trials in single)


def test_of_a_picture_one_mutant_of_a_kind_is_enough():
    left = written("left", "There is a nut in the left half of the image.")
    drawn = [canvas(number, nuts=1) for number in range(NORMALS)]
    coverage = cover([left], normals(*drawn))
    right_half = coverage.trials["left", Mutation("move", "nut", "right half")]
    bottom_half = coverage.trials["left", Mutation("move", "nut", "bottom half")]
    assert (right_half.noticed, bottom_half.noticed) == (NORMALS, 0)
    assert coverage.pictures["left", "move", "nut"] == Trials(NORMALS, NORMALS)


def test_colours_are_one_row_of_the_matrix(counted: Coverage):
    rows = {mutation for _, mutation in counted.trials if mutation.kind == "recolour"}
    assert rows == {Mutation("recolour", part, "another colour") for part in ("nut", "washer")}
    assert {grouped(Mutation("recolour", "nut", colour)) for colour in COLOUR_NAMES} < rows
    assert grouped(Mutation("resize", "nut", "larger")) == Mutation("resize", "nut", "larger")


def test_some_of_what_is_noticed_is_scored(counted: Coverage):
    assert 0 < len(counted.scores) <= 2 * GRADED * NORMALS
    assert all(0.6 <= score <= 1 for score in counted.scores)


def test_a_faint_part_makes_a_mutant_that_is_scored_as_doubtful():
    drawn = [canvas(number, nuts=2) for number in range(2)]
    for one in drawn:
        one.box("nut", (60, 110, 90, 130), "brown", p=0.55)
    few = written("few", "There are at most three nuts.")
    scores = cover([few], normals(*drawn)).scores
    assert scores
    assert all(0.4 < score < 0.6 for score in scores)


def test_runs_are_counted(counted: Coverage):
    assert counted.runs == sum(trials.tried for trials in counted.trials.values())


@pytest.mark.parametrize(("tested", "scenes"), [([NUTS], []), ([], normals(canvas(0))), ([], [])])
def test_nothing_comes_of_nothing(tested: list[Ready], scenes: list[Normal]):
    assert cover(tested, scenes) == Coverage()


def test_what_is_usual_is_noticed_once_it_was_learned():
    usual = written("usual", "All nuts have the usual size.")
    scenes = normals()
    larger = Mutation("resize", "nut", "larger")
    unknown = cover([usual], scenes)
    known = cover([usual], scenes, learned(usual, scenes))
    assert unknown.trials["usual", larger] == Trials(NORMALS)
    assert known.trials["usual", larger].noticed == NORMALS
    assert known.trials["usual", REMOVE] == Trials(NORMALS)


def learned(tested: Ready, scenes: list[Normal]) -> Calibration:
    answers: list[Answer] = []
    with Sandbox() as sandbox:
        for scene, _ in scenes:
            levels = plausible_levels(part.probability for part in scene.parts)
            outcomes = sandbox.run(tested.program, scene, variants_at(levels, scene))
            answers.append(Answer(levels, outcomes, scene))
    return calibrate({tested.condition: answers}, 0.05).calibration


def test_a_program_without_another_reading_is_not_disputed():
    usual = written("usual", "All nuts have the usual size.")
    scenes = normals()
    known = cover([usual], scenes, learned(usual, scenes))
    larger = Mutation("resize", "nut", "larger")
    assert known.trials["usual", larger] == Trials(NORMALS, NORMALS)
