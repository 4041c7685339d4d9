"""Something is said of parts: of the one, of each, of a number of them, of every two of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told, told_parts
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.negating import negated
from llm4ad.generate.builtin.source_text import ForEach
from llm4ad.generate.builtin.writing import (
    Variable,
    count_test,
    counted,
    different,
    stated,
)

if TYPE_CHECKING:
    from llm4ad.generate.builtin.source_text import Call
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class Saying:
    """Predicates of a subject."""

    subject: m.Subject
    predicates: tuple[m.Predicate, ...]

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectations of every predicate."""
        subject = self.subject
        if isinstance(subject, m.Several):
            each_saying = [Saying(each, self.predicates) for each in subject.subjects]
            return [item for saying in each_saying for item in saying.expect(writer)]
        if isinstance(subject, m.The):
            variables = [writer.one(ref) for ref in subject.refs]
            return [
                item
                for each in variables
                for predicate in self.predicates
                for item in predicate.expect(writer, each)
            ]
        if isinstance(subject, m.Some):
            parts, rest = narrowed(subject.parts, self.predicates)
            among = [counted(writer.find(subject.parts), subject.among)] if subject.among else []
            return [*among, _number_of(writer, parts, rest, subject.count)]
        head: list[m.Item] = []
        if isinstance(subject, m.Every) and subject.count is not None:
            head = [counted(writer.find(subject.parts), subject.count)]
        variable, loop = _loop(writer, subject)
        items = [
            item for predicate in self.predicates for item in predicate.expect(writer, variable)
        ]
        return [*head, *(_repeated(item, loop) for item in items)]

    def test(self, writer: Writer) -> str:
        """Return the test that all predicates hold."""
        subject = self.subject
        if isinstance(subject, m.Several):
            sayings = [Saying(each, self.predicates) for each in subject.subjects]
            return " and ".join(saying.test(writer) for saying in sayings)
        if isinstance(subject, m.The):
            variables = [writer.one(ref) for ref in subject.refs]
            return " and ".join(
                predicate.test(writer, each) for each in variables for predicate in self.predicates
            )
        if isinstance(subject, m.Some):
            parts, rest = narrowed(subject.parts, self.predicates)
            all_of_it = m.Parts(parts.nouns, parts.colour, parts.place, parts.that + rest)
            tests = [count_test(writer.find(all_of_it), subject.count)]
            if subject.among is not None:
                tests.insert(0, count_test(writer.find(subject.parts), subject.among))
            return " and ".join(tests)
        variable, loop = _loop(writer, subject)
        tests = [predicate.test(writer, variable) for predicate in self.predicates]
        test = f"all({' and '.join(tests)} {loop})"
        if isinstance(subject, m.Every) and subject.count is not None:
            test = f"{count_test(writer.find(subject.parts), subject.count)} and {test}"
        return test


def _loop(writer: Writer, subject: m.Every | m.Cells) -> tuple[Variable, str]:
    if isinstance(subject, m.Cells):
        whole = tuple(m.nouns_of(subject.of))
        return Variable("place", "place", whole), f"for place in {writer.cells(subject)}"
    return writer.loop(subject.parts)


def _repeated(item: m.Item, loop: str) -> ForEach:
    if isinstance(item, ForEach):
        return ForEach(item.item, (loop, *item.loops))
    return ForEach(item, (loop,))


def narrowed(
    parts: m.Parts, predicates: tuple[m.Predicate, ...]
) -> tuple[m.Parts, tuple[m.Predicate, ...]]:
    """Put a place or a colour that is said of parts into what is looked for."""
    rest: list[m.Predicate] = []
    for predicate in predicates:
        if isinstance(predicate, InPlace) and parts.place is None:
            parts = m.Parts(parts.nouns, parts.colour, predicate.place, parts.that)
        elif (
            isinstance(predicate, Coloured) and parts.colour is None and len(predicate.colours) < 2
        ):
            parts = m.Parts(parts.nouns, next(iter(predicate.colours)), parts.place, parts.that)
        else:
            rest.append(predicate)
    return parts, tuple(rest)


