"""Places: a part lies somewhere, a place holds numbers of parts, or nothing but some."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.calling import told, told_place
from llm4ad.generate.builtin.containers import holding_others, is_vessel, liquids_among
from llm4ad.generate.builtin.source_text import Call, ForEach
from llm4ad.generate.builtin.writing import count_test, counted, measured, range_test, stated

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Variable, Writer


@dataclass(frozen=True, slots=True)
class InPlace:
    """A part lies in a place."""

    place: m.Place

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is in the {told_place(self.place)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of the place."""
        if self.place.kind == "image":
            return [counted(writer.find(m.Parts((of.noun,))), m.SOME)]
        return [Call("expect_inside", (of.name, self._inside(writer, of)))]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the place."""
        return f"{of.name}.is_inside({self._inside(writer, of)})"

    def _inside(self, writer: Writer, of: Variable) -> str:
        place = writer.place(self.place)
        if place == of.name:
            raise ConditionError(f"the {of.noun} cannot be inside itself; name another part")
        return place


@dataclass(frozen=True, slots=True)
class WhollyIn:
    """A part lies in the image without touching its border, or in another part with all of it.

    All of it: 98 percent of its pixels, as outlines are never exact.
    """

    of: m.Ref | None = None

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"is entirely in the {told(self.of) if self.of else 'image'}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that nothing sticks out."""
        if self.of is None:
            return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]
        whole = writer.one(self.of)
        what = f"share of the {of.noun} in the {whole.noun}"
        value = f"{of.name}.share_inside({whole.name})"
        return [measured(value, m.Range(0.98, None), [of.name, whole.name], what, "share")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that nothing sticks out."""
        if self.of is not None:
            return f"{of.name}.share_inside({writer.one(self.of).name}) >= 0.98"
        sides = f"{of.name}.right < scene.width and {of.name}.bottom < scene.height"
        return f"{of.name}.left > 0 and {of.name}.top > 0 and {sides}"


@dataclass(frozen=True, slots=True)
class InAny:
    """A part lies in one of some other parts; in its centre with ``centred``, up to a share.

    It lies ``on`` it where the sentence says so.
    """

    parts: m.Parts
    centred: bool = False
    tolerance: float = 0.1
    on: bool = False

    @property
    def told(self) -> str:
        """Say it in English."""
        where = "in the centre of" if self.centred else "in"
        return f"is {where} a {' or '.join(self.parts.nouns)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that it is in one."""
        return [stated(self.test(writer, of), [of.name], f"the {of.noun} {self.told}")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that it is in one."""
        other, loop = writer.loop(self.parts)
        if other.name == of.name:
            raise ConditionError(f"a {of.noun} in a {of.noun} makes no sense; name another part")
        if not self.centred:
            return f"any({of.name}.is_inside({other.name}) {loop})"
        exact = "" if self.tolerance == 0.1 else f", tolerance={self.tolerance:.10g}"
        return f"any({of.name}.is_centred_in({other.name}{exact}) {loop})"


@dataclass(frozen=True, slots=True)
class Holds:
    """A place or a part holds numbers of parts."""

    groups: tuple[m.Group, ...]

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"holds the right number of {' and of '.join(group.noun for group in self.groups)}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations of the numbers."""
        return [counted(_find_in(group.parts, of), group.count) for group in self.groups]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the numbers."""
        tests = [count_test(_find_in(group.parts, of), group.count) for group in self.groups]
        return " and ".join(tests)


@dataclass(frozen=True, slots=True)
class HoldsAsMany:
    """Two parts hold the same number of others."""

    parts: m.Parts
    symmetric = True

    def told(self, other: str) -> str:
        """Say it in English."""
        return f"holds as many {' and '.join(self.parts.nouns)} as the {other}"

    def expect(self, of: Variable, other: Variable) -> Call:
        """Return the expectation of the same number."""
        noun = " and ".join(self.parts.nouns)
        what = f"the {of.noun} and the {other.noun} hold the same number of {noun}"
        return stated(self.test(of, other), [of.name, other.name], what)

    def test(self, of: Variable, other: Variable) -> str:
        """Return the test of the same number."""
        return f"len({_find_in(self.parts, of)}) == len({_find_in(self.parts, other)})"


@dataclass(frozen=True, slots=True)
class HoldsTotal:
    """A place or a part holds a number of parts of several names together."""

    count: m.Range
    nouns: tuple[str, ...]

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"holds the right number of {' and '.join(self.nouns)} together"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of the number."""
        return [counted(self._found(of), self.count, " or ".join(self.nouns))]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of the number."""
        return count_test(f"({self._found(of)})", self.count)

    def _found(self, of: Variable) -> str:
        return " + ".join(_find_in(m.Parts((noun,)), of) for noun in self.nouns)


@dataclass(frozen=True, slots=True)
class HoldsSomething:
    """A place or a part holds some part, whatever it is."""

    told = "is not empty"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that something is there."""
        return [counted(_anything_in(writer, of), m.SOME, "part")]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that something is there."""
        return count_test(f"({_anything_in(writer, of)})", m.SOME)


@dataclass(frozen=True, slots=True)
class HoldsNothing:
    """A place or a part holds no part at all."""

    told = "is empty"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation that nothing is there."""
        what = "part" if of.noun == "place" else f"part in the {of.noun}"
        return [counted(_anything_in(writer, of), m.NONE, what)]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test that nothing is there."""
        return count_test(f"({_anything_in(writer, of)})", m.NONE)


def _anything_in(writer: Writer, of: Variable) -> str:
    return _find_in(m.Parts(_contents(writer, {of.noun, *of.whole})), of)


def _contents(writer: Writer, but: set[str]) -> tuple[str, ...]:
    """Return the names of what may fill a place: not what others lie in, such as a cell.

    What fills a bottle is a liquid, not the label on it.
    """
    others = writer.part_names - but
    vessels = sorted(filter(is_vessel, but))
    if vessels:
        liquids = liquids_among(others)
        if not liquids:
            raise ConditionError(f"no part is known that fills a {vessels[0]}, such as a liquid")
        return tuple(liquids)
    contents = sorted(others - holding_others(writer.part_names)) or sorted(others)
    if not contents:
        raise ConditionError("no other part is known; teach or declare what could be there")
    return tuple(contents)


def _find_in(parts: m.Parts, of: Variable) -> str:
    colour = f', colour="{parts.colour}"' if parts.colour else ""
    if of.noun in parts.nouns:
        raise ConditionError(f"a {of.noun} in a {of.noun} makes no sense; name another part")
    return " + ".join(f'scene.find("{noun}", within={of.name}{colour})' for noun in parts.nouns)


@dataclass(frozen=True, slots=True)
class NothingBut:
    """A place holds no other parts than those of some names; nothing at all without names.

    With ``outside`` this is so of all that is not in the place, or with ``wholly`` not with all of
    it. What lies on a part is all that overlaps it, but what holds the others.
    """

    nouns: tuple[str, ...]
    place: m.Place
    outside: bool = False
    wholly: bool = False

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that none of the others is there."""
        return [counted(self._others(writer), m.NONE, self._what())]

    def test(self, writer: Writer) -> str:
        """Return the test that none of the others is there."""
        found = self._others(writer)
        if isinstance(found, ForEach):
            return f"not [{found.item} {' '.join(found.loops)}]"
        return f"not ({found})"

    def _what(self) -> str:
        other = f"part other than {' and '.join(self.nouns)}" if self.nouns else "part"
        where = "" if self.place.kind == "image" else f" in the {told_place(self.place)}"
        return f"{other}{where.replace(' in ', ' outside ') if self.outside else where}"

    def _others(self, writer: Writer) -> str | ForEach:
        of = self.place.of
        own = m.nouns_of(of) if of is not None else []
        holding = holding_others(writer.part_names) if self.place.kind == "image" else set[str]()
        others = sorted(writer.part_names - set(self.nouns) - set(own) - holding)
        if not others:
            raise ConditionError(
                "no other part is known; teach or declare what else could be there"
            )
        on = self.place.kind == "part" and self.place.side == "on"
        if not self.outside and not on:
            return writer.find(m.Parts(tuple(others), place=self.place))
        place = writer.place(self.place)
        if not self.outside:
            lying = sorted(set(others) - holding_others(writer.part_names)) or others
            loop = f"for part in {writer.list_of(m.Parts(tuple(lying)))}"
            return ForEach("part", (loop, f"if part.share_inside({place}) > 0"))
        found = writer.list_of(m.Parts(tuple(others)))
        out = (
            f"part.share_inside({place}) < 0.98" if self.wholly else f"not part.is_inside({place})"
        )
        return ForEach("part", (f"for part in {found}", f"if {out}"))


@dataclass(frozen=True, slots=True)
class NotEmpty:
    """A place holds some part, whatever it is."""

    place: m.Place

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that something is there."""
        return [counted(self._found(writer), m.SOME, "part")]

    def test(self, writer: Writer) -> str:
        """Return the test that something is there."""
        return f"({self._found(writer)})"

    def _found(self, writer: Writer) -> str:
        own = m.nouns_of(self.place.of) if self.place.of is not None else []
        return writer.find(m.Parts(_contents(writer, set(own)), place=self.place))


@dataclass(frozen=True, slots=True)
class Centred:
    """A part lies in the middle of a place, along one direction or both.

    ``tolerance`` is a share of the place's size, or a number of pixels; a tenth without one.
    """

    place: m.Place
    axis: str = "both"
    tolerance: float = 0.1
    pixels: bool = False

    @property
    def told(self) -> str:
        """Say it in English."""
        along = "" if self.axis == "both" else f"{self.axis}ly "
        return f"is {along}centred in the {told_place(self.place) or 'image'}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectation of a small distance from the middle."""
        if self.axis == "both" and not self.pixels:
            exact = () if self.tolerance == 0.1 else (f"tolerance={self.tolerance:.10g}",)
            return [Call("expect_centred", (of.name, self._place(writer, of), *exact))]
        what = f"distance of the {of.noun} from the middle of the {self._told_place()}"
        unit = "px" if self.pixels else "share"
        return [
            measured(value, m.Range(None, self.tolerance), [of.name], f"{what}, {axis}", unit)
            for axis, value in self._values(writer, of)
        ]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the test of a small distance from the middle."""
        if self.axis == "both" and not self.pixels:
            exact = "" if self.tolerance == 0.1 else f", tolerance={self.tolerance:.10g}"
            return f"{of.name}.is_centred_in({self._place(writer, of)}{exact})"
        values = self._values(writer, of)
        limit = m.Range(None, self.tolerance)
        return " and ".join(range_test(value, limit) for _, value in values)

    def _told_place(self) -> str:
        return "image" if self.place.kind == "image" else told_place(self.place)

    def _place(self, writer: Writer, of: Variable) -> str:
        place = writer.place(self.place)
        if place == of.name:
            raise ConditionError(f"the {of.noun} cannot be inside itself; name another part")
        return place

    def _values(self, writer: Writer, of: Variable) -> list[tuple[str, str]]:
        place = self._place(writer, of)
        frame = place if place == "scene.frame" else f"frame_of({place})"
        axes = ["horizontal", "vertical"] if self.axis == "both" else [self.axis]
        values: list[tuple[str, str]] = []
        for axis in axes:
            index = 0 if axis == "horizontal" else 1
            value = f"abs({frame}.position_of({of.name})[{index}] - 0.5)"
            if self.pixels:
                value = f"{value} * {self._size(writer, index)}"
            values.append((axis, value))
        return values

    def _size(self, writer: Writer, index: int) -> str:
        field = "width" if index == 0 else "height"
        if self.place.kind == "part" and self.place.of is not None:
            return f"{writer.one(self.place.of).name}.{field}"
        if self.place.kind == "image":
            return f"scene.{field}"
        raise ConditionError("pixels from the middle are measured in a part or the image only")
