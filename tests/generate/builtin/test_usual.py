from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import write_program
from llm4ad.generate.trial import try_program
from llm4ad.program.check import check_program
from llm4ad.program.retelling import retell
from llm4ad.program.sandbox import AS_IT_IS, Sandbox, Statement, Variant
from llm4ad.program.source import Program, new_program
from llm4ad.scene.vocabulary import Scene
from llm4ad.verdict.judge import ConditionResult, judge_condition, plausible_levels, variants_at
from llm4ad.verdict.learning import Answer, calibrate
from tests.drawing import Canvas

PARTS = frozenset({"nut", "label", "juice", "bottle"})
LEVEL = "level of the juice in the bottle"
ACROSS = "distance from the left of the label in the bottle"
DOWN = "distance from the top of the label in the bottle"

# sentence, what it measures on the normal scene, what of the scene to change to break it
TABLE: list[tuple[str, dict[str, float], dict[str, int]]] = [
    ("The juice has the usual height.", {"height of the juice": 160 / 300}, {"juice": 150}),
    ("The juice must have the usual length.", {"length of the juice": 160 / 400}, {"juice": 150}),
    ("The nut has the usual width.", {"width of the nut": 40 / 400}, {"nut": 60}),
    ("The juice reaches the usual height in the bottle.", {LEVEL: 0.8}, {"juice": 150}),
    ("The juice must reach to the usual height of the bottle.", {LEVEL: 0.8}, {"juice": 60}),
    ("The label is at the usual place on the bottle.", {ACROSS: 0.5, DOWN: 0.55}, {"left": 150}),
    ("The label is in the usual position in the bottle.", {ACROSS: 0.5, DOWN: 0.55}, {"top": 190}),
    ("The label is at the usual height in the bottle.", {DOWN: 0.55}, {"top": 190}),
    (
        "The label is at the usual place.",
        {
            "distance from the left of the label": 0.5,
            "distance from the top of the label": 160 / 300,
        },
        {"left": 150},
    ),
    (
        "The label is at the usual height.",
        {"distance from the top of the label": 160 / 300},
        {"top": 190},
    ),
    ("Each nut is as long as usual.", {"length of the nut": 40 / 400}, {"nut": 60}),
    ("The nuts are as wide as usual.", {"width of the nut": 40 / 400}, {"nut": 20}),
    ("Every nut is as tall as usual.", {"height of the nut": 20 / 300}, {"thick": 40}),
    ("All nuts have the usual size.", {"area of the nut": 800 / 120_000}, {"thick": 40}),
]
SENTENCES = [row[0] for row in TABLE]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


@cache
def scene(
    x: int = 0, *, nut: int = 40, thick: int = 20, juice: int = 90, left: int = 170, top: int = 130
) -> Scene:
    """Draw a bottle with juice and a label, and a nut; everything lies ``x`` further right."""
    canvas = Canvas(400, 300)
    canvas.box("bottle", (150 + x, 50, 250 + x, 250), "white")
    canvas.box("juice", (150 + x, juice, 250 + x, 250), "red")
    canvas.box("label", (left + x, top, left + x + 60, top + 60), "yellow")
    canvas.box("nut", (30 + x, 20, 30 + x + nut, 20 + thick))
    return canvas.scene()


def program(sentence: str) -> Program:
    return new_program("c", write_program(sentence, PARTS), "test")


def answer(sandbox: Sandbox, sentence: str, drawn: Scene) -> Answer:
    levels = plausible_levels(part.probability for part in drawn.parts)
    outcomes = sandbox.run(program(sentence), drawn, variants_at(levels, drawn))
    return Answer(levels, outcomes, drawn)


def judged(
    sandbox: Sandbox, sentence: str, drawn: Scene, *, taught: bool = True
) -> ConditionResult:
    normals = [answer(sandbox, sentence, scene(x)) for x in (-2, -1, 0, 1, 2)] if taught else []
    learned = calibrate({"c": normals}, 0.05).calibration.conditions["c"]
    given = answer(sandbox, sentence, drawn)
    return judge_condition("c", sentence, given.levels, given.outcomes, 500.0, learned)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_programs_pass_every_check(sandbox: Sandbox, sentence: str):
    written = program(sentence)
    sandbox.check_types(written)
    assert check_program(written, PARTS) == {name for name in PARTS if name in sentence}
    assert written.sentence == sentence


@pytest.mark.parametrize("sentence", ["Each nut is as long as usual.", SENTENCES[5]])
def test_programs_pass_the_dry_run(sandbox: Sandbox, sentence: str):
    try_program(program(sentence), PARTS, sandbox)


@pytest.mark.parametrize(("sentence", "measured"), [row[:2] for row in TABLE], ids=SENTENCES)
def test_what_is_usual_is_measured_and_left_open(
    sandbox: Sandbox, sentence: str, measured: dict[str, float]
):
    (outcome,) = sandbox.run(program(sentence), scene(), [AS_IT_IS])
    found = {item.what: item.measured for item in outcome.statements}
    assert found == {what: pytest.approx(value, abs=0.004) for what, value in measured.items()}
    assert all(is_open(item) for item in outcome.statements)


