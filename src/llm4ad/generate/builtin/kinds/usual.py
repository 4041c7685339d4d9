"""What is as on the normal pictures: sizes, places, levels, numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin.kinds.quantities import EdgeGap, Gap, Quantity, SizeOf
from llm4ad.generate.builtin.source_text import Call
from llm4ad.generate.builtin.writing import (
    Variable,
    different,
    quoted,
)

if TYPE_CHECKING:
    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class Usual:
    """A part measures, or lies, as on the normal pictures; with ``other`` relative to that.

    ``what`` is a length, width, height or area of its own, or "place", "centre" (how high it lies)
    or "level" (how high it reaches).
    """

    what: str
    other: m.Ref | None = None

    @property
    def told(self) -> str:
        """Say it in English."""
        return f"has the usual {self.what}"

    def expect(self, writer: Writer, of: Variable) -> list[m.Item]:
        """Return the expectations of what is usual, as shares of a size.

        So a camera of another resolution changes nothing.
        """
        other = None if self.other is None else writer.one(self.other)
        if other is not None:
            different([of.name, other.name])
        parts = of.name if other is None else f"{of.name}, {other.name}"
        place = "" if other is None else f" in the {other.noun}"
        closing = (f"of=[{parts}]",)
        return [
            Call(
                "expect_usual",
                (
                    value,
                    *closing,
                    f"what={quoted(f'{called} of the {of.noun}{place}')}",
                    'unit="share"',
                ),
            )
            for value, called in _usual_values(self.what, of.name, other.name if other else None)
        ]

    def test(self, writer: Writer, of: Variable) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("what is usual is learned later; it cannot be asked after 'if'")


_OWN = {
    "length": ("{0}.length / scene.width", "length"),
    "width": ("{0}.width / scene.width", "width"),
    "height": ("{0}.height / scene.height", "height"),
    "area": ("{0}.area / (scene.width * scene.height)", "area"),
    "thickness": ("{0}.thickness / scene.width", "thickness"),
}


def _usual_values(what: str, name: str, other: str | None) -> list[tuple[str, str]]:
    if what in _OWN:
        value, called = _OWN[what]
        return [(value.format(name), called)]
    if what == "level" and other is not None:
        return [(f"{other}.level_of({name})", "level")]
    if what == "share" and other is not None:
        return [(f"{other}.share_filled_by({name})", "share")]
    place = f"frame_of({other or 'scene'}).position_of({name})"
    down = (f"{place}[1]", "distance from the top")
    return [down] if what == "centre" else [(f"{place}[0]", "distance from the left"), down]


@dataclass(frozen=True, slots=True)
class UsualQuantity:
    """A quantity is as on the normal pictures; lengths are measured against the image."""

    quantity: Quantity

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of what is usual."""
        value, what = self.quantity.value(writer), quoted(self.quantity.told)
        if isinstance(self.quantity, SizeOf):
            return Usual(self.quantity.field).expect(writer, writer.one(self.quantity.ref))
        if isinstance(self.quantity, Gap | EdgeGap):
            value = f"({value}) / scene.width" if " - " in value else f"{value} / scene.width"
        of = ", ".join(writer.one(ref).name for ref in self.quantity.refs)
        return [Call("expect_usual", (value, f"of=[{of}]", f"what={what}", 'unit="share"'))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("what is usual is learned later; it cannot be asked after 'if'")


@dataclass(frozen=True, slots=True)
class UsualNumber:
    """As many parts as on the normal pictures."""

    parts: m.Parts

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation of the usual number."""
        found = writer.list_of(self.parts)
        what = f"number of {' and '.join(self.parts.nouns)}"
        return [Call("expect_usual", (f"len({found})", f"of={found}", f"what={quoted(what)}"))]

    def test(self, writer: Writer) -> str:
        """Return nothing: there is no test for it."""
        raise ConditionError("what is usual is learned later; it cannot be asked after 'if'")