def _number_of(
    writer: Writer, parts: m.Parts, predicates: tuple[m.Predicate, ...], count: m.Range
) -> m.Item:
    if not predicates and not parts.that and len(parts.nouns) == 1:
        return counted(writer.find(parts), count)
    if not predicates and not parts.that:
        return counted(writer.find(parts), count, told_parts(parts))
    all_of_it = m.Parts(parts.nouns, parts.colour, parts.place, parts.that + predicates)
    plain = m.Parts(parts.nouns, parts.colour, parts.place)
    variable, loop = writer.loop(plain)
    tests = [predicate.test(writer, variable) for predicate in all_of_it.that]
    chosen = ForEach(variable.name, (loop, f"if {' and '.join(tests)}"))
    return counted(chosen, count, told_parts(all_of_it))


@dataclass(frozen=True, slots=True)
class Not:
    """A predicate does not hold."""

    predicate: m.Predicate

    @property
    def told(self) -> str:
        """Say it in English."""
        first, _, rest = self.predicate.told.partition(" ")
        if first == "is":
            return f"is not {rest}"
        verb = {"has": "have", "touches": "touch"}.get(first, first.removesuffix("s"))
        return f"does not {verb} {rest}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that it does not hold."""
        test = self.test(writer, of)
        return [stated(test, [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the opposite of its test."""
        return negated(self.predicate.test(writer, of))


@dataclass(frozen=True, slots=True)
class Other:
    """A part is another one than a certain one."""

    ref: m.Ref

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is not the {told(self.ref)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that it is another one."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it is another one."""
        return f"{of.name}.index != {writer.one(self.ref).name}.index"


@dataclass(frozen=True, slots=True)
class Both:
    """Several predicates hold of a part together."""

    predicates: tuple[m.Predicate, ...]

    @property
    def told(self) -> str:
        """Say it in English."""
        return " and ".join(predicate.told for predicate in self.predicates)

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations of all of them."""
        return [item for each in self.predicates for item in each.expect(writer, of)]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that all hold."""
        return " and ".join(each.test(writer, of) for each in self.predicates)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of several predicates holds of a part."""

    predicates: tuple[m.Predicate, ...]

    @property
    def told(self) -> str:
        """Say it in English."""
        return " or ".join(predicate.told for predicate in self.predicates)

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that one holds."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that one holds."""
        return f"({' or '.join(each.test(writer, of) for each in self.predicates)})"


class Relation(Protocol):
    """What can be said of one part towards another one."""

    @property
    def symmetric(self) -> bool:
        """Tell whether it holds both ways or not at all."""
        ...

    def told(self, other: str) -> str:
        """Say it in English of another part: "touches the nut"."""
        ...

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation that it holds of two parts."""
        ...

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test that it holds of two parts."""
        ...


@dataclass(frozen=True, slots=True)
class Towards:
    """A relation of a part to others: to the one, to each of some, to a number of some."""

    relation: Relation
    object: m.The | m.Every | m.Some

    @property
    def told(self) -> str:
        """Say it in English."""
        if isinstance(self.object, m.The):
            return self.relation.told(" and the ".join(f"{told(ref)}" for ref in self.object.refs))
        noun = told_parts(self.object.parts)
        if isinstance(self.object, m.Every):
            return self.relation.told(f"each {noun}").replace("the each", "each")
        return self.relation.told(f"a {noun}").replace("the a ", "a ")

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations towards every other part."""
        if isinstance(self.object, m.The):
            others = [writer.one(ref) for ref in self.object.refs]
            if any(other.name == of.name for other in others):
                different([of.noun, of.noun])
            return [self.relation.expect(of, other) for other in others]
        if isinstance(self.object, m.Some):
            test = self.test(writer, of)
            return [stated(test, [of.name], f"the {of.noun} {self.told}")]
        other, loops = self._loops(writer, of, self.object)
        head: list[m.Item] = []
        if self.object.count is not None:
            head = [counted(writer.find(self.object.parts), self.object.count)]
        return [*head, ForEach(self.relation.expect(of, other), loops)]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it holds towards every other part, or towards enough of them."""
        if isinstance(self.object, m.The):
            others = [writer.one(ref) for ref in self.object.refs]
            if any(other.name == of.name for other in others):
                different([of.noun, of.noun])
            return " and ".join(self.relation.test(of, other) for other in others)
        other, loops = self._loops(writer, of, self.object)
        test, loop = self.relation.test(of, other), " ".join(loops)
        if isinstance(self.object, m.Every):
            return self._of_all(writer, self.object, f"all({test} {loop})")
        if self.object.count.strict:
            raise ConditionError("'any' may mean one of them or all of them here; say which")
        if self.object.count == m.SOME:
            return f"any({test} {loop})"
        if self.object.count == m.NONE:
            return f"not any({test} {loop})"
        both = " and " if " if " in loop else " if "
        return count_test(f"[{other.name} {loop}{both}{test}]", self.object.count)

    def _of_all(self, writer: Writer, object: m.Every, test: str) -> str:  # noqa: A002
        """Return a test of all with that there are as many as is said: of none all is true."""
        if object.count is None:
            return test
        return f"{count_test(writer.find(object.parts), object.count)} and {test}"

    def _loops(
        self,
        writer: Writer,
        of: Variable,
        object: m.Every | m.Some,  # noqa: A002
    ) -> tuple[Variable, tuple[str, ...]]:
        other, loop = writer.loop(object.parts)
        if of.name != other.name:
            among = any(noun in of.noun for noun in object.parts.nouns)
            apart = f"if {other.name}.index != {of.name}.index"
            return other, (loop, apart) if among else (loop,)
        name = f"other_{other.name}"
        loop = loop.replace(f"for {other.name} in", f"for {name} in", 1)
        return Variable(name, f"other {other.noun}"), (loop, f"if {name}.index != {of.name}.index")


@dataclass(frozen=True, slots=True)
class Pairs:
    """A relation holds between every two of some parts, or between none."""

    among: m.The | m.Every
    relation: Relation
    negated: bool = False

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectations of every pair."""
        if not self.relation.symmetric:
            raise ConditionError(
                "this cannot hold of two parts both ways; name the one and the other"
            )
        if isinstance(self.among, m.The):
            variables = [writer.one(ref) for ref in self.among.refs]
            if len(variables) < 2:
                raise ConditionError("one part alone is no pair; name the other one")
            different([variable.name for variable in variables])
            pairs = [
                (first, second)
                for place, first in enumerate(variables)
                for second in variables[place + 1 :]
            ]
            return [self._of_two(first, second) for first, second in pairs]
        head: list[m.Item] = []
        if self.among.count is not None:
            head = [counted(writer.find(self.among.parts), self.among.count)]
        first, second, loops = self._loops(writer, self.among)
        return [*head, ForEach(self._of_two(first, second), loops)]

    def test(self, writer: Writer) -> str:
        """Return the test that it holds of every pair."""
        if isinstance(self.among, m.The):
            variables = [writer.one(ref) for ref in self.among.refs]
            pairs = list(pairwise(variables))
            return " and ".join(self._test_of_two(first, second) for first, second in pairs)
        first, second, loops = self._loops(writer, self.among)
        return f"all({self._test_of_two(first, second)} {' '.join(loops)})"

    def _loops(self, writer: Writer, among: m.Every) -> tuple[Variable, Variable, tuple[str, ...]]:
        name = writer.list_of(among.parts)
        noun = " or ".join(among.parts.nouns)
        first, second = Variable("first", noun), Variable("second", noun)
        loops = (f"for first in {name}", f"for second in {name}", "if first.index < second.index")
        return first, second, loops

    def _of_two(self, first: Variable, second: Variable) -> Call:
        if not self.negated:
            return self.relation.expect(first, second)
        what = f"not: the {first.noun} {self.relation.told(second.noun)}"
        return stated(self._test_of_two(first, second), [first.name, second.name], what)

    def _test_of_two(self, first: Variable, second: Variable) -> str:
        test = self.relation.test(first, second)
        return negated(test) if self.negated else test


@dataclass(frozen=True, slots=True)
class SamePart:
    """Two ways to name a part name the same one: the largest nut is the leftmost one."""

    first: m.Ref
    second: m.Ref

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that they are one."""
        first, second = writer.one(self.first), writer.one(self.second)
        what = f"the {first.noun} is the {second.noun}"
        return [stated(self.test(writer), [first.name, second.name], what)]

    def test(self, writer: Writer) -> str:
        """Return the test that they are one."""
        return f"{writer.one(self.first).name}.index == {writer.one(self.second).name}.index"
