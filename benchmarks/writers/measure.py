"""Measure programs that a language model wrote: how many are accepted, and how many are right.

    python benchmarks/writers/measure.py

Each folder beside this file holds conditions, and answers.md: what a language model answered that
was given nothing but the output of `llm4ad prompt FOLDER`; repairs.md holds what it answered when
it was told the error, where there was one. The programs are run on drawn pictures of which it is
known what is wrong with them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from scenes import NORMAL, UNDECIDABLE, cases

from llm4ad.authoring import take_answers
from llm4ad.generate.trial import LEVEL, is_kept
from llm4ad.program.sandbox import Sandbox

HERE = Path(__file__).parent


@dataclass
class Tally:
    """What became of the conditions of one product, and of the verdicts of their programs."""

    conditions: int = 0
    first: int = 0
    repaired: int = 0
    declined: int = 0
    verdicts: int = 0
    wrong: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add the figures of another product."""
        for name in ("conditions", "first", "repaired", "declined", "verdicts"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.wrong += other.wrong
        self.refused += other.refused

    def row(self, name: str) -> str:
        """Return the figures as a row of a Markdown table."""
        share = 1 - len(self.wrong) / self.verdicts if self.verdicts else 0.0
        return (
            f"| {name} | {self.conditions} | {self.first} | {self.repaired} | {self.declined} "
            f"| {self.verdicts} | {len(self.wrong)} | {100 * share:.2f} % |"
        )


def measure(product: str) -> Tally:
    """Take the recorded answers for a product and judge its programs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / product
        shutil.copytree(HERE / product, folder)
        results = take_answers(folder, folder / "answers.md")
        tally = Tally(conditions=len(results))
        undecidable = UNDECIDABLE.get(product, frozenset())
        accepted = [number for number, item in enumerate(results, 1) if item.program]
        tally.first = len(accepted)
        if (folder / "repairs.md").exists():
            results = take_answers(folder, folder / "repairs.md")
            tally.repaired = sum(item.program is not None for item in results) - tally.first
        for number, item in enumerate(results, 1):
            if item.program is None and number in undecidable:
                tally.declined += 1
            elif item.program is None:
                tally.refused.append(f"{product} {number}: {item.refusal}")
            elif number in undecidable:
                tally.wrong.append(f"{product} {number}: a program for what cannot be decided")
        with Sandbox() as sandbox:
            for case in cases(product, len(results)):
                for number in sorted(case.broken | case.kept):
                    program = results[number - 1].program
                    if program is None:
                        continue
                    tally.verdicts += 1
                    outcome = sandbox.run(program, case.scene, [LEVEL])[0]
                    if outcome.failure or is_kept(outcome) != (number in case.kept):
                        tally.wrong.append(
                            f"{product} {number} on {case.label}: "
                            f"{outcome.failure or ('kept' if is_kept(outcome) else 'broken')}"
                        )
        return tally


def main() -> None:
    print(
        "| product | conditions | accepted at first | after repair | rightly declined "
        "| verdicts | wrong | right |"
    )
    print("|---|---|---|---|---|---|---|---|")
    total = Tally()
    for product in sys.argv[1:] or NORMAL:
        tally = measure(product)
        print(tally.row(product), flush=True)
        total.add(tally)
    print(total.row("all"))
    for line in total.refused + total.wrong:
        print(line)


if __name__ == "__main__":
    main()
