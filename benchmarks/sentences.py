"""Measure the built-in writer on sentences that others wrote without knowing it.

    python benchmarks/sentences.py

For each product and each kind of sentence: how many got a program when the batch was new
(sentences/untouched.json, where that was kept) and how many do now, how many are told back in
several readings, how many are refused, and how many of the programs are wrong. Wrong is what was
judged by hand against what the author of the sentence meant; these sentences are listed in
sentences/wrong.json. Kinds are in sentences/kinds.json, given by somebody who did not know what
the writer reads. Also the CPU time of reading and writing one sentence, and of importing the
writer in a fresh process, compiled as an installed package is.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.console import Console
from rich.table import Table

from llm4ad.errors import AmbiguityError, ConditionError
from llm4ad.generate.builtin import known_from, write_program
from llm4ad.spec import read_spec

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from llm4ad.generate.builtin.known import Known

HERE = Path(__file__).parent / "sentences"
ROUNDS = 5
OUTCOMES = ("written", "several readings", "refused")


class Sentence(NamedTuple):
    """A sentence, what becomes of it and what became of it when it was new, "" if not kept."""

    text: str
    batch: str
    product: str
    kind: str
    untouched: str
    now: str
    seconds: float


def stored(name: str) -> dict[str, Any]:
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def outcome(sentence: str, part_names: Collection[str], known: Known) -> str:
    """Return what becomes of a sentence: written, several readings, or refused."""
    try:
        write_program(sentence, part_names, known=known)
    except AmbiguityError:
        return "several readings"
    except ConditionError:
        return "refused"
    return "written"


def seconds(sentence: str, part_names: Collection[str], known: Known) -> float:
    """Return the median time that a sentence takes, be it refused in the end."""
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        outcome(sentence, part_names, known)
        times.append(time.process_time() - start)
    return statistics.median(times)


def measured() -> list[Sentence]:
    kinds, untouched = stored("kinds.json"), stored("untouched.json")
    found: list[Sentence] = []
    for path in sorted(HERE.glob("*/*.md")):
        spec = read_spec(path)
        texts = list(dict.fromkeys(item.text for item in spec.conditions))
        known = known_from(texts, spec.part_names, spec.scale)
        for text in texts:
            now = outcome(text, spec.part_names, known)
            cost = seconds(text, spec.part_names, known)
            batch, before = path.parent.name, untouched.get(f"{path.parent.name}: {text}", "")
            found.append(Sentence(text, batch, path.stem, kinds[text], before, now, cost))
    return found


def table(
    title: str,
    sentences: Sequence[Sentence],
    key: Callable[[Sentence], str],
    wrong: dict[str, dict[str, str]],
) -> Table:
    """Return a table with a row for each key, and one for all of them."""
    drawn = Table(title, "sentences", "untouched: written", "wrong", *OUTCOMES, "wrong")
    groups = {name: [one for one in sentences if key(one) == name] for name in map(key, sentences)}
    for name, group in {**groups, "all": list(sentences)}.items():
        was = [one for one in group if one.untouched == "written"]
        now = [one for one in group if one.now == "written"]
        known = [one for one in group if one.untouched]
        drawn.add_row(
            name,
            str(len(group)),
            f"{len(was)} of {len(known)}" if known else "",
            str(sum("untouched" in wrong.get(one.text, {}) for one in was)) if known else "",
            *(str(sum(one.now == outcome for one in group)) for outcome in OUTCOMES),
            str(sum("now" in wrong.get(one.text, {}) for one in now)),
        )
    return drawn


def import_seconds() -> float:
    """Return how much longer a process takes that imports the writer than one that does not."""
    code = "import time; s = time.process_time(); import {}; print(time.process_time() - s)"
    modules = ("llm4ad.generate.builtin", "llm4ad.program.check, llm4ad.scene.colours")
    with tempfile.TemporaryDirectory() as compiled:
        usual = {key: value for key, value in os.environ.items() if key[:10] != "PYTHONDONT"}
        environment = {**usual, "PYTHONPYCACHEPREFIX": compiled}

        def once(name: str) -> float:
            command = [sys.executable, "-c", code.format(name)]
            return float(subprocess.check_output(command, env=environment))

        for name in modules:
            once(name)  # compiles them
        whole, below = (statistics.median(once(name) for _ in range(ROUNDS)) for name in modules)
    return whole - below


def main() -> None:
    """Print the tables."""
    wrong, sentences = stored("wrong.json"), measured()
    console = Console(width=120)
    for batch in dict.fromkeys(one.batch for one in sentences):
        own = [one for one in sentences if one.batch == batch]
        console.print(table(batch, own, lambda one: one.product, wrong))
    last = max(one.batch for one in sentences)
    for title, some in (
        ("worked on, by kind", [one for one in sentences if one.batch != last]),
        (f"{last}, by kind", [one for one in sentences if one.batch == last]),
    ):
        console.print(table(title, some, lambda one: one.kind, wrong))
    slowest = max(sentences, key=lambda one: one.seconds)
    console.print(
        f"a sentence: {1000 * statistics.median(one.seconds for one in sentences):.1f} ms "
        f"(median), {1000 * slowest.seconds:.1f} ms (slowest: {slowest.text!r})"
    )
    console.print(f"importing the writer: {1000 * import_seconds():.0f} ms")


if __name__ == "__main__":
    main()