def is_open(statement: Statement) -> bool:
    limits = (statement.low, statement.high)
    return (statement.kind, statement.unit, limits) == ("usual", "share", (None, None))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_picture_of_another_resolution_measures_the_same(sandbox: Sandbox, sentence: str):
    canvas = Canvas(800, 600)
    canvas.box("bottle", (300, 100, 500, 500), "white")
    canvas.box("juice", (300, 180, 500, 500), "red")
    canvas.box("label", (340, 260, 460, 380), "yellow")
    canvas.box("nut", (60, 40, 140, 80))
    both = [sandbox.run(program(sentence), one, [AS_IT_IS])[0] for one in (scene(), canvas.scene())]
    small, large = ([item.measured for item in outcome.statements] for outcome in both)
    assert small == pytest.approx(large, abs=0.004)


@pytest.mark.parametrize(("sentence", "change"), [row[::2] for row in TABLE], ids=SENTENCES)
def test_normals_teach_what_is_usual(sandbox: Sandbox, sentence: str, change: dict[str, int]):
    untaught = judged(sandbox, sentence, scene(), taught=False)
    assert untaught.state == "undecided"
    assert any("is not known yet" in finding.message for finding in untaught.findings)
    assert judged(sandbox, sentence, scene(1)).state == "kept"
    assert judged(sandbox, sentence, scene(**change)).state == "violated"


@pytest.mark.parametrize(
    "sentence", ["All nuts have the usual size.", "Each nut is as long as usual."]
)
def test_one_unusual_part_of_several_is_enough(sandbox: Sandbox, sentence: str):
    canvas = Canvas(400, 300)
    canvas.box("nut", (30, 20, 70, 40))
    canvas.box("nut", (100, 20, 160, 60))
    (outcome,) = sandbox.run(program(sentence), canvas.scene(), [AS_IT_IS])
    first, second = (item.measured for item in outcome.statements)
    assert second > 1.4 * first
    assert [len(item.parts) for item in outcome.statements] == [1, 1]


TOLD = [
    (
        "The juice has the usual height.",
        "The height of the juice / the height of the image is as on the normal pictures.",
        "juiceの高さ ÷ 画像の高さが正常な画像と同じくらいである。",
    ),
    (
        "The label is at the usual place on the bottle.",
        "The horizontal position of the label in the bottle is as on the normal pictures; "
        "the vertical position of the label in the bottle is as on the normal pictures.",
        "bottleの中のlabelの横位置が正常な画像と同じくらいである。"
        "bottleの中のlabelの縦位置が正常な画像と同じくらいである。",
    ),
    (
        "Each nut is as long as usual.",
        "The length of each nut / the width of the image is as on the normal pictures.",
        "各nutの長さ ÷ 画像の幅が正常な画像と同じくらいである。",
    ),
    (
        "The juice reaches the usual height in the bottle.",
        "The level of the juice in the bottle is as on the normal pictures.",
        "bottleの中のjuiceの高さが正常な画像と同じくらいである。",
    ),
    (
        "All nuts have the usual size.",
        "The area of each nut / the area of the image is as on the normal pictures.",
        "各nutの面積 ÷ 画像の面積が正常な画像と同じくらいである。",
    ),
    (
        "The label is at the usual height in the bottle.",
        "The vertical position of the label in the bottle is as on the normal pictures.",
        "bottleの中のlabelの縦位置が正常な画像と同じくらいである。",
    ),
]


@pytest.mark.parametrize(("sentence", "english", "japanese"), TOLD, ids=[row[0] for row in TOLD])
def test_programs_are_told_back(sentence: str, english: str, japanese: str):
    source = write_program(sentence, PARTS)
    assert (retell(source), retell(source, "ja")) == (english, japanese)


def test_what_is_usual_may_depend_on_a_test(sandbox: Sandbox):
    source = program("If there is a nut, the juice has the usual height.")
    with_nut, without = sandbox.run(source, scene(), [AS_IT_IS, gone("nut")])
    assert [item.what for item in with_nut.statements] == ["height of the juice"]
    assert without.statements == ()


def gone(name: str) -> Variant:
    return Variant(tuple(n for n, part in enumerate(scene().parts) if part.name == name))


REFUSED = [
    ("The nut is usual.", "'usual' is not understood"),
    ("The nuts are as usual.", "'usual' is not understood"),
    ("The juice has the usual.", "possible here: area, diameter, height, length"),
    ("The nut is at the usual.", "possible here: height, location, place"),
    ("The juice has its usual level.", "'level' is not understood"),
    ("The nut is usually red.", "'usually' is not understood"),
    ("The usual nut is red.", "'usual' is not understood"),
    ("There are the usual nuts.", "'nuts' is not understood"),
    ("The juice has a usual height.", "'usual' is not understood"),
    ("The juice has the usual colour.", "'colour' is not understood"),
    ("The juice has the usual height in the bottle.", "is not understood"),
    ("The juice has the usual height and width.", "ends too early"),
    ("The juice reaches the usual height.", "ends too early"),
    ("The juice reaches the usual place in the bottle.", "'place' is not understood"),
    ("The label is on the usual place.", "'usual' is not understood"),
    ("The nut is as heavy as usual.", "'heavy' is not a word"),
    ("The nut is as long as usual on the bottle.", "'on' is not understood"),
    ("The nut is longer than usual.", "'usual' is not understood"),
    ("The label is at the usual place on the label.", "'label' is named twice"),
    ("If the juice has the usual height, there is a nut.", "cannot be asked after 'if'"),
]


@pytest.mark.parametrize(("sentence", "why"), REFUSED, ids=[row[0] for row in REFUSED])
def test_near_misses_are_refused(sentence: str, why: str):
    with pytest.raises(ConditionError, match=why):
        write_program(sentence, PARTS)
