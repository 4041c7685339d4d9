"""Judge real pictures of the juice bottle by outlines that a text-prompted model might give.

    python benchmarks/without_weights.py --data PATH

PATH is the folder with mvtec_loco/juice_bottle in it. The outlines are ours and not a model's: edge
detection made them, on 20 test pictures, and looking corrected them
(mvtec_loco/juice_bottle/found.json, COCO). They stand in for a model that finds every part by its
name, with a score of 1: what is measured is conditions, programs and verdicts. Nothing is taught or
calibrated.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from table import NORMAL, defect_type_of, print_table, read_labels

from llm4ad.inspection import Inspection
from llm4ad.report.results import ResultLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llm4ad.verdict.finding import Verdict

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCE = REPOSITORY / "examples" / "mvtec_loco" / "juice_bottle"
FOUND = REPOSITORY / "benchmarks" / "mvtec_loco" / "juice_bottle" / "found.json"
# What learning and teaching leave in a folder, and nobody has outlined.
LEFT_OUT = ("*.npz", "*.json", "*.png", "exchanges")


def outlined(file: Path) -> list[str]:
    """Return the names of the pictures that a COCO file lists, in its order."""
    return [image["file_name"] for image in json.loads(file.read_text())["images"]]


def inspect(names: Iterable[str], pictures: Path) -> list[Verdict]:
    """Inspect pictures with a fresh copy of the inspection; each verdict has the name given."""
    with tempfile.TemporaryDirectory() as copy:
        folder = Path(copy) / SOURCE.name
        shutil.copytree(SOURCE, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
        with Inspection.load(folder, finder=f"coco:{FOUND}", unverified=True) as inspection:
            if inspection.problems:
                raise SystemExit("\n".join(inspection.problems.values()))
            return [replace(inspection.inspect(pictures / name), image=name) for name in names]


def kind_of(name: str, labels: dict[str, str]) -> str:
    """Return the defect type of a picture; the labels list only those with a defect."""
    return NORMAL[0] if Path(name).parent.name == "good" else defect_type_of(name, labels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="PATH")
    options = parser.parse_args()
    pictures = options.data / "mvtec_loco" / SOURCE.name
    names = outlined(FOUND)
    labels = read_labels(pictures / "defect_types.csv")
    kinds = [kind_of(name, labels) for name in names]
    verdicts = inspect(names, pictures)
    lines = [ResultLine.from_verdict(verdict) for verdict in verdicts]
    order = sorted(range(len(names)), key=lambda index: kinds[index])
    title = f"{SOURCE.name}: {len(names)} pictures, parts as outlined in {FOUND.name}"
    print_table([lines[index] for index in order], [kinds[index] for index in order], title)


if __name__ == "__main__":
    main()
