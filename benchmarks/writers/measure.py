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
from scenes import NORMAL, UNDECIDABLE, cases, pictures, write_pictures

from llm4ad import Inspection
from llm4ad.authoring import generate_programs, take_answers
from llm4ad.generate.trial import is_kept
from llm4ad.program.sandbox import AS_IT_IS, Sandbox

HERE = Path(__file__).parent


@dataclass
class Tally:
    """What became of the conditions of one product, and of the verdicts of their programs."""

    conditions: int = 0
    builtin: int = 0
    first: int = 0
    repaired: int = 0
    declined: int = 0
    verdicts: int = 0
    wrong: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add the figures of another product."""
        for name in ("conditions", "builtin", "first", "repaired", "declined", "verdicts"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.wrong += other.wrong
        self.refused += other.refused

    def row(self, name: str) -> str:
        """Return the figures as a row of a Markdown table."""
        share = 1 - len(self.wrong) / self.verdicts if self.verdicts else 0.0
        return (
            f"| {name} | {self.conditions} | {self.builtin} | {self.first} | {self.repaired} "
            f"| {self.declined} | {self.verdicts} | {len(self.wrong)} | {100 * share:.2f} % |"
        )


def measure(product: str) -> Tally:
    """Take the recorded answers for a product and judge its programs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / product
        shutil.copytree(HERE / product, folder)
        builtin = generate_programs(folder)
        shutil.rmtree(folder / "programs", ignore_errors=True)
        results = take_answers(folder, folder / "answers.md")
        tally = Tally(len(results), sum(item.program is not None for item in builtin))
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
                    outcome = sandbox.run(program, case.scene, [AS_IT_IS])[0]
                    if outcome.failure or is_kept(outcome) != (number in case.kept):
                        tally.wrong.append(
                            f"{product} {number} on {case.label}: "
                            f"{outcome.failure or ('kept' if is_kept(outcome) else 'broken')}"
                        )
        return tally


def compare_writers(folder: Path) -> dict[str, tuple[int, int]]:
    """Inspect the drawn bottles with both writers' programs; return defects found, false alarms."""
    parts = write_pictures(folder, pictures("juice_bottle"))
    model = folder / "model"
    shutil.copytree(HERE / "juice_bottle", model)
    take_answers(model, model / "answers.md")
    builtin = HERE.parents[1] / "examples" / "juice_bottle"
    figures: dict[str, tuple[int, int]] = {}
    for writer, inspected in (("built-in", builtin), ("model", model)):
        with Inspection.load(inspected, finder=f"coco:{parts}") as inspection:
            verdicts = {path.stem: inspection.inspect(path) for path in folder.glob("*.png")}
        anomalous = [name for name in verdicts if verdicts[name].verdict == "anomalous"]
        false = sum(name.startswith("normal") for name in anomalous)
        figures[writer] = (len(anomalous) - false, false)
    return figures


def main() -> None:
    print(
        "| product | conditions | built-in writer | model, first answer | more after repair "
        "| rightly declined | verdicts | wrong | right |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    total = Tally()
    answered = [product for product in NORMAL if (HERE / product / "answers.md").exists()]
    for product in sys.argv[1:] or answered:
        tally = measure(product)
        print(tally.row(product), flush=True)
        total.add(tally)
    print(total.row("all"))
    with tempfile.TemporaryDirectory() as folder:
        for writer, (found, false) in compare_writers(Path(folder)).items():
            print(f"juice_bottle, {writer}: {found} of 45 defects found, {false} false alarms")
    for line in total.refused + total.wrong:
        print(line)


if __name__ == "__main__":
    main()
