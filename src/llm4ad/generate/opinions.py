"""Several programs for one condition: where they disagree, and which one the most agree with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.trial import is_kept, scenes_for
from llm4ad.program.check import check_program
from llm4ad.program.sandbox import AS_IT_IS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.drawn_scenes import DrawnScene
    from llm4ad.program.sandbox import Sandbox
    from llm4ad.program.source import Program


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A drawn scene that some programs keep and others do not; ``kept`` has one entry for each."""

    drawn: DrawnScene
    kept: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Opinions:
    """Programs for one condition, in groups that agree on every drawn scene, the largest first.

    ``groups`` hold positions in ``programs``; there is no majority unless the first group holds
    more than half of all.
    """

    programs: tuple[Program, ...]
    groups: tuple[tuple[int, ...], ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def majority(self) -> Program | None:
        """Return the first program of the group that holds more than half, if there is one."""
        first = self.groups[0]
        return self.programs[first[0]] if 2 * len(first) > len(self.programs) else None


def compare_programs(programs: Sequence[Program], sandbox: Sandbox) -> Opinions:
    """Run programs for one condition on the same drawn scenes and group those that agree."""
    names = frozenset[str]().union(*(check_program(program) for program in programs))
    scenes = scenes_for(programs, names)
    verdicts = [
        tuple(is_kept(sandbox.run(program, drawn.scene, [AS_IT_IS])[0]) for drawn in scenes)
        for program in programs
    ]
    groups: dict[tuple[bool, ...], list[int]] = {}
    for position, verdict in enumerate(verdicts):
        groups.setdefault(verdict, []).append(position)
    ordered = sorted((tuple(group) for group in groups.values()), key=lambda group: -len(group))
    columns = list(zip(*verdicts, strict=True))
    disagreements = [
        Disagreement(drawn, column)
        for drawn, column in zip(scenes, columns, strict=True)
        if len(set(column)) > 1
    ]
    # A person looks at few pictures: the simplest ones first.
    disagreements.sort(key=lambda item: len(item.drawn.parts))
    return Opinions(tuple(programs), tuple(ordered), tuple(disagreements))
