"""What verification found, as tables and lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from llm4ad.verify.record import (
        ConditionRecord,
        EnduranceRecord,
        MutationRecord,
        Rate,
        Verification,
    )

_KINDS = {
    "remove": "missing",
    "clear": "all missing",
    "add": "too many",
    "replace": "replaced",
    "exchange": "exchanged",
    "move": "moved",
    "resize": "resized",
    "rotate": "turned",
    "recolour": "recoloured",
    "empty": "emptied",
    "shift": "all shifted",
}
_STYLES = {"trusted": "green", "doubtful": "yellow", "refused": "bold red"}
MOST_GAPS = 12


def trust_tables(verification: Verification) -> Iterator[RenderableType]:
    """Yield the matrix of conditions, what they miss, the gaps and what undecided costs."""
    yield _matrix(verification)
    yield from _reasons(verification.conditions)
    yield from _gaps(verification.gaps)
    if len(verification.normals):
        yield _bands(verification)
    yield from _endurance(verification.endurance)
    yield from _cases(verification)
    yield from _promise(verification)


def _matrix(verification: Verification) -> Table:
    table = Table(title="What each condition notices", box=box.SIMPLE_HEAD)
    table.add_column("condition", ratio=1, overflow="fold")
    table.add_column("verdict")
    table.add_column("false\nalarms", justify="right")
    table.add_column("undecided", justify="right")
    kinds = [
        kind
        for kind in _KINDS
        if any(item.kind == kind for row in verification.conditions for item in row.mutations)
    ]
    for kind in kinds:
        table.add_column(_KINDS[kind].replace(" ", "\n"), justify="right")
    for row in verification.conditions:
        style = _STYLES[row.trust]
        table.add_row(
            escape(row.text),
            f"[{style}]{row.trust}[/]",
            f"{row.false_alarms.count}/{row.false_alarms.of}",
            f"{row.undecided.count}/{row.undecided.of}",
            *(_noticed([item for item in row.mutations if item.kind == kind]) for kind in kinds),
        )
    table.caption = (
        "in percent of the broken scenes, of those that touch a part the condition is about; "
        "* where the sentence demands that it notices"
    )
    return table


def _noticed(items: Sequence[MutationRecord]) -> str:
    tried = sum(item.tried for item in items)
    if not tried:
        return ""
    share = 100 * sum(item.noticed for item in items) / tried
    return f"{share:.0f}" + ("*" if any(item.must for item in items) else "")


def _reasons(conditions: Sequence[ConditionRecord]) -> Iterator[str]:
    for row in conditions:
        if row.trust != "trusted":
            yield f"[{_STYLES[row.trust]}]{row.trust}[/]  {escape(row.text)}"
            yield from (f"    {escape(reason)}" for reason in row.reasons)


def _gaps(gaps: Sequence[str]) -> Iterator[str]:
    if not gaps:
        yield "every kind of broken scene is noticed by some condition"
        return
    yield f"gaps in the conditions ({len(gaps)}):"
    yield from (f"    {escape(gap)}" for gap in gaps[:MOST_GAPS])
    if len(gaps) > MOST_GAPS:
        yield f"    and {len(gaps) - MOST_GAPS} more: see verification.json"


def _bands(verification: Verification) -> Table:
    table = Table(title="What calling more or less undecided costs", box=box.SIMPLE_HEAD)
    for name in ("undecided between", "false alarms", "undecided normals", "defects passed"):
        table.add_column(name, justify="right")
    for band in verification.bands:
        table.add_row(
            f"{band.low:g} and {band.high:g}",
            _percent(band.false_alarms),
            _percent(band.undecided),
            _percent(band.missed),
        )
    table.caption = (
        "false alarms and undecided of the normal pictures, each judged by what the others say; "
        "defects passed of the broken scenes that a condition notices, with the finder's doubts"
    )
    return table


def _endurance(endurance: Sequence[EnduranceRecord]) -> Iterator[str]:
    if not endurance:
        yield (
            "how badly taken a picture may be was not tried: that needs the taught finder, no "
            "questions about parts, and five normal pictures, three of them called normal"
        )
        return
    yield (
        f"{endurance[0].pictures} normal pictures, spoiled on purpose; a picture worse than what "
        "they stand is undecided:"
    )
    for item in endurance:
        stands = f"right up to {item.stands}" if item.stands else "hardly at all"
        fails = f"no longer with {item.fails}" if item.fails else "the most that was tried"
        yield f"    {item.kind}: {stands}; {fails}"


def _cases(verification: Verification) -> Iterator[str]:
    for case in verification.cases:
        mark = "right" if case.right else "[bold red]wrong[/]"
        yield f"{mark}  {escape(case.image)}: marked {case.marked}, called {case.verdict}"
        for wrong, cure in zip(case.wrong, case.proposals, strict=True):
            yield f"    {escape(wrong)}"
            yield f"    proposal: {escape(cure)}"


def _promise(verification: Verification) -> Iterator[str]:
    found = verification.false_alarms
    asked = verification.false_alarm_rate
    yield (
        f"false alarms on normal pictures that were held out: {found.count} of {found.of}; the "
        f"true rate lies between {100 * found.low:.1f} and {100 * found.high:.1f} % (95 %)"
    )
    needed = verification.normals_needed
    if len(verification.normals) < needed:
        yield (
            f"a false alarm rate of {100 * asked:g} % cannot be promised with "
            f"{len(verification.normals)} normal pictures; show at least {needed}"
        )
    counts = [
        f"{sum(row.trust == trust for row in verification.conditions)} {trust}" for trust in _STYLES
    ]
    yield ", ".join(counts) + f"; {verification.scene_runs} programs run on broken scenes"


def _percent(rate: Rate) -> str:
    if not rate.of:
        return "-"
    return (
        f"{100 * rate.count / rate.of:.1f} % "
        f"[dim]({100 * rate.low:.1f} to {100 * rate.high:.1f})[/]"
    )
