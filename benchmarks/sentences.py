"""Measure the built-in writer on sentences that others wrote without knowing it.

    python benchmarks/sentences.py

For each batch: how many sentences get a program, how many are refused, and how many of the programs
are wrong. Wrong is what a person judged against what the author of the sentence meant; these
sentences are listed in sentences/wrong.json. Also the CPU time of reading and writing one sentence,
and of importing the writer in a fresh process.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from llm4ad.errors import AmbiguityError, ConditionError
from llm4ad.generate.builtin import write_program
from llm4ad.spec import read_spec

if TYPE_CHECKING:
    from llm4ad.spec import Spec

HERE = Path(__file__).parent / "sentences"
ROUNDS = 5


def outcome(sentence: str, spec: Spec) -> str:
    """Return what becomes of a sentence: written, several readings, or refused."""
    try:
        write_program(sentence, spec.part_names)
    except AmbiguityError:
        return "several readings"
    except ConditionError:
        return "refused"
    return "written"


def seconds(sentence: str, spec: Spec) -> float:
    """Return the median time that a sentence takes, be it refused in the end."""
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        outcome(sentence, spec)
        times.append(time.process_time() - start)
    return statistics.median(times)


def import_seconds() -> float:
    """Return how much longer a process takes that imports the writer than one that does not."""
    code = "import time; s = time.process_time(); import {}; print(time.process_time() - s)"
    times = {
        name: statistics.median(
            float(subprocess.check_output([sys.executable, "-c", code.format(name)]))
            for _ in range(ROUNDS)
        )
        for name in ("llm4ad.generate.builtin", "llm4ad.program.check, llm4ad.scene.colours")
    }
    whole, below = times.values()
    return whole - below


def main() -> None:
    """Print the tables."""
    wrong = set(json.loads((HERE / "wrong.json").read_text(encoding="utf-8")))
    table = Table("batch", "product", "written", "several readings", "refused", "wrong")
    times: dict[str, float] = {}
    for path in sorted(HERE.glob("*/*.md")):
        spec = read_spec(path)
        found = {item.text: outcome(item.text, spec) for item in spec.conditions}
        times |= {item.text: seconds(item.text, spec) for item in spec.conditions}
        counts = [
            sum(value == name for value in found.values())
            for name in ("written", "several readings", "refused")
        ]
        bad = sum(value == "written" and text in wrong for text, value in found.items())
        table.add_row(path.parent.name, path.stem, *map(str, counts), str(bad))
    console = Console()
    console.print(table)
    slowest = max(times, key=lambda text: times[text])
    console.print(
        f"a sentence: {1000 * statistics.median(times.values()):.1f} ms (median), "
        f"{1000 * times[slowest]:.1f} ms (slowest: {slowest!r})"
    )
    console.print(f"importing the writer: {1000 * import_seconds():.0f} ms")


if __name__ == "__main__":
    main()
