"""How anomalous one statement is: below 0.4 while it is kept, above 0.6 when it is broken.

In between lies what is about as probable as not. How far a value is from what is wanted counts in
units of its spread on the normal pictures; without normals, in units of its range.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm4ad.program.sandbox import Statement
    from llm4ad.verdict.calibration import Usual

COIN_TOSS = (0.4, 0.6)
JUST_BELOW = 1e-6
ONE_OFF = 4.0  # spreads that a part too many, or a statement that is not true, counts for
WIDTH = 6.0  # spreads in a range of which no normal picture has shown the spread
_CLOSE = 3.0  # spreads from a limit at which a kept value begins to be close to it
_LEAST_SHARE = 0.005  # measurements of pixels are no finer than this, whatever the normals say
_LEAST_DIAGONAL = 0.002
_LEAST_RELATIVE = 0.01
_DEFAULT_SHARE = 0.1  # how far "about" reaches where no normals have said it


def settled(statement: Statement, usual: Usual | None) -> tuple[Statement, Usual | None] | None:
    """Return a statement with its range, learned where it is to be, and what is usual for it.

    None where the range is to be learned and is not known.
    """
    if statement.kind == "usual":
        if usual is None:
            return None
        room = _room(statement, usual.middle)
        low, high = min(usual.low, usual.middle - room), max(usual.high, usual.middle + room)
        return replace(statement, kind="measure", low=low, high=high), usual
    if statement.kind != "about":
        return statement, usual
    wanted = statement.low or 0.0
    off = _DEFAULT_SHARE * abs(wanted)
    if usual is not None:
        off = max(abs(usual.low), abs(usual.high), _room(statement, wanted))
        moved = {name: getattr(usual, name) + wanted for name in ("middle", "low", "high")}
        usual = usual.model_copy(update=moved)
    elif wanted == 0:
        return None  # a share of nothing is no range
    return replace(statement, kind="measure", low=wanted - off, high=wanted + off), usual


def _room(statement: Statement, around: float) -> float:
    """Return what a learned range leaves on both sides however alike the normals are."""
    units = {"px": 1.0, "share": _LEAST_SHARE}
    return units.get(statement.unit, _LEAST_RELATIVE * abs(around))


def degree(statement: Statement, usual: Usual | None, diagonal: float) -> float:
    """Return how anomalous a settled statement is, in [0, 1]; ``diagonal`` in pixels."""
    if statement.kind in ("count", "truth"):
        excess = _excess(statement)
        return _broken(ONE_OFF * excess) if excess else 0.0
    spread = _spread(statement, usual, diagonal)
    excess = _excess(statement)
    if not statement.kept:
        return _broken(excess / spread)
    return _kept(_unusual(statement, usual, spread))


def _broken(spreads: float) -> float:
    return COIN_TOSS[1] + (1 - COIN_TOSS[1]) * spreads / (1 + spreads)


def _kept(spreads: float) -> float:
    return COIN_TOSS[0] * spreads / (_CLOSE + spreads)


def _excess(statement: Statement) -> float:
    below = 0.0 if statement.low is None else statement.low - statement.measured
    above = 0.0 if statement.high is None else statement.measured - statement.high
    return max(below, above, 0.0)


def _spread(statement: Statement, usual: Usual | None, diagonal: float) -> float:
    """Return the unit in which deviations count; it never vanishes."""
    low, high = statement.low, statement.high
    size = max((abs(limit) for limit in (low, high) if limit is not None), default=0.0)
    least = _least(statement, size, diagonal)
    if usual is not None:
        return max(usual.spread, least)
    if low is not None and high is not None and high > low:
        return max((high - low) / WIDTH, least)
    return max(_DEFAULT_SHARE * size / 3, 3 * least)


def _least(statement: Statement, size: float, diagonal: float) -> float:
    if statement.unit == "px":
        return max(_LEAST_DIAGONAL * diagonal, 1e-6)
    if statement.unit == "share" or statement.kind == "colour":
        return _LEAST_SHARE
    return max(_LEAST_RELATIVE * size, 1e-6)


def _unusual(statement: Statement, usual: Usual | None, spread: float) -> float:
    """Return how many spreads a kept value is from what is wanted, towards the nearest limit."""
    low, high, measured = statement.low, statement.high, statement.measured
    if low is not None and high is not None:
        middle = (low + high) / 2 if usual is None else min(max(usual.middle, low), high)
        return abs(measured - middle) / spread
    if low is None and high is None:
        return 0.0
    limit, sign = (low, 1.0) if low is not None else (high or 0.0, -1.0)
    margin = sign * (measured - limit) / spread
    if usual is None:
        return _softly_positive(_CLOSE - margin)
    usual_margin = sign * (usual.middle - limit) / spread
    return _softly_positive(max(usual_margin, 0.0) - margin)


def _softly_positive(value: float) -> float:
    # Better than wanted is never anomalous, and yet two such values differ.
    return value + math.log1p(math.exp(-value)) if value > 0 else math.log1p(math.exp(value))


def calibrated_score(score: float, reached: float) -> float:
    """Return a score that raises no alarm up to what normal pictures reach; it stays monotone."""
    low, high = COIN_TOSS
    if reached < high or score <= low:
        return score
    if score <= reached:
        return low + (high - JUST_BELOW - low) * (score - low) / (reached - low)
    return high + (1 - high) * (score - reached) / (1 - reached)
