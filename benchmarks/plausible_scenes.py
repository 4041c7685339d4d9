"""Compare two ways to score what a finder is not sure of, on the same detections.

    python benchmarks/plausible_scenes.py --work DIR [--data PATH]

DIR is the folder in which benchmarks/trust.py --work DIR has left the taught inspections. The sweep
is ours: a program runs on the parts above each detection threshold. The alternatives take the most
doubtful parts as there or not, independently of each other, in every combination, and weigh each
by its probability. Both run on the good and the logically anomalous test pictures, uncalibrated.
"""

from __future__ import annotations

import argparse
import math
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import trust
from rich.console import Console
from rich.table import Table
from sklearn.metrics import roc_auc_score

from llm4ad.examination import examine_pictures
from llm4ad.inspection import Inspection
from llm4ad.program.sandbox import Sandbox, Variant
from llm4ad.verdict.judge import (
    Level,
    joined_score,
    judge_condition,
    plausible_levels,
    state_of,
    variants_at,
)

if TYPE_CHECKING:
    from llm4ad.inspection import Check
    from llm4ad.scene.vocabulary import Scene

DOUBTFUL = 4  # parts that are taken as there or not: sixteen scenes


def sweep(check: Check, scene: Scene) -> tuple[list[Level], list[Variant]]:
    """Return the scenes above every threshold with the shares of the thresholds."""
    own = [part.probability for part in scene.parts if part.name in check.part_names]
    levels = plausible_levels(own)
    return levels, variants_at(levels, scene)


def alternatives(check: Check, scene: Scene) -> tuple[list[Level], list[Variant]]:
    """Return every combination of the most doubtful parts with its probability."""
    own = [n for n, part in enumerate(scene.parts) if part.name in check.part_names]
    own.sort(key=lambda n: abs(scene.parts[n].probability - 0.5))
    doubtful = [n for n in own if 0.05 < scene.parts[n].probability < 1][:DOUBTFUL]
    surely_gone = [
        n for n, part in enumerate(scene.parts) if n not in doubtful and part.probability < 0.5
    ]
    levels: list[Level] = []
    variants: list[Variant] = []
    for there in product((True, False), repeat=len(doubtful)):
        weight = 1.0
        for number, present in zip(doubtful, there, strict=True):
            probability = scene.parts[number].probability
            weight *= probability if present else 1 - probability
        gone = [n for n, present in zip(doubtful, there, strict=True) if not present]
        levels.append(Level(0.5 if weight >= 0.5 else 0.4, weight))
        variants.append(Variant(tuple(sorted([*surely_gone, *gone]))))
    return levels, variants


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, metavar="DIR")
    parser.add_argument("--data", type=Path, metavar="PATH")
    options = parser.parse_args()
    table = Table(title="logical image AUROC; undecided good and anomalous; ms per picture")
    for column in ("product", "sweep", "alternatives"):
        table.add_column(column)
    for name, folder in trust.prepared(options.work, options.data).items():
        good = trust.pictures_of(name, options.data, ["test/good"])
        bad = trust.pictures_of(name, options.data, ["test/logical_anomalies"])
        with Inspection.load(folder, unlearned=True) as inspection, Sandbox() as sandbox:
            found = examine_pictures(inspection, "taught", [*good, *bad])
            cells: list[str] = []
            for way in (sweep, alternatives):
                start = time.perf_counter()
                scores: list[float] = []
                for item in found:
                    scene = item.seen.scene
                    diagonal = math.hypot(scene.width, scene.height)
                    results: list[float] = []
                    for check in inspection.checks:
                        levels, variants = way(check, scene)
                        outcomes = sandbox.run(check.program, scene, variants)
                        judged = judge_condition("", "", levels, outcomes, diagonal)
                        results.append(judged.score)
                    scores.append(joined_score(results))
                spent = 1e3 * (time.perf_counter() - start) / len(found)
                truth = [0] * len(good) + [1] * len(bad)
                states = [state_of(score) == "undecided" for score in scores]
                undecided = f"{sum(states[: len(good)])}, {sum(states[len(good) :])}"
                auroc = 100 * roc_auc_score(truth, scores)
                cells.append(f"{auroc:.2f}; {undecided}; {spent:.0f}")
        table.add_row(name, *cells)
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
