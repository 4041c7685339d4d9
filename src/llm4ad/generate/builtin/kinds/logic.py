"""Statements together: all of them, one of them, one only if another holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.each import ForEachOf
from llm4ad.generate.builtin.negating import negated
from llm4ad.generate.builtin.source_text import Call
from llm4ad.generate.builtin.writing import quoted

if TYPE_CHECKING:
    from llm4ad.generate.builtin.writing import Writer


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of some claims holds."""

    claims: tuple[m.Claim, ...]

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectations of all of them."""
        if not any(isinstance(claim, If | ForEachOf) for claim in self.claims):
            return [item for claim in self.claims for item in claim.expect(writer)]
        writer.start_gathering()
        for claim in self.claims:
            writer.gather(claim.expect(writer))
        return []

    def test(self, writer: Writer) -> str:
        """Return the test that all hold."""
        tests = [claim.test(writer) for claim in self.claims]
        return " and ".join(f"({test})" if " or " in test else test for test in tests)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be so: it demands nothing, but later sentences may go back to its parts."""

    claim: m.Claim

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return that nothing is expected."""
        return []

    def test(self, writer: Writer) -> str:
        """Return the test that is always true."""
        return "True"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of two claims holds: one alone where ``only``, at least one otherwise."""

    claims: tuple[m.Claim, ...]
    only: bool
    what: str = "one of the alternatives holds"

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that one holds."""
        parts = [m.Parts((noun,)) for noun in m.nouns_of(self.claims)]
        found = [writer.list_of(each) for each in parts]
        what = f"{'exactly' if self.only else 'at least'} {self.what}"
        of = f"of={' + '.join(found)}"
        return [Call("expect_true", (self.test(writer), of, f"what={quoted(what)}"))]

    def test(self, writer: Writer) -> str:
        """Return the test that one holds."""
        tests = [f"({claim.test(writer)})" for claim in self.claims]
        if not self.only:
            return " or ".join(tests)
        return " != ".join(tests)


@dataclass(frozen=True, slots=True)
class Negation:
    """A claim does not hold."""

    claim: m.Claim

    def expect(self, writer: Writer) -> list[m.Item]:
        """Return the expectation that it does not hold."""
        return OneOf((self,), only=False, what="what must be so is so").expect(writer)

    def test(self, writer: Writer) -> str:
        """Return the opposite of its test."""
        return negated(self.claim.test(writer))


@dataclass(frozen=True, slots=True)
class If:
    """A claim has to hold where another one does."""

    condition: m.Claim
    claim: m.Claim

    def expect(self, writer: Writer) -> list[m.Item]:
        """Write the test; return what is expected after it, or nothing where all is gathered."""
        if not writer.gathers:
            writer.line(f"if {negated(self.condition.test(writer))}:")
            writer.line("    return []")
            return self.claim.expect(writer)
        with writer.block(f"if {self.condition.test(writer)}:"):
            writer.gather(self.claim.expect(writer))
        return []

    def test(self, writer: Writer) -> str:
        """Return the test that the claim holds or its condition does not."""
        return f"({negated(self.condition.test(writer))} or {self.claim.test(writer)})"
