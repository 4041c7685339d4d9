"""Measure the inspections of the five products of MVTec LOCO AD, with one command.

    python benchmarks/loco.py [--only NAME ...] [--original]
    python benchmarks/loco.py --data PATH [--original]

The first measures on the rendered products: it teaches the parts from the annotations of every
train/good picture, takes the programs as they were written, calibrates them with `llm4ad verify` on
train/good and validation/good, and runs `llm4ad evaluate` on the test pictures. The second does so
on real pictures, PATH/mvtec_loco/juice_bottle, with our marks on three of its pictures. With
--original, conditions and scores are those of the original research code: parts are there or not,
conditions kept or not, the score is the share of the broken ones, what its conditions do not cover
is left out, and nothing is calibrated.
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
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
INSPECTIONS = REPOSITORY / "examples" / "mvtec_loco"
# Our bottle has other measures than that of MVTec LOCO AD, and so a condition or two of its own.
OWN_INSPECTIONS = REPOSITORY / "benchmarks" / "rendered_inspections"
PRODUCTS = REPOSITORY / "benchmarks" / "rendered"
MARKS = REPOSITORY / "benchmarks" / "mvtec_loco"
# The inspection tells the screws apart by their lengths, the data set by their names.
RENAMED = {"long screw": "screw", "short screw": "screw"}
# Parts that lie about in pieces: each piece is a mark of its own.
IN_PIECES = ("almonds", "banana chips")
TAUGHT = 10  # so many of the marked pictures
SMALLEST_PIECE = 100  # square pixels of its box; smaller ones are slivers between other parts
# What the original's conditions do not cover, by the beginning of a sentence; what stands there.
ORIGINAL: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "juice_bottle": (("The juice reaches", "The upper side of the juice"), ()),
    "pushpins": (("There are exactly 12 separators",), ()),
    "screw_bag": (
        ("There are exactly two",),
        ("There are exactly six screws, nuts and washers in total.",),
    ),
}


def llm4ad(*arguments: str | Path, may_fail: bool = False) -> None:
    """Run the command line as a user would."""
    command = [sys.executable, "-m", "llm4ad", *(str(argument) for argument in arguments)]
    subprocess.run(command, check=not may_fail)


def prepare(name: str, folder: Path, data: Path | None, *, original: bool) -> None:
    """Copy the inspection of a product and teach it its parts from training pictures."""
    shutil.rmtree(folder, ignore_errors=True)
    source = OWN_INSPECTIONS / name
    source = INSPECTIONS / name if data or not source.is_dir() else source
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("parts.npz", "exchanges"))
    if original:
        leave_out(folder / "normal.md", *ORIGINAL.get(name, ((), ())))
    marks, images = MARKS / name / "annotations", PRODUCTS / name
    if data:
        images = data / name / "train" / "good"
    else:
        marks = renamed(PRODUCTS / name / "annotations.json", folder / "annotations.json")
    start = time.perf_counter()
    llm4ad("teach", folder, marks, "--images", images, "--complete")
    print(f"{name}: taught in {time.perf_counter() - start:.1f} s", flush=True)
    if original:
        write_added(folder, ORIGINAL.get(name, ((), ()))[1])


def verify(name: str, folder: Path, data: Path | None) -> None:
    """Try and calibrate an inspection on the normal pictures that are not for testing."""
    root = data / name if data else PRODUCTS / name
    normals = [root / part for part in ("train/good", "validation/good") if (root / part).is_dir()]
    # A refused program, one that calls many normal pictures anomalous, is measured all the same.
    llm4ad("verify", folder, *normals, may_fail=True)


def renamed(annotations: Path, copy: Path) -> Path:
    """Copy COCO annotations of varied pictures, with the parts that the inspections know."""
    coco = json.loads(annotations.read_text())
    taught = varied(coco)
    coco["images"] = [image for image in coco["images"] if image["id"] in taught]
    coco["annotations"] = [mark for mark in coco["annotations"] if mark["image_id"] in taught]
    scattered = {item["id"] for item in coco["categories"] if item["name"] in IN_PIECES}
    coco["annotations"] = [
        piece
        for mark in coco["annotations"]
        for piece in (pieces(mark) if mark["category_id"] in scattered else [mark])
    ]
    for category in coco["categories"]:
        category["name"] = RENAMED.get(category["name"], category["name"])
    copy.write_text(json.dumps(coco))
    return copy


def varied(coco: dict[str, Any]) -> set[int]:
    """Choose the pictures to teach with, as a person would: those with the rarest parts first."""
    shown: dict[int, set[int]] = {image["id"]: set() for image in coco["images"]}
    for mark in coco["annotations"]:
        shown[mark["image_id"]].add(mark["category_id"])
    seen = dict.fromkeys((item["id"] for item in coco["categories"]), 0)
    chosen: set[int] = set()
    for _ in range(min(TAUGHT or len(shown), len(shown))):
        left = sorted(set(shown) - chosen)
        best = max(left, key=lambda image: sum(1 / (1 + seen[part]) for part in shown[image]))
        chosen.add(best)
        for part in shown[best]:
            seen[part] += 1
    return chosen


def pieces(mark: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a mark for each polygon of one mark, without the smallest."""
    found: list[dict[str, Any]] = []
    for number, ring in enumerate(mark["segmentation"]):
        x, y = ring[::2], ring[1::2]
        left, top, width, height = min(x), min(y), max(x) - min(x), max(y) - min(y)
        if width * height >= SMALLEST_PIECE:
            box, own = [left, top, width, height], mark["id"] * 1000 + number
            found.append(mark | {"id": own, "segmentation": [ring], "bbox": box})
    return found


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
    parser.add_argument("--data", type=Path, metavar="PATH", help="real pictures")
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: below runs/")
    options = parser.parse_args()
    data = options.data / "mvtec_loco" if options.data else None
    places = MARKS.glob("*/annotations") if data else PRODUCTS.glob("*/annotations.json")
    ready = sorted(path.parent.name for path in places)
    names = options.only or ready
    if not set(names) <= set(ready):
        parser.error(f"ready are {', '.join(ready)}; render the others: see rendering/README.md")
    usual = ("loco" if data else "rendered") + ("_original" if options.original else "")
    out = options.out or Path("runs") / usual
    inspections = out / "inspections"
    shutil.rmtree(inspections, ignore_errors=True)
    for name in names:
        prepare(name, inspections / name, data, original=options.original)
        if not options.original:
            verify(name, inspections / name, data)
    scoring = ("--scoring", "plain") if options.original else ()
    where = ("--dataset", "mvtec-loco", "--root", data or PRODUCTS, "--all", "--unverified")
    llm4ad("evaluate", inspections, *where, "--out", out / "evaluation", *scoring)


if __name__ == "__main__":
    main()
