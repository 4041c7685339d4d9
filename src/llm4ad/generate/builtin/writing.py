"""From the meaning of a sentence to the program that checks it."""

from __future__ import annotations

import keyword
from functools import singledispatchmethod
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.measures import usual_values
from llm4ad.generate.builtin.source_text import Call, Expression, ForEach, Many, layout
from llm4ad.program.check import BUILTINS, VOCABULARY
from llm4ad.program.source import docstring_literal

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER = "def check(scene: Scene) -> list[Expectation]:"
_TAKEN = BUILTINS | VOCABULARY | {"scene", "place", "parts", "found"}
_ORDER = {"left of": "left_of", "right of": "right_of", "above": "above", "below": "below"}


def write_source(meaning: m.Claim | m.Conditional, sentence: str) -> str:
    """Return the program for one meaning of a sentence; ConditionError where it makes no sense."""
    writer = _Writer()
    if isinstance(meaning, m.Conditional):
        writer.guard(meaning.test)
        meaning = meaning.claim
    writer.lines.append(layout(writer.claim(meaning), 4, before="return "))
    return "\n".join([HEADER, f"    {docstring_literal(sentence)}", *writer.lines]) + "\n"


class _Writer:
    """Write one program: the lines before the last, and the names of their variables."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._variables: dict[str, str] = {}

    # ------------------------------------------------ claims

    @singledispatchmethod
    def claim(self, claim: m.Claim) -> Expression:
        """Return the list of expectations of a claim."""
        raise NotImplementedError(type(claim))

    @claim.register
    def _(self, claim: m.Present) -> Expression:
        place = claim.place
        if place.kind == "each" and place.of is not None:
            return self._for_each(self._groups(claim.groups, "place"), f'scene.find("{place.of}")')
        if place.kind == "grid" and place.cell is None:
            return self._for_each(self._groups(claim.groups, "place"), self._grid(place))
        return Many(self._groups(claim.groups, self._place(place)))

    @claim.register
    def _(self, claim: m.Total) -> Expression:
        within = self._within(claim.place)
        finds = [f"scene.find({_quoted(noun)}{within})" for noun in _different(claim.nouns)]
        self.lines.append(f"    parts = {' + '.join(finds)}")
        what = _quoted(" or ".join(claim.nouns))
        return Many((Call("expect_count", ("parts", *_counted(claim.count), f"what={what}")),))

    @claim.register
    def _(self, claim: m.CountsCompared) -> Expression:
        within = self._within(claim.place)
        names: list[str] = []
        for noun in _different((claim.first, claim.second)):
            names.append(self._new_variable(noun, plural=True))
            self.lines.append(f"    {names[-1]} = scene.find({_quoted(noun)}{within})")
        first, second = (f"len({name})" for name in names)
        of = f"of={names[0]} + {names[1]}"
        if claim.order == "equal":
            what = f"the numbers of {claim.first} and {claim.second}"
            return Many((Call("expect_equal", (first, second, of, f"what={_quoted(what)}")),))
        what = f"what={_quoted(f'number of {claim.first} less that of {claim.second}')}"
        if claim.order == "more":
            return Many((Call("expect_at_least", (f"{first} - {second}", "1", of, what)),))
        return Many((Call("expect_at_most", (f"{first} - {second}", "-1", of, what)),))

    @claim.register
    def _(self, claim: m.SameColour) -> Expression:
        first, second = (self._one(noun) for noun in _different((claim.first, claim.second)))
        what = _quoted(f"the {claim.first} and the {claim.second} have the same colour")
        same = f"{first}.colour == {second}.colour"
        return Many((Call("expect_true", (same, f"of=[{first}, {second}]", f"what={what}")),))

    @claim.register
    def _(self, claim: m.Coloured) -> Expression:
        name = self._subject(claim.subject)
        if not claim.negated:
            return self._of_all(claim.subject, Call("expect_colour", (name, _quoted(claim.colour))))
        what = _quoted(f"the {claim.subject.noun} is not {claim.colour}")
        is_not = f"not {name}.is_colour({_quoted(claim.colour)})"
        expect = Call("expect_true", (is_not, f"of=[{name}]", f"what={what}"))
        return self._of_all(claim.subject, expect)

    @claim.register
    def _(self, claim: m.Related) -> Expression:
        _different((claim.subject.noun, claim.other))
        other, name = self._one(claim.other), self._subject(claim.subject)
        expect = Call(f"expect_{_ORDER[claim.relation]}", (name, other))
        return self._of_all(claim.subject, expect)

    @claim.register
    def _(self, claim: m.Between) -> Expression:
        _different((claim.subject.noun, claim.first, claim.second))
        first, second = self._one(claim.first), self._one(claim.second)
        name = self._subject(claim.subject)
        what = f"the {claim.subject.noun} is between the {claim.first} and the {claim.second}"
        of = f"of=[{name}, {first}, {second}]"
        is_between = f"{name}.is_between({first}, {second})"
        expect = Call("expect_true", (is_between, of, f"what={_quoted(what)}"))
        return self._of_all(claim.subject, expect)

    @claim.register
    def _(self, claim: m.Inside) -> Expression:
        if claim.place.of is not None:
            _different((claim.subject.noun, claim.place.of))
        place = self._place(claim.place)
        name = self._subject(claim.subject)
        return self._of_all(claim.subject, Call("expect_inside", (name, place)))

    @claim.register
    def _(self, claim: m.Touching) -> Expression:
        _different((claim.subject.noun, claim.other))
        other, name = self._one(claim.other), self._subject(claim.subject)
        if not claim.negated:
            return self._of_all(claim.subject, Call("expect_touching", (name, other)))
        what = _quoted(f"the {claim.subject.noun} does not touch the {claim.other}")
        apart = f"not {name}.touches({other})"
        expect = Call("expect_true", (apart, f"of=[{name}, {other}]", f"what={what}"))
        return self._of_all(claim.subject, expect)

    @claim.register
    def _(self, claim: m.Centred) -> Expression:
        _different((claim.subject.noun, claim.other))
        other, name = self._one(claim.other), self._subject(claim.subject)
        exact = () if claim.tolerance is None else (f"tolerance={_number(claim.tolerance)}",)
        return self._of_all(claim.subject, Call("expect_centred", (name, other, *exact)))

    @claim.register
    def _(self, claim: m.Aligned) -> Expression:
        found = f"scene.find({_quoted(claim.noun)})"
        return Many((Call("expect_aligned", (found, _quoted(f"in a {claim.direction}"))),))

    @claim.register
    def _(self, claim: m.Sized) -> Expression:
        name = self._subject(claim.subject)
        what = f"{claim.field} of the {claim.subject.noun}"
        value = f"{name}.{claim.field}"
        expect = _measured(value, claim.range, [name], what, unit="px")
        return self._of_all(claim.subject, expect)

    @claim.register
    def _(self, claim: m.SizesCompared) -> Expression:
        return self._ratio(
            claim.subject,
            claim.field,
            m.Range(1, None) if claim.larger else m.Range(None, 1),
            claim.other,
        )

    @claim.register
    def _(self, claim: m.Proportion) -> Expression:
        return self._ratio(claim.subject, claim.field, claim.range, claim.other)

    @claim.register
    def _(self, claim: m.Filling) -> Expression:
        _different((claim.subject.noun, claim.other))
        other, name = self._one(claim.other), self._subject(claim.subject)
        method = "share_filled_by" if claim.by == "area" else "level_of"
        what = f"share of the {claim.other} that the {claim.subject.noun} fills"
        if claim.by == "height":
            what = f"height of the {claim.subject.noun} in the {claim.other}"
        value = f"{other}.{method}({name})"
        expect = _measured(value, claim.range, [name, other], what, unit="share")
        return self._of_all(claim.subject, expect)

    @claim.register
    def _(self, claim: m.Usual) -> Expression:
        if claim.other is not None:
            _different((claim.subject.noun, claim.other))
        other = None if claim.other is None else self._one(claim.other)
        name = self._subject(claim.subject)
        parts = [name] if other is None else [name, other]
        expects = [
            Call("expect_usual", (value, f"of=[{', '.join(parts)}]", *_told(what, claim)))
            for value, what in usual_values(claim.what, name, other)
        ]
        if not claim.subject.every:
            return Many(tuple(expects))
        found = f"scene.find({_quoted(claim.subject.noun)})"
        return Many(tuple(ForEach(expect, name, found) for expect in expects))

    # ------------------------------------------------ tests

    def guard(self, test: m.Test) -> None:
        """Write the lines that end the program where the test does not hold."""
        self.lines += [f"    if {self._fails(test)}:", "        return []"]

    def _fails(self, test: m.Test) -> str:
        if isinstance(test, m.Present):
            place = self._place(test.place)
            missing = [_lacks(group, place) for group in test.groups]
            return " or ".join(missing)
        if isinstance(test, m.Coloured):
            name = self._one(test.subject.noun)
            return f"not {name}.is_colour({_quoted(test.colour)})"
        if isinstance(test, m.Related):
            _different((test.subject.noun, test.other))
            other, name = self._one(test.other), self._one(test.subject.noun)
            return f"not {name}.is_{_ORDER[test.relation]}({other})"
        place, name = self._place(test.place), self._one(test.subject.noun)
        return f"not {name}.is_inside({place})"

    # ------------------------------------------------ pieces

    def _ratio(
        self, subject: m.Subject, field: str, amount: m.Range, other_noun: str
    ) -> Expression:
        _different((subject.noun, other_noun))
        other, name = self._one(other_noun), self._subject(subject)
        what = f"{field} of the {subject.noun} over that of the {other_noun}"
        value = f"{name}.{field} / {other}.{field}"
        return self._of_all(subject, _measured(value, amount, [name, other], what))

    def _groups(self, groups: Iterable[m.Group], place: str) -> tuple[Call, ...]:
        return tuple(
            Call("expect_count", (_found(group, place), *_counted(group.count))) for group in groups
        )

    def _for_each(self, expectations: tuple[Call, ...], of: str) -> Expression:
        if len(expectations) == 1:
            return ForEach(expectations[0], "place", of)
        return Many(tuple(ForEach(expectation, "place", of) for expectation in expectations))

    def _of_all(self, subject: m.Subject, expect: Call) -> Expression:
        if not subject.every:
            return Many((expect,))
        return ForEach(expect, self._subject(subject), f"scene.find({_quoted(subject.noun)})")

    def _subject(self, subject: m.Subject) -> str:
        return _variable(subject.noun) if subject.every else self._one(subject.noun)

    def _one(self, noun: str) -> str:
        if noun not in self._variables:
            name = self._new_variable(noun)
            self._variables[noun] = name
            self.lines.append(f"    {name} = scene.one({_quoted(noun)})")
        return self._variables[noun]

    def _new_variable(self, noun: str, *, plural: bool = False) -> str:
        return _variable(noun + "s" if plural else noun)

    def _within(self, place: m.Place) -> str:
        text = self._place(place)
        return f", within={text}" if text else ""

    def _place(self, place: m.Place) -> str:
        """Return the place as an expression, empty for the whole image."""
        if place.kind == "image":
            return ""
        if place.kind == "each":
            raise ConditionError(f"'each {place.of}' makes no sense at this place of the sentence")
        if place.kind == "part":
            return self._one(place.of or "")
        of = self._one(place.of) if place.of else "scene"
        if place.kind == "grid":
            return self._grid(place)
        if place.kind == "middle":
            return f"middle({of})"
        return f"{place.kind}({of}, {_quoted(place.side)})"

    def _grid(self, place: m.Place) -> str:
        of = self._one(place.of) if place.of else "scene"
        rows, columns = place.grid or (0, 0)
        if not (1 <= rows <= 100 and 1 <= columns <= 100):
            raise ConditionError(f"a grid of {rows} x {columns} cells makes no sense")
        if place.cell is None:
            return f"grid({of}, rows={rows}, columns={columns})"
        row, column = place.cell
        if not (1 <= row <= rows and 1 <= column <= columns):
            raise ConditionError(
                f"row {row}, column {column} is not in a grid of {rows} rows and {columns} columns"
            )
        return f"cell({of}, row={row}, column={column}, rows={rows}, columns={columns})"


def _told(what: str, claim: m.Usual) -> tuple[str, str]:
    place = f" in the {claim.other}" if claim.other is not None else ""
    return (f"what={_quoted(f'{what} of the {claim.subject.noun}{place}')}", 'unit="share"')


def _found(group: m.Group, place: str) -> str:
    within = f", within={place}" if place else ""
    colour = f", colour={_quoted(group.colour)}" if group.colour else ""
    return f"scene.find({_quoted(group.noun)}{within}{colour})"


def _lacks(group: m.Group, place: str) -> str:
    """Return the test that is true where a group is not there in its number."""
    found, count = _found(group, place), group.count
    if count == m.Range(1, None):
        return f"not {found}"
    if count == m.Range(0, 0):
        return found
    low, high = _whole(count)
    if low == high:
        return f"len({found}) != {low}"
    if high is None:
        return f"len({found}) < {low}"
    if low is None:
        return f"len({found}) > {high}"
    return f"not {low} <= len({found}) <= {high}"


def _counted(count: m.Range) -> tuple[str, ...]:
    low, high = _whole(count)
    if low is not None and low == high:
        return (f"exactly={low}",)
    ends = (("at_least", low), ("at_most", high))
    return tuple(f"{name}={number}" for name, number in ends if number is not None)


def _whole(count: m.Range) -> tuple[int | None, int | None]:
    ends = (count.low, count.high)
    for number in ends:
        if number is not None and (number != int(number) or number < 0):
            raise ConditionError(f"parts are counted in whole numbers, not {number:g}")
    _check_order(count)
    low, high = (None if number is None else int(number) for number in ends)
    return low, high


def _measured(value: str, amount: m.Range, parts: list[str], what: str, unit: str = "") -> Call:
    _check_order(amount)
    closing = (f"of=[{', '.join(parts)}]", f"what={_quoted(what)}")
    closing += (f"unit={_quoted(unit)}",) if unit else ()
    if amount.low is not None and amount.high is not None:
        ends = (_number(amount.low), _number(amount.high))
        return Call("expect_between", (value, *ends, *closing))
    if amount.low is not None:
        return Call("expect_at_least", (value, _number(amount.low), *closing))
    return Call("expect_at_most", (value, _number(amount.high or 0), *closing))


def _check_order(amount: m.Range) -> None:
    if amount.low is not None and amount.high is not None and amount.low > amount.high:
        raise ConditionError(f"{amount.low:g} to {amount.high:g} is no range; the smaller first")


def _different(nouns: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(nouns)) < len(nouns):
        repeated = next(noun for noun in nouns if nouns.count(noun) > 1)
        raise ConditionError(
            f"{repeated!r} is named twice where two different parts are needed; give the two "
            "different names when you mark them"
        )
    return nouns


def _number(value: float) -> str:
    return f"{value:.10g}"


def _quoted(text: str) -> str:
    return f'"{text}"'


def _variable(noun: str) -> str:
    name = noun.replace(" ", "_").replace("-", "_")
    if not name.isidentifier():
        name = "part_" + "".join(c if c.isidentifier() or c.isdecimal() else "_" for c in name)
    return f"{name}_part" if name in _TAKEN or keyword.iskeyword(name) else name
