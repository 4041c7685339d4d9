"""The smallest changes that would have made an inspection right about a picture."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from llm4ad.scene.plurals import plural_of
from llm4ad.verdict.calibration import statement_keys, usual_of
from llm4ad.verdict.grade import settled
from llm4ad.verdict.words import describe, range_in_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from llm4ad.program.sandbox import Statement
    from llm4ad.scene.vocabulary import Scene
    from llm4ad.verdict.calibration import Usual
    from llm4ad.verdict.learning import Answer

DOUBTFUL = (0.05, 0.9)  # probabilities of parts of which more exemplars would make the finder surer
_Wrong = tuple[str, str]  # what was measured, and what to change


def against_false_alarm(
    answer: Answer, known: Mapping[str, Usual], names: Collection[str]
) -> list[_Wrong]:
    """Return what a condition measured on a normal picture to call it anything else, and a cure.

    ``names`` are those of the parts that the condition is about.
    """
    outcome = answer.likeliest
    if outcome.failure is not None:
        return [(f"the program failed: {outcome.failure}", "have it repaired: --repair")]
    found: list[_Wrong] = []
    for key, stated in zip(statement_keys(outcome.statements), outcome.statements, strict=True):
        settling = settled(stated, usual_of(key, known))
        if settling is None:
            cure = "show this picture, and more, among the normals"
            found.append((f"what is usual for {stated.what!r} is not known", cure))
            continue
        statement = settling[0]
        if not statement.kept:
            learned = stated.kind in ("usual", "about")
            cure = _cure(statement, answer.scene, learned=learned)
            found.append((describe(statement, kept=False), cure))
    return found or list(_doubts(answer, names))


def against_escape(
    answer: Answer, known: Mapping[str, Usual], names: Collection[str]
) -> list[_Wrong]:
    """Return which kept values of a condition set a picture apart from the normals, and a cure.

    ``names`` are those of the parts that the condition is about.
    """
    outcome = answer.likeliest
    found: list[_Wrong] = []
    for key, stated in zip(statement_keys(outcome.statements), outcome.statements, strict=True):
        settling = settled(stated, usual_of(key, known))
        if settling is None or not settling[0].kept:
            continue
        statement, usual = settling
        if usual is not None and not usual.low <= statement.measured <= usual.high:
            found.append((describe(statement, kept=True), _narrower(statement, usual)))
    return found or list(_doubts(answer, names))


def _cure(statement: Statement, scene: Scene, *, learned: bool) -> str:
    if learned:
        return "show this picture among the normals"
    orders = statement.low == 0 and statement.measured < 0  # as "left of" does
    if statement.kind == "measure" and not orders:
        return _wider(statement)
    if statement.kind == "count":
        return _count_cure(statement, scene)
    if statement.kind == "colour":
        return f"allow {statement.unit} in the sentence, or mark this part as an exemplar"
    return "say in the sentence that this is allowed, too"


def _wider(statement: Statement) -> str:
    value, low, high = statement.measured, statement.low, statement.high
    if low is not None and value < low:
        low = _outward(value, -1)
    if high is not None and value > high:
        high = _outward(value, 1)
    return f"allow {range_in_words(low, high, statement.unit)} in the sentence"


def _narrower(statement: Statement, usual: Usual) -> str:
    """Propose a limit half way between what the normals reach and what was measured."""
    low, high = statement.low, statement.high
    if statement.kind == "count":
        low, high = float(math.ceil(usual.low)), float(math.floor(usual.high))
    elif statement.measured > usual.high:
        high = _between(usual.high, statement.measured)
    else:
        low = _between(usual.low, statement.measured)
    normals = range_in_words(usual.low, usual.high, statement.unit)
    narrowed = range_in_words(low, high, statement.unit)
    return f"ask for {narrowed} in the sentence; normal pictures have {normals}"


def _count_cure(statement: Statement, scene: Scene) -> str:
    name = statement.what
    counted = set(statement.parts)
    if statement.low is not None and statement.measured < statement.low:
        faint = [
            part
            for part in scene.parts
            if part.name in name and part.index not in counted and part.probability < 0.5
        ]
        if faint:
            best = max(faint, key=lambda part: part.probability)
            return (
                f"mark one more {best.name}: the one at ({best.center_x:.0f}, {best.center_y:.0f}) "
                f"is found with probability {best.probability:.2f}"
            )
        return f"mark the missed {name} on this picture as one more exemplar"
    surplus = [part for part in scene.parts if part.index in counted]
    if not surplus:
        return "say another number in the sentence"
    least = min(surplus, key=lambda part: part.probability)
    return (
        f"look at the {least.name} at ({least.center_x:.0f}, {least.center_y:.0f}), found with "
        f"probability {least.probability:.2f}: if it is none, mark the place as background"
    )


def _doubts(answer: Answer, names: Collection[str]) -> Iterator[_Wrong]:
    """Yield the doubtful parts that a condition depends on, the most doubtful first."""
    low, high = DOUBTFUL
    doubtful = [
        part for part in answer.scene.parts if part.name in names and low < part.probability < high
    ]
    for part in sorted(doubtful, key=lambda part: abs(part.probability - 0.5))[:1]:
        place = f"at ({part.center_x:.0f}, {part.center_y:.0f})"
        yield (
            f"a {part.name} {place} is there with probability {part.probability:.2f}",
            f"mark more {plural_of(part.name)}, this one among them if it is one",
        )


def _between(inner: float, outer: float) -> float:
    """Return a value half way between two, with as many digits as it takes to part them."""
    middle = (inner + outer) / 2
    for digits in range(3, 12):
        rounded = float(f"{middle:.{digits}g}")
        if min(inner, outer) < rounded < max(inner, outer):
            return rounded
    return middle


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")


def _outward(value: float, sign: int) -> float:
    """Return a value rounded to three digits, away from the range that it widens."""
    rounded = _rounded(value)
    step = 10.0 ** (math.floor(math.log10(abs(value))) - 2) if value else 0.01
    return rounded if sign * (rounded - value) >= 0 else _rounded(rounded + sign * step)
