"""Parts that sit on others by their name, such as a cap: they touch what they are mounted on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import variable
from llm4ad.generate.builtin.kinds.saying import Saying, Towards
from llm4ad.generate.builtin.source_text import Call, ForEach
from llm4ad.generate.builtin.writing import count_test, counted, stated

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Variable, Writer


@dataclass(frozen=True, slots=True)
class Mounted:
    """A part touches another one, or touches one of some parts between that touches it."""

    between: tuple[str, ...] = ()
    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"touches the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation that they meet."""
        if not self.between:
            return Call("expect_touching", (of.name, other.name))
        names = [of.name, other.name]
        return stated(self.test(of, other), names, f"the {of.noun} {self.told(other.noun)}")

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test that they meet."""
        direct = f"{of.name}.touches({other.name})"
        if not self.between:
            return direct
        tests = [direct, *(self._over(noun, of, other) for noun in self.between)]
        return f"({' or '.join(tests)})"

    def _over(self, noun: str, of: Variable, other: Variable) -> str:
        item = variable(noun)
        on_other = f'[{item} for {item} in scene.find("{noun}") if {item}.touches({other.name})]'
        return f"any({of.name}.touches({item}) for {item} in {on_other})"


@dataclass(frozen=True, slots=True)
class HoldsMounted:
    """A part has a number of parts mounted on it."""

    group: m.Group
    relation: Mounted

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"holds the right number of {self.group.noun}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of their number."""
        cap, loop = writer.loop(self.group.parts)
        test = self.relation.test(cap, of)
        what = f"{self.group.noun} that touches the {of.noun}"
        return [counted(ForEach(cap.name, (loop, f"if {test}")), self.group.count, what)]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of their number."""
        cap, loop = writer.loop(self.group.parts)
        test = self.relation.test(cap, of)
        return count_test(f"[{cap.name} {loop} if {test}]", self.group.count)


def on_it(group: m.Group, ref: m.Ref, relation: Mounted) -> m.Claim:
    """Return that there are so many parts on another one."""
    return Saying(m.Some(group.count, group.parts), (Towards(relation, m.The((ref,))),))
