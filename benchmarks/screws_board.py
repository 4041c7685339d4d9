"""Inspect the photographs of the screws board and print the table.

    python benchmarks/screws_board.py --data PATH [--teach]

PATH is the folder with screws_board/train_val_set in it. The five photographs that the screws were
taught with are left out of the table. With --teach the parts and programs are made anew first.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from table import print_table

from llm4ad.report.results import read_results

FOLDER = Path(__file__).parent / "screws_board"


def llm4ad(*arguments: str | Path) -> None:
    """Run the command line as a user would."""
    command = [sys.executable, "-m", "llm4ad", *(str(argument) for argument in arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="PATH")
    parser.add_argument("--out", type=Path, default=Path("runs/screws_board"), metavar="DIR")
    parser.add_argument("--teach", action="store_true", help="make parts and programs anew")
    options = parser.parse_args()
    photographs = options.data / "screws_board" / "train_val_set"
    annotations = FOLDER / "annotations"
    if options.teach:
        llm4ad("teach", FOLDER, annotations, "--images", photographs, "--complete")
        llm4ad("generate", FOLDER)
    taught = {path.stem for path in annotations.glob("*.json")}
    others = [path for path in sorted(photographs.glob("*.jpg")) if path.stem not in taught]
    llm4ad("inspect", FOLDER, *others, "--out", options.out)
    lines = read_results(options.out / "results.jsonl")
    # A photograph's name says which of the four screws are there: 12_0011 lacks two.
    missing = [Path(line.image).stem.split("_")[1].count("0") for line in lines]
    kinds = ["normal" if number == 0 else f"{number} missing" for number in missing]
    order = sorted(range(len(lines)), key=lambda index: kinds[index])
    title = f"screws_board: {len(lines)} photographs, {len(taught)} others taught"
    print_table([lines[index] for index in order], [kinds[index] for index in order], title)
    print(f"report: {options.out / 'report.html'}")


if __name__ == "__main__":
    main()
