"""What a sentence means, apart from how it was worded: parts, places, numbers, statements.

The kinds of statements are in kinds/; what they have in common is here.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llm4ad.generate.builtin.source_text import Call, ForEach
    from llm4ad.generate.builtin.writing import Variable, Writer

    Item = Call | ForEach

T = TypeVar("T")


class Claim(Protocol):
    """A statement that is true or false of a picture."""

    def expect(self, writer: Writer) -> list[Item]:
        """Return the expectations that state it."""
        ...

    def test(self, writer: Writer) -> str:
        """Return the Python expression that is true where it holds."""
        ...


class Predicate(Protocol):
    """What can be said of one part."""

    @property
    def told(self) -> str:
        """Say it in English, to follow on the name of the part: "is red"."""
        ...

    def expect(self, writer: Writer, of: Variable) -> list[Item]:
        """Return the expectations that state it of a part."""
        ...

    def test(self, writer: Writer, of: Variable) -> str:
        """Return the Python expression that is true where it holds of a part."""
        ...


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from ``low`` to ``high``, both included; None leaves a side open.

    ``strict`` says that the end itself is too much or too little. It matters where something is
    tested; of what is measured the end itself is never met.
    """

    low: float | None
    high: float | None
    strict: bool = False


SOME = Range(1, None)
NONE = Range(0, 0)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of some names; those of a colour, in a place, that something holds of only."""

    nouns: tuple[str, ...]
    colour: str | None = None
    place: Place | None = None
    that: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class One:
    """The only part of its kind."""

    parts: Parts


@dataclass(frozen=True, slots=True)
class Pick:
    """The part that has most, or least, of a measure among some."""

    parts: Parts
    field: str
    most: bool


@dataclass(frozen=True, slots=True)
class Nth:
    """The part at a number, from 1, counted from a side."""

    parts: Parts
    number: int
    side: str


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What was spoken of last: "it", or "they" where ``many``, of which there are ``two``."""

    many: bool = False
    two: bool = False


@dataclass(frozen=True, slots=True)
class Nearest:
    """The part among some that is nearest to another one, or furthest from it."""

    parts: Parts
    to: Ref
    nearest: bool = True


Ref = One | Pick | Nth | Nearest | Pronoun


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: in a piece of the image or of a part, in a part, in a cell of a grid.

    ``of`` is the part that it is a piece of, None for the image; ``cell`` is row and column,
    ``grid`` the numbers of rows and columns. The ``side`` of a part is "on" where what lies on it
    may stick out of it, as it does of a plate and not of a box.
    """

    kind: Literal["image", "half", "edge", "quarter", "corner", "middle", "part", "cell"]
    side: str = ""
    of: Ref | None = None
    grid: tuple[int, int] = (1, 1)
    cell: tuple[int, int] = (1, 1)


IMAGE = Place("image")


@dataclass(frozen=True, slots=True)
class Group:
    """A number of parts of one name and perhaps one colour."""

    count: Range
    noun: str
    colour: str | None = None

    @property
    def parts(self) -> Parts:
        """Return the parts that are counted, wherever they are."""
        return Parts((self.noun,), self.colour)


@dataclass(frozen=True, slots=True)
class The:
    """Each of one or more single parts; of none of them is it true where ``no``."""

    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All of some parts; ``count`` is how many there must be, where the sentence says that."""

    parts: Parts
    count: Range | None = None


@dataclass(frozen=True, slots=True)
class Some:
    """A number of some parts; of ``among`` many, where the sentence says that.

    ``loose`` says that the sentence has "a nut", which may be any nut: "a nut is longer than ...".
    """

    count: Range
    parts: Parts
    among: Range | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """Each of several places: of a grid, or the corners, halves or quarters of something."""

    kind: Literal["grid", "corner", "half", "quarter"]
    of: Ref | None = None
    grid: tuple[int, int] = (1, 1)
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """Several subjects, of which the same is said."""

    subjects: tuple[The | Every, ...]


Subject = The | Every | Some | Cells | Several


def within(value: Any) -> Iterator[Any]:
    """Yield a meaning and all that it is made of."""
    to_come = [value]
    while to_come:
        item = to_come.pop()
        yield item
        if isinstance(item, tuple):
            to_come.extend(reversed(cast("tuple[Any, ...]", item)))
        else:
            to_come.extend(
                getattr(item, name) for name in reversed(_names(type(cast("object", item))))
            )


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a kind of meaning, none of what is no such kind."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def exchanged(value: T, old: Any, new: Any) -> T:
    """Return a meaning with something in it exchanged for something else, wherever it is."""
    return cast("T", _exchanged(value, old, new))


def _exchanged(value: Any, old: Any, new: Any) -> Any:
    if value == old and type(value) is type(old):
        return new
    if isinstance(value, tuple):
        return tuple(_exchanged(item, old, new) for item in cast("tuple[Any, ...]", value))
    names = _names(type(cast("object", value)))
    changes = {name: _exchanged(getattr(value, name), old, new) for name in names}
    return replace(value, **changes) if changes else value


def nouns_of(value: Any) -> list[str]:
    """Return the names of the parts in a meaning, each once."""
    found = [item for item in within(value) if isinstance(item, Parts | Group)]
    nouns = [
        noun for item in found for noun in (item.nouns if isinstance(item, Parts) else (item.noun,))
    ]
    return list(dict.fromkeys(nouns))
