"""Measure the inspections of examples/mvtec_loco on the rendered products, with one command.

    python benchmarks/rendered.py [--only NAME ...] [--original]

Teaches the parts from the annotations of every train/good picture, takes the programs as they were
written, and runs `llm4ad evaluate` on the test pictures. With --original, conditions and scores are
those of the original research code: parts are there or not, conditions kept or not, the score is
the share of the broken ones, and what its conditions do not cover is left out.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
INSPECTIONS = REPOSITORY / "examples" / "mvtec_loco"
PRODUCTS = REPOSITORY / "benchmarks" / "rendered"
# The inspection tells the screws apart by their lengths, the data set by their names.
RENAMED = {"long screw": "screw", "short screw": "screw"}
# What the original's conditions do not cover, by the beginning of a sentence; what stands there.
ORIGINAL: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "juice_bottle": (("The juice reaches",), ()),
    "pushpins": (("There are exactly 12 separators",), ()),
    "screw_bag": (
        ("There are exactly two",),
        ("There are exactly six screws, nuts and washers in total.",),
    ),
}


def llm4ad(*arguments: str | Path) -> None:
    """Run the command line as a user would."""
    command = [sys.executable, "-m", "llm4ad", *(str(argument) for argument in arguments)]
    subprocess.run(command, check=True)


def prepare(name: str, folder: Path, *, original: bool) -> None:
    """Copy the inspection of a product and teach it its parts from the training pictures."""
    shutil.rmtree(folder, ignore_errors=True)
    source = INSPECTIONS / name
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("parts.npz", "exchanges"))
    if original:
        leave_out(folder / "normal.md", *ORIGINAL.get(name, ((), ())))
    coco = json.loads((PRODUCTS / name / "annotations.json").read_text())
    for category in coco["categories"]:
        category["name"] = RENAMED.get(category["name"], category["name"])
    marks = folder / "annotations.json"
    marks.write_text(json.dumps(coco))
    start = time.perf_counter()
    llm4ad("teach", folder, marks, "--images", PRODUCTS / name)
    print(f"{name}: taught in {time.perf_counter() - start:.1f} s", flush=True)
    if original:
        write_added(folder, ORIGINAL.get(name, ((), ()))[1])


def leave_out(spec: Path, beginnings: tuple[str, ...], added: tuple[str, ...]) -> None:
    """Take conditions out of a normal.md and add others."""
    lines = spec.read_text(encoding="utf-8").splitlines()
    dropped = tuple(f"- {beginning}" for beginning in beginnings)
    kept = [line for line in lines if not (dropped and line.startswith(dropped))]
    spec.write_text("\n".join([*kept, *(f"- {sentence}" for sentence in added), ""]))


def write_added(folder: Path, sentences: tuple[str, ...]) -> None:
    """Have the built-in writer write the programs of added sentences only."""
    if not sentences:
        return
    with tempfile.TemporaryDirectory() as name:
        aside = Path(name)
        shutil.copy(folder / "parts.npz", aside)
        (aside / "normal.txt").write_text("\n".join([*sentences, ""]))
        llm4ad("generate", aside)
        for program in (aside / "programs").glob("*.py"):
            shutil.copy(program, folder / "programs")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="some of the products")
    parser.add_argument("--original", action="store_true", help="conditions and scores of old")
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: runs/rendered")
    options = parser.parse_args()
    ready = sorted(path.parent.name for path in PRODUCTS.glob("*/annotations.json"))
    names = options.only or ready
    if not set(names) <= set(ready):
        parser.error(f"ready are {', '.join(ready)}; render the others: see rendering/README.md")
    out = options.out or Path("runs") / ("rendered_original" if options.original else "rendered")
    inspections = out / "inspections"
    shutil.rmtree(inspections, ignore_errors=True)
    for name in names:
        prepare(name, inspections / name, original=options.original)
    scoring = ("--scoring", "plain") if options.original else ()
    where = ("--dataset", "mvtec-loco", "--root", PRODUCTS, "--all", "--out", out / "evaluation")
    llm4ad("evaluate", inspections, *where, *scoring)


if __name__ == "__main__":
    main()
