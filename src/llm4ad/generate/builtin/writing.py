"""From meanings to the lines of a program: its variables, the parts it finds, its places."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import first_noun, several, told, variable, variable_words
from llm4ad.generate.builtin.lengths import (
    UNITS,
    bare,
    in_unit,
    measures_itself,
    unit_lines,
    unit_of,
    units_in,
)
from llm4ad.generate.builtin.source_text import Call, ForEach, Many, layout
from llm4ad.program.source import docstring_literal

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Sequence

    from llm4ad.scene.scale import Scale

HEADER = "def check(scene: Scene) -> list[Expectation]:"
_CORNERS = {
    "top left": "min({0}, key=lambda part: part.center_x + part.center_y",
    "top right": "max({0}, key=lambda part: part.center_x - part.center_y",
    "bottom left": "min({0}, key=lambda part: part.center_x - part.center_y",
    "bottom right": "max({0}, key=lambda part: part.center_x + part.center_y",
}
_SORTED_BY = {"top": "center_y", "bottom": "center_y"}


@dataclass(frozen=True, slots=True)
class Variable:
    """A part or place in the program: the name of its variable, and what to call it in words.

    ``whole`` are the names of the part that a place is a piece of.
    """

    name: str
    noun: str
    whole: tuple[str, ...] = ()


def write_source(
    claim: m.Claim,
    sentence: str,
    part_names: Collection[str] = (),
    scale: Scale | None = None,
) -> str:
    """Return the program for one meaning of a sentence; ConditionError where it makes no sense.

    ``scale`` says how long a millimetre is, where somebody has said that.
    """
    writer = Writer(frozenset(part_names))
    units = units_in(claim)
    if scale is not None and units and measures_itself(claim, scale):
        raise ConditionError(
            f"the {scale.part} tells how long a millimetre is, and would be measured by itself"
        )
    for line in unit_lines(units, scale):
        writer.line(line)
    writer.finish(claim)
    return "\n".join([HEADER, f"    {docstring_literal(sentence)}", *writer.lines]) + "\n"


class Writer:
    """Write one program: its lines, and the variables in them."""

    def __init__(self, part_names: frozenset[str]) -> None:
        self.part_names = part_names
        self.lines: list[str] = []
        self._indent = 4
        self._variables: dict[Any, str] = {}
        self._used: set[str] = set(UNITS)
        self._each: set[m.Ref] = set()
        self.gathers = False
        self.limited: set[tuple[str, int]] = set()

    def line(self, text: str) -> None:
        """Add a line to the program."""
        self.lines.append(" " * self._indent + text)

    def finish(self, claim: m.Claim) -> None:
        """Write a claim, and return what it expects."""
        items = claim.expect(self)
        if self.gathers:
            self.gather(items)
            self.line("return expectations")
        else:
            self.lines.append(layout(_listed(items), self._indent, before="return "))

    def gather(self, items: Sequence[m.Item]) -> None:
        """Add expectations to those of the program so far."""
        self.start_gathering()
        if items:
            self.lines.append(layout(_listed(items), self._indent, before="expectations += "))

    def start_gathering(self) -> None:
        """Begin a list of expectations that later lines add to."""
        if not self.gathers:
            self.gathers = True
            self.line("expectations: list[Expectation] = []")

    @contextmanager
    def block(self, head: str) -> Generator[None]:
        """Write the lines of a block; variables that it makes end with it."""
        self.line(head)
        with self.scope():
            self._indent += 4
            yield
            self._indent -= 4

    @contextmanager
    def scope(self) -> Generator[None]:
        """Let variables end that are made from here on."""
        outer = dict(self._variables)
        yield
        self._variables = outer

    # ------------------------------------------------ parts

    def call(self, ref: m.Ref, variable: Variable) -> None:
        """Let a variable stand for a single part, to the end of the block."""
        self._variables[ref] = variable.name
        self._each.add(ref)

    def one(self, ref: m.Ref) -> Variable:
        """Return the variable of a single part; where it cannot be had, the program ends."""
        if isinstance(ref, m.Pronoun):
            raise ConditionError("it is not clear which part 'it' or 'they' stands for; name it")
        noun = told(self._without_owner(ref))
        if ref not in self._variables:
            value = self._value_of(ref)
            name = self.name_for(variable_words(ref))
            self._variables[ref] = name
            self.line(f"{name} = {value}")
        return Variable(self._variables[ref], noun)

    def _without_owner(self, ref: m.Ref) -> m.Ref:
        """Return the label of each bottle as the label alone."""
        place = ref.parts.place if isinstance(ref, m.One) else None
        if isinstance(ref, m.One) and place is not None and place.of in self._each:
            return m.One(replace(ref.parts, place=None))
        return ref

    def _value_of(self, ref: m.One | m.Pick | m.Nth | m.Nearest) -> str:
        if isinstance(ref, m.One):
            if len(ref.parts.nouns) != 1:
                raise ConditionError("a single part cannot be told by this; count it instead")
            if ref.parts.that:
                return self._only(ref.parts)
            return self.find(ref.parts).replace("scene.find(", "scene.one(", 1)
        if isinstance(ref, m.Pick):
            return self._picked(ref)
        if isinstance(ref, m.Nearest):
            to = self.one(ref.to).name
            name = self.list_of(ref.parts, filled=1)
            function = "min" if ref.nearest else "max"
            return f"{function}({name}, key=lambda part: part.distance_to({to}))"
        name = self.list_of(ref.parts, filled=ref.number)
        if ref.side in _SORTED_BY:
            name = f"sorted({name}, key=lambda part: part.{_SORTED_BY[ref.side]})"
        number = ref.number - 1 if ref.side in ("left", "top") else -ref.number
        return f"{name}[{number}]"

    def _only(self, parts: m.Parts) -> str:
        name = self.list_of(parts)
        self.line(f"if len({name}) != 1:")
        self.line(f"    return [expect_count({name}, exactly=1)]")
        return f"{name}[0]"

    def _picked(self, ref: m.Pick) -> str:
        if ref.field == "middle":
            return self._middle(ref.parts)
        name = self.list_of(ref.parts, filled=1)
        if ref.field in _CORNERS:
            return f"{_CORNERS[ref.field].format(name)})"
        function = "max" if ref.most else "min"
        return f"{function}({name}, key=lambda part: part.{ref.field})"

    def _middle(self, parts: m.Parts) -> str:
        name = self.list_of(parts, filled=3)
        what = f"the number of {several(parts)} is odd"
        odd = f"expect_true(len({name}) % 2 == 1, of={name}, what={quoted(what)})"
        self.line(f"if len({name}) % 2 == 0:")
        self.line(f"    return [{odd}]")
        far = f"sum(part.center_distance_to(other) for other in {name})"
        return f"min({name}, key=lambda part: {far})"

    def list_of(self, parts: m.Parts, *, filled: int = 0) -> str:
        """Return the variable of a list of parts; fewer than ``filled`` end the program."""
        if parts not in self._variables:
            value = self.find(parts)
            name = self.name_for(several(parts))
            self._variables[parts] = name
            self.line(f"{name} = {value}")
        name = self._variables[parts]
        if filled and ("filled", parts, filled) not in self._variables:
            self._variables["filled", parts, filled] = name
            short = f"not {name}" if filled == 1 else f"len({name}) < {filled}"
            self.line(f"if {short}:")
            self.line(f"    return [expect_count({name}, at_least={filled})]")
        return name

    def find(self, parts: m.Parts) -> str:
        """Return the expression for a list of parts."""
        different([*parts.nouns, *_holders(parts.place)])
        options = ""
        if parts.place is not None and parts.place.kind != "image":
            options += f", within={self.place(parts.place)}"
        if parts.colour is not None:
            options += f', colour="{parts.colour}"'
        found = " + ".join(f'scene.find("{noun}"{options})' for noun in parts.nouns)
        if not parts.that:
            return found
        loop = Variable(variable(first_noun(parts)) if len(parts.nouns) == 1 else "item", "it")
        tests = " and ".join(predicate.test(self, loop) for predicate in parts.that)
        return f"[{loop.name} for {loop.name} in {found} if {tests}]"

    def loop(self, parts: m.Parts) -> tuple[Variable, str]:
        """Return the variable and the head of a loop over some parts."""
        name = variable(first_noun(parts)) if len(parts.nouns) == 1 else "item"
        if name in self._variables.values():
            name = f"each_{name}"
        self._used.add(name)  # a single part that comes later has another name
        return Variable(name, " or ".join(parts.nouns)), f"for {name} in {self._iterated(parts)}"

    def _iterated(self, parts: m.Parts) -> str:
        return self._variables[parts] if parts in self._variables else self.find(parts)

    def name_for(self, words: str) -> str:
        """Return a variable that is not used yet."""
        name = first = variable(words)
        number = 2
        while name in self._used:
            name, number = f"{first}_{number}", number + 1
        self._used.add(name)
        return name

    # ------------------------------------------------ places

    def place(self, place: m.Place) -> str:
        """Return a place as an expression."""
        if place.kind == "part":
            return self.one(place.of).name if place.of is not None else "scene.frame"
        if place.kind == "image":
            return "scene.frame"
        return self.piece(place, self.one(place.of).name if place.of is not None else "scene")

    def piece(self, place: m.Place, of: str) -> str:
        """Return a piece of the image or of a part, which is in a variable, as an expression."""
        if place.kind == "cell":
            (rows, columns), (row, column) = self.grid_size(place.grid), place.cell
            if not (1 <= row <= rows and 1 <= column <= columns):
                raise ConditionError(
                    f"row {row}, column {column} is not in a grid of {rows} rows and "
                    f"{columns} columns"
                )
            return f"cell({of}, row={row}, column={column}, rows={rows}, columns={columns})"
        if place.kind == "middle":
            return f"middle({of})"
        return f'{place.kind}({of}, "{place.side}")'

    def cells(self, cells: m.Cells) -> str:
        """Return a list of places as an expression."""
        of = self.one(cells.of).name if cells.of is not None else "scene"
        if cells.kind == "grid":
            rows, columns = self.grid_size(cells.grid)
            return f"grid({of}, rows={rows}, columns={columns})"
        sides = ", ".join(f'"{side}"' for side in cells.sides)
        return f"[{cells.kind}({of}, side) for side in ({sides})]"

    def grid_size(self, grid: tuple[int, int]) -> tuple[int, int]:
        """Return the size of a grid; ConditionError where there can be none."""
        if not all(1 <= number <= 100 for number in grid):
            raise ConditionError(f"a grid of {grid[0]} x {grid[1]} cells makes no sense")
        return grid


def _holders(place: m.Place | None) -> tuple[str, ...]:
    of = place.of if place is not None else None
    return of.parts.nouns if isinstance(of, m.One) else ()


def _listed(items: Sequence[m.Item]) -> Many | ForEach:
    """Return expectations as one list; a loop alone is a list already."""
    alone = items[0] if len(items) == 1 else None
    return alone if isinstance(alone, ForEach) else Many(tuple(items))


# ------------------------------------------------ expectations and tests of numbers


def counted(parts: str | ForEach, count: m.Range, what: str = "") -> Call:
    """Return the expectation of a number of parts."""
    low, high = whole(count)
    ends = (("at_least", low), ("at_most", high))
    limits = [f"{name}={number}" for name, number in ends if number is not None]
    if low is not None and low == high:
        limits = [f"exactly={low}"]
    if not limits:
        raise ConditionError("this says nothing about their number")
    return Call("expect_count", (parts, *limits, *([f"what={quoted(what)}"] if what else [])))


def count_test(found: str, count: m.Range) -> str:
    """Return the test of a number of parts."""
    low, high = whole(count)
    if (low, high) == (0, 0):
        return f"not {found}"
    return range_test(f"len({found})", m.Range(low, high))


def measured(value: str, amount: m.Range, of: Sequence[str], what: str, unit: str = "") -> Call:
    """Return the expectation of a number in a range."""
    check_order(amount)
    said = unit_of(amount)
    if said:
        if unit != "px":
            raise ConditionError(f"this is not measured in {said}")
        value, amount, unit = in_unit(value, said), bare(amount), said
    closing = (f"of=[{', '.join(of)}]", f"what={quoted(what)}")
    closing += (f"unit={quoted(unit)}",) if unit else ()
    if amount.low is not None and amount.high is not None:
        ends = (number_text(amount.low), number_text(amount.high))
        return Call("expect_between", (value, *ends, *closing))
    if amount.low is not None:
        return Call("expect_at_least", (value, number_text(amount.low), *closing))
    return Call("expect_at_most", (value, number_text(amount.high or 0), *closing))


def stated(test: str, of: Sequence[str], what: str) -> Call:
    """Return the expectation that something holds."""
    return Call("expect_true", (test, f"of=[{', '.join(of)}]", f"what={quoted(what)}"))


def range_test(value: str, amount: m.Range) -> str:
    """Return the test of a number in a range."""
    check_order(amount)
    value, amount = in_unit(value, unit_of(amount)), bare(amount)
    if amount.low is not None and amount.low == amount.high:
        return f"{value} == {number_text(amount.low)}"
    if amount.low is not None and amount.high is not None:
        return f"{number_text(amount.low)} <= {value} <= {number_text(amount.high)}"
    equal = "" if amount.strict else "="
    if amount.low is not None:
        return f"{value} >{equal} {number_text(amount.low)}"
    return f"{value} <{equal} {number_text(amount.high or 0)}"


def whole(count: m.Range) -> tuple[int | None, int | None]:
    """Return the ends of a range of counts; ConditionError where they are no whole numbers."""
    ends = (count.low, count.high)
    if unit_of(count):
        raise ConditionError(f"parts are counted, not measured in {unit_of(count)}")
    for number in ends:
        if number is not None and (number != int(number) or number < 0):
            raise ConditionError(f"parts are counted in whole numbers, not {number:g}")
    check_order(count)
    low, high = (None if number is None else int(number) for number in ends)
    return low, high


def check_order(amount: m.Range) -> None:
    """Raise ConditionError for a range that nothing can be in."""
    if amount.low is not None and amount.high is not None and amount.low > amount.high:
        low, high = float(amount.low), float(amount.high)
        raise ConditionError(f"{low:g} to {high:g} is no range; the smaller first")


def different(nouns: Sequence[str]) -> None:
    """Raise ConditionError where one name stands for two different parts."""
    if len(set(nouns)) < len(nouns):
        repeated = next(noun for noun in nouns if nouns.count(noun) > 1)
        raise ConditionError(
            f"{repeated!r} is named twice where two different parts are needed; give the two "
            "different names when you mark them"
        )


def number_text(value: float) -> str:
    """Return a number as it is written in a program."""
    return f"{value:.10g}"


def quoted(text: str) -> str:
    """Return a text as it is written in a program."""
    return f'"{text}"'
