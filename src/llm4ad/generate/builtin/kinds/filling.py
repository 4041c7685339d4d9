"""What is filled: each bottle with juice, up to a level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import variable
from llm4ad.generate.builtin.source_text import ForEach
from llm4ad.generate.builtin.writing import Variable, counted, measured, range_test

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class FilledWith:
    """What is in a part reaches up to a share of its height, or fills a share of it."""

    noun: str
    range: m.Range
    level: bool

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is filled with {self.noun} as it should be"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations that it is there, and of its share."""
        name = variable(self.noun)
        what = (
            f"{'height of' if self.level else 'share filled by'} the {self.noun} in the {of.noun}"
        )
        call = measured(self._value(of), self.range, [name, of.name], what, "share")
        there = counted(self._found(of), m.SOME)
        return [there, ForEach(call, (f"for {name} in {self._found(of)}",))]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it is there, and of its share."""
        found = self._found(of)
        test = range_test(self._value(of), self.range)
        return f"len({found}) >= 1 and all({test} for {variable(self.noun)} in {found})"

    def _found(self, of: Variable) -> str:
        return f'scene.find("{self.noun}", within={of.name})'

    def _value(self, of: Variable) -> str:
        if self.noun == of.noun:
            raise ConditionError(
                f"the {self.noun} cannot be filled with itself; name what is in it"
            )
        return f"{of.name}.{'level_of' if self.level else 'share_filled_by'}({variable(self.noun)})"
