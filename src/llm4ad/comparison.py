"""What changed between two versions of an inspection."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from llm4ad.errors import ProgramError
from llm4ad.folder import PARTS_FILE, program_of, read_folder_spec
from llm4ad.normals import load_normals
from llm4ad.verify.record import read_verification

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from llm4ad.spec import Condition
    from llm4ad.verdict.calibration import Calibration, Usual
    from llm4ad.verify.record import NormalRecord, Verification


def compare_inspections(first: Path, second: Path) -> list[str]:
    """Return what changed from one inspection folder to another, line by line, in words.

    Conditions, programs, taught parts, what was learned from normals, trust, and the verdicts on
    the normal pictures that both were verified with. Equal inspections give no lines.
    """
    before, after = read_verification(first), read_verification(second)
    return [
        *_condition_changes(first, second),
        *_part_changes(first, second),
        *_calibration_changes(first, second),
        *_trust_changes(before, after),
        *_verdict_changes(before, after),
    ]


def _condition_changes(first: Path, second: Path) -> Iterator[str]:
    old = {item.id: item for item in read_folder_spec(first).conditions}
    new = {item.id: item for item in read_folder_spec(second).conditions}
    for name in [*old, *(name for name in new if name not in old)]:
        if name not in new:
            yield f"condition removed: {old[name].text}"
        elif name not in old:
            yield f"condition added: {new[name].text}"
        else:
            if old[name].text != new[name].text:
                yield f"condition reworded: {old[name].text!r} is now {new[name].text!r}"
            yield from _program_changes(old[name], first, new[name], second)


def _program_changes(old: Condition, first: Path, new: Condition, second: Path) -> Iterator[str]:
    before, after = _source(old, first), _source(new, second)
    if before == after:
        return
    yield f"program changed: {new.text}"
    lines = difflib.unified_diff(before, after, lineterm="", n=1)
    yield from (f"    {line}" for line in list(lines)[2:])


def _source(condition: Condition, folder: Path) -> list[str]:
    try:
        return program_of(condition, folder).source.splitlines()
    except ProgramError:
        return ["(no usable program)"]


def _part_changes(first: Path, second: Path) -> Iterator[str]:
    old, new = first / PARTS_FILE, second / PARTS_FILE
    if old.is_file() != new.is_file():
        yield f"taught parts: {'removed' if old.is_file() else 'added'}"
    elif old.is_file() and old.read_bytes() != new.read_bytes():
        yield "taught parts: taught anew"


def _calibration_changes(first: Path, second: Path) -> Iterator[str]:
    old, new = load_normals(first).calibration, load_normals(second).calibration
    if old is None or new is None:
        if old is not new:
            yield f"calibration: {'removed' if new is None else 'added'}"
        return
    if old.false_alarm_rate != new.false_alarm_rate:
        yield f"false alarm rate: {old.false_alarm_rate:g} is now {new.false_alarm_rate:g}"
    if old.normals != new.normals:
        yield f"normal pictures: {old.normals} are now {new.normals}"
    yield from _learned_changes(old, new)


def _learned_changes(old: Calibration, new: Calibration) -> Iterator[str]:
    for condition in sorted(old.conditions.keys() & new.conditions.keys()):
        before, after = old.conditions[condition], new.conditions[condition]
        if abs(before.reached - after.reached) >= 0.005:
            yield (
                f"score that normals reach in {condition}: {before.reached:.3f} is now "
                f"{after.reached:.3f}"
            )
        for key in sorted(before.statements.keys() & after.statements.keys()):
            if _shown(before.statements[key]) != _shown(after.statements[key]):
                yield (
                    f"range of {key!r}: {_shown(before.statements[key])} is now "
                    f"{_shown(after.statements[key])}"
                )


def _shown(usual: Usual) -> str:
    return f"{usual.low:.4g} to {usual.high:.4g}"


def _trust_changes(before: Verification | None, after: Verification | None) -> Iterator[str]:
    if before is None or after is None:
        if before is not after:
            yield f"verification: {'removed' if after is None else 'added'}"
        return
    old = {item.id: item for item in before.conditions}
    for item in after.conditions:
        was = old.get(item.id)
        if was is not None and was.trust != item.trust:
            why = f" ({item.reasons[0]})" if item.reasons else ""
            yield f"was {was.trust}, is now {item.trust}: {item.text}{why}"


def _verdict_changes(before: Verification | None, after: Verification | None) -> Iterator[str]:
    if before is None or after is None:
        return
    old = {item.sha256: item for item in before.normals}
    new = {item.sha256 for item in after.normals}
    if old.keys() != new:
        gone, come = len(old.keys() - new), len(new - old.keys())
        yield f"normal pictures: {gone} are no longer among them, {come} are new"
    common = [(old[item.sha256], item) for item in after.normals if item.sha256 in old]
    yield from _shifts(common)


def _shifts(common: list[tuple[NormalRecord, NormalRecord]]) -> Iterator[str]:
    for was, now in common:
        if was.verdict != now.verdict:
            yield (
                f"normal picture {now.image}: {was.verdict} ({was.anomaly_score:.3f}) is now "
                f"{now.verdict} ({now.anomaly_score:.3f})"
            )
    moved = [abs(was.anomaly_score - now.anomaly_score) for was, now in common]
    if moved and max(moved) >= 0.005:
        yield f"scores of the normal pictures move by up to {max(moved):.3f}"
