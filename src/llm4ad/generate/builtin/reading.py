"""From a sentence to its meaning: the grammar's trees, taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from lark import Token, Transformer
from lark.exceptions import UnexpectedEOF, UnexpectedToken
from lark.visitors import CollapseAmbiguities

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.lexicon import COMPARED, FIELDS, tokens_of
from llm4ad.generate.builtin.parser import sentence_parser
from llm4ad.generate.builtin.refusal import refusal

if TYPE_CHECKING:
    from collections.abc import Collection

T = TypeVar("T")


def read_sentence(sentence: str, part_names: Collection[str]) -> list[m.Claim | m.Conditional]:
    """Return every meaning that the grammar finds in a sentence; ConditionError if none."""
    tokens = tokens_of(sentence, part_names)
    if not tokens:
        raise refusal(sentence, 0, len(sentence), "is empty", part_names)
    try:
        forest = sentence_parser().parse(tokens)
    except UnexpectedToken as error:
        token = cast("Token", cast("Any", error).token)
        start, end = token.start_pos or 0, token.end_pos or len(sentence)
        why, expected = "is not understood here", cast("set[str]", cast("Any", error).expected)
        raise refusal(sentence, start, end, why, part_names, expected) from error
    except UnexpectedEOF as error:
        end = len(sentence.rstrip())
        why = "ends too early"
        expected = set(cast("list[str]", cast("Any", error).expected))
        raise refusal(sentence, end, end, why, part_names, expected) from error
    trees = cast("list[Any]", cast("Any", CollapseAmbiguities()).transform(forest))
    meanings = cast("list[m.Claim | m.Conditional]", [_Reader().transform(tree) for tree in trees])
    return list(dict.fromkeys(meanings))


def _only(children: list[Any], kind: type[T], default: T | None = None) -> T:
    """Return the one child of a type, past the words around it."""
    found = [child for child in children if isinstance(child, kind) and type(child) is not Token]
    if not found and default is not None:
        return default
    return found[0]


def _nouns(children: list[Any]) -> list[str]:
    return [child.part for child in children if isinstance(child, _Noun)]


def _numbers(children: list[Any]) -> list[float]:
    return [float(child) for child in children if _is(child, "NUMBER")]


def _is(child: object, *kinds: str) -> bool:
    return isinstance(child, Token) and child.type in kinds


def _kinds(children: list[Any]) -> list[str]:
    return [child.type for child in children if isinstance(child, Token)]


class _Noun:
    def __init__(self, part: str) -> None:
        self.part = part


class _Colour(str):
    __slots__ = ()


class _Factor(float):
    __slots__ = ()


IMAGE = m.Place("image")


class _Reader(Transformer[Token, Any]):
    """Turn each rule of the grammar into its meaning; a method's name is its rule's."""

    def start(self, children: list[Any]) -> m.Claim | m.Conditional:
        return children[0]

    def conditional(self, children: list[Any]) -> m.Conditional:
        test, claim = (child for child in children if not isinstance(child, Token))
        return m.Conditional(test, claim)

    def noun(self, children: list[Any]) -> _Noun:
        return children[0]

    def noun_one(self, children: list[Any]) -> _Noun:
        return _Noun(str(children[0]))

    noun_many = noun_one

    def colour(self, children: list[Any]) -> _Colour:
        return _Colour(children[0])

    def subject(self, children: list[Any]) -> m.Subject:
        return children[0]

    def one(self, children: list[Any]) -> m.Subject:
        return m.Subject(_nouns(children)[0], every=False)

    def every(self, children: list[Any]) -> m.Subject:
        return m.Subject(_nouns(children)[0], every=True)

    def kinds(self, children: list[Any]) -> tuple[str, ...]:
        return tuple(_nouns(children))

    # ------------------------------------------------ numbers

    def at_least_one(self, _: list[Any]) -> m.Range:
        return m.Range(1, None)

    def none(self, _: list[Any]) -> m.Range:
        return m.Range(0, 0)

    def exactly(self, children: list[Any]) -> m.Range:
        number = _numbers(children)[0]
        return m.Range(number, number)

    def at_least(self, children: list[Any]) -> m.Range:
        return m.Range(_amounts(children)[0], None)

    def at_most(self, children: list[Any]) -> m.Range:
        return m.Range(None, _amounts(children)[0])

    def more_than(self, children: list[Any]) -> m.Range:
        return m.Range(_numbers(children)[0] + 1, None)

    def fewer_than(self, children: list[Any]) -> m.Range:
        return m.Range(None, _numbers(children)[0] - 1)

    def from_to(self, children: list[Any]) -> m.Range:
        low, high = _amounts(children)
        return m.Range(low, high)

    def half_factor(self, _: list[Any]) -> _Factor:
        return _Factor(0.5)

    def twice_factor(self, _: list[Any]) -> _Factor:
        return _Factor(2)

    def times_factor(self, children: list[Any]) -> _Factor:
        return _Factor(_numbers(children)[0])

    def tolerance(self, children: list[Any]) -> _Factor:
        return _Factor(_numbers(children)[0] / 100)

    def dimension(self, children: list[Any]) -> str:
        return FIELDS[children[0].type]

    def comparative(self, children: list[Any]) -> tuple[str, bool]:
        return COMPARED[children[0].type]

    def direction(self, children: list[Any]) -> str:
        return children[0].type.lower()

    def group(self, children: list[Any]) -> m.Group:
        colours = [child for child in children if isinstance(child, _Colour)]
        colour = str(colours[0]) if colours else None
        return m.Group(_only(children, m.Range), _nouns(children)[0], colour)

    def groups(self, children: list[Any]) -> tuple[m.Group, ...]:
        return tuple(child for child in children if isinstance(child, m.Group))

    # ------------------------------------------------ places

    def place(self, children: list[Any]) -> m.Place:
        return children[0]

    def location(self, children: list[Any]) -> m.Place:
        return children[0]

    def side(self, children: list[Any]) -> str:
        return children[0].type.lower()

    def half_place(self, children: list[Any]) -> m.Place:
        return m.Place("half", children[-1])

    def region_place(self, children: list[Any]) -> m.Place:
        return _only(children, m.Place)

    def part_place(self, children: list[Any]) -> m.Place:
        return m.Place("part", of=_nouns(children)[0])

    def each_place(self, children: list[Any]) -> m.Place:
        return m.Place("each", of=_nouns(children)[0])

    container = place

    def image_place(self, _: list[Any]) -> m.Place:
        return IMAGE

    def diagonal(self, children: list[Any]) -> str:
        return " ".join(_kinds(children)).lower()

    def of_image(self, _: list[Any]) -> _Noun:
        return _Noun("")

    def of_part(self, children: list[Any]) -> _Noun:
        return _Noun(_nouns(children)[0])

    def half_region(self, children: list[Any]) -> m.Place:
        return _piece("half", _side_of(children), children)

    def edge_region(self, children: list[Any]) -> m.Place:
        return _piece("edge", _side_of(children), children)

    def quarter_region(self, children: list[Any]) -> m.Place:
        return _piece("quarter", _diagonal_of(children), children)

    def corner_region(self, children: list[Any]) -> m.Place:
        return _piece("corner", _diagonal_of(children), children)

    def middle_region(self, children: list[Any]) -> m.Place:
        return _piece("middle", "", children)

    def cell(self, children: list[Any]) -> tuple[int, int]:
        row, column = _numbers(children)
        return int(row), int(column)

    def grid_of_image(self, children: list[Any]) -> m.Place:
        rows, columns = _numbers(children)
        return m.Place("grid", grid=(int(rows), int(columns)))

    def grid_of_part(self, children: list[Any]) -> m.Place:
        rows, columns = _numbers(children)
        return m.Place("grid", of=_nouns(children)[0], grid=(int(rows), int(columns)))

    def grid_place(self, children: list[Any]) -> m.Place:
        return _only(children, m.Place)

    def cell_place(self, children: list[Any]) -> m.Place:
        whole, cell = _only(children, m.Place), cast("tuple[int, int]", _only(children, tuple))
        return m.Place("grid", of=whole.of, grid=whole.grid, cell=cell)

    cell_region = cell_place

    # ------------------------------------------------ claims and tests

    def present(self, children: list[Any]) -> m.Present:
        return m.Present(
            cast("tuple[m.Group, ...]", _only(children, tuple)), _only(children, m.Place, IMAGE)
        )

    holds = test_present = present

    def total(self, children: list[Any]) -> m.Total:
        count = _only(children, m.Range)
        nouns = cast("tuple[str, ...]", _only(children, tuple))
        return m.Total(count, nouns, _only(children, m.Place, IMAGE))

    def more(self, children: list[Any]) -> m.CountsCompared:
        return _counts("more", children)

    def fewer(self, children: list[Any]) -> m.CountsCompared:
        return _counts("fewer", children)

    def equal_counts(self, children: list[Any]) -> m.CountsCompared:
        return _counts("equal", children)

    def same_colour(self, children: list[Any]) -> m.SameColour:
        return m.SameColour(*_nouns(children))

    def coloured(self, children: list[Any]) -> m.Coloured:
        return m.Coloured(_only(children, m.Subject), str(_only(children, _Colour)))

    def not_coloured(self, children: list[Any]) -> m.Coloured:
        return m.Coloured(_only(children, m.Subject), str(_only(children, _Colour)), negated=True)

    def test_colour(self, children: list[Any]) -> m.Coloured:
        return m.Coloured(_first(children), str(_only(children, _Colour)))

    def left_of(self, _: list[Any]) -> str:
        return "left of"

    def right_of(self, _: list[Any]) -> str:
        return "right of"

    def above(self, _: list[Any]) -> str:
        return "above"

    def below(self, _: list[Any]) -> str:
        return "below"

    def related(self, children: list[Any]) -> m.Related:
        relation = cast("Any", _only(children, str))
        return m.Related(_only(children, m.Subject), relation, _nouns(children)[-1])

    def test_relation(self, children: list[Any]) -> m.Related:
        relation = cast("Any", _only(children, str))
        return m.Related(_first(children), relation, _nouns(children)[1])

    def between(self, children: list[Any]) -> m.Between:
        return m.Between(_only(children, m.Subject), *_nouns(children))

    def inside(self, children: list[Any]) -> m.Inside:
        return m.Inside(_only(children, m.Subject), _only(children, m.Place))

    def test_inside(self, children: list[Any]) -> m.Inside:
        return m.Inside(_first(children), _only(children, m.Place))

    def touching(self, children: list[Any]) -> m.Touching:
        return m.Touching(_only(children, m.Subject), _nouns(children)[0])

    def not_touching(self, children: list[Any]) -> m.Touching:
        return m.Touching(_only(children, m.Subject), _nouns(children)[0], negated=True)

    def centred(self, children: list[Any]) -> m.Centred:
        factors = [float(child) for child in children if isinstance(child, _Factor)]
        tolerance = factors[0] if factors else None
        return m.Centred(_only(children, m.Subject), _nouns(children)[0], tolerance)

    def aligned(self, children: list[Any]) -> m.Aligned:
        return m.Aligned(_only(children, m.Subject).noun, children[-1])

    def sized(self, children: list[Any]) -> m.Sized:
        return m.Sized(_only(children, m.Subject), _field(children), _only(children, m.Range))

    def compared(self, children: list[Any]) -> m.SizesCompared:
        field, larger = cast("tuple[str, bool]", _only(children, tuple))
        return m.SizesCompared(_only(children, m.Subject), field, larger, _nouns(children)[0])

    def proportion(self, children: list[Any]) -> m.Proportion:
        amount = _only(children, m.Range)
        return m.Proportion(
            _only(children, m.Subject), _field(children), amount, _nouns(children)[0]
        )

    def filling(self, children: list[Any]) -> m.Filling:
        return _filling(children, "area")

    measure = dimension

    def spot(self, children: list[Any]) -> str:
        return {"HEIGHT": "centre", "PLACE": "place"}[children[0].type]

    def level(self, _: list[Any]) -> str:
        return "level"

    def usual(self, children: list[Any]) -> m.Usual:
        other = (*_nouns(children), None)[0]
        return m.Usual(_only(children, m.Subject), _field(children), other)

    def reaching(self, children: list[Any]) -> m.Filling:
        return _filling(children, "height")


def _amounts(children: list[Any]) -> list[float]:
    factors = [float(child) for child in children if isinstance(child, _Factor)]
    return factors or _numbers(children)


def _first(children: list[Any]) -> m.Subject:
    return m.Subject(_nouns(children)[0], every=False)


def _field(children: list[Any]) -> str:
    return next(child for child in children if type(child) is str)


def _side_of(children: list[Any]) -> str:
    return next(kind for kind in _kinds(children) if kind not in ("THE", "HALF", "EDGE")).lower()


def _diagonal_of(children: list[Any]) -> str:
    return next(child for child in children if type(child) is str)


def _piece(kind: Any, side: str, children: list[Any]) -> m.Place:
    of = [noun for noun in _nouns(children) if noun]
    return m.Place(kind, side, of[0] if of else None)


def _counts(order: Any, children: list[Any]) -> m.CountsCompared:
    first, second = _nouns(children)
    return m.CountsCompared(order, first, second, _only(children, m.Place, IMAGE))


def _filling(children: list[Any], by: Any) -> m.Filling:
    amount = _only(children, m.Range)
    share = m.Range(*(None if end is None else end / 100 for end in (amount.low, amount.high)))
    return m.Filling(_only(children, m.Subject), _nouns(children)[0], share, by)
