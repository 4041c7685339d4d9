"""Count the candies on photographs by the parts that are found, and print the table.

    python benchmarks/candies.py --data PATH [--teach]

PATH is the folder with candies/counts.json and candies/*.jpg in it. The photographs that were
marked (candies/annotations) are left out of the table. With --teach the parts are taught anew
first, from the same folder.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from rich.console import Console
from rich.table import Table

from llm4ad.folder import PARTS_FILE, teach_parts
from llm4ad.vision.picture import read_picture
from llm4ad.vision.taught import TaughtFinder

FOLDER = Path(__file__).parent / "candies"
COLOURS = ("red", "yellow", "green", "purple")


def counted(finder: TaughtFinder, photograph: Path) -> dict[str, int]:
    """Return how many candies of each colour are more likely there than not."""
    found = finder.find(read_picture(photograph), finder.part_names)
    return {
        colour: sum(d.name == f"{colour} candy" and d.probability >= 0.5 for d in found)
        for colour in COLOURS
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="PATH")
    parser.add_argument("--teach", action="store_true", help="teach the parts anew")
    options = parser.parse_args()
    photographs = options.data / "candies"
    annotations = FOLDER / "annotations"
    if options.teach:
        teach_parts(FOLDER, [annotations], images=photographs, complete=True)
    finder = TaughtFinder.load(FOLDER / PARTS_FILE)
    truth: dict[str, dict[str, int]] = json.loads((photographs / "counts.json").read_text())
    taught = {path.stem for path in annotations.glob("*.json")}
    others = [name for name in sorted(truth) if Path(name).stem not in taught]
    table = Table(title=f"candies: found / there, {len(others)} photographs, {len(taught)} taught")
    for column in ("photograph", *COLOURS, "exact"):
        table.add_column(column)
    right = 0
    for name in others:
        found = counted(finder, photographs / name)
        exact = sum(found[colour] == truth[name][colour] for colour in COLOURS)
        cells = [f"{found[colour]} / {truth[name][colour]}" for colour in COLOURS]
        table.add_row(name, *cells, f"{exact} of 4")
        right += exact
    Console(width=100).print(table)
    print(f"exact: {right} of {4 * len(others)} counts, {right / (4 * len(others)):.1%}")


if __name__ == "__main__":
    main()
