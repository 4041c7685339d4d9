"""Measure what verification is worth, with one command.

    python benchmarks/trust.py [--data PATH] [--part NAME ...]

Parts, all of them unless some are named:

- speed: 12 conditions on 30 normal pictures with all mutants
- matrix: what each condition of the five rendered products notices, and the gaps
- planted: the share of planted faulty programs that are not trusted, and of good ones refused
- alarms: the false alarm rate that was asked for, and the one on normals not calibrated with
- ablation: image AUROC and AU-sPRO from the original's way to calibrated, complete conditions

PATH is where the photographs lie (mvtec_loco/juice_bottle, screws_board); without it the rendered
products alone are measured. The parts are taught from train/good, and the inspections calibrated on
train/good and validation/good; no test picture is used for either.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import loco
import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn.metrics import roc_auc_score
from speed import TWELVE

from llm4ad.authoring import generate_programs
from llm4ad.examination import examine_pictures
from llm4ad.inspection import Inspection
from llm4ad.program.check import check_program
from llm4ad.program.source import read_program_file
from llm4ad.report.trust_tables import trust_tables
from llm4ad.verdict.grade import COIN_TOSS
from llm4ad.verdict.learning import calibrate, score_answers
from llm4ad.verification import try_programs, verify_inspection
from llm4ad.verify.trust import rate
from llm4ad.vision.picture import list_pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.examination import NormalPicture
    from llm4ad.verdict.learning import Answer
    from llm4ad.verify.record import ConditionRecord, Rate

HERE = Path(__file__).resolve().parent
PRODUCTS = ("breakfast_box", "juice_bottle", "pushpins", "screw_bag", "splicing_connectors")
PARTS = ("speed", "matrix", "planted", "alarms", "ablation")
CALIBRATED = ("train/good", "validation/good")
RATES = (0.01, 0.02, 0.05, 0.1, 0.2)
SPLITS = 20
ROUNDS = 5
console = Console(width=150)


def prepared(work: Path, data: Path | None, *, original: bool = False) -> dict[str, Path]:
    """Return the taught inspections by name, those of "real" photographs with that word."""
    kind = "original" if original else "complete"
    folders = {name: work / kind / name for name in PRODUCTS}
    if data is not None:
        folders["real juice_bottle"] = work / f"{kind}_real" / "juice_bottle"
    for name, folder in folders.items():
        if not (folder / "parts.npz").is_file():
            where = data / "mvtec_loco" if data and name.startswith("real") else None
            loco.prepare(folder.name, folder, where, original=original)
    return folders


def pictures_of(name: str, data: Path | None, parts: Sequence[str]) -> list[Path]:
    """Return the pictures of a product below some folders."""
    root = loco.PRODUCTS / name
    if name.startswith("real") and data is not None:
        root = data / "mvtec_loco" / name.split()[1]
    return list_pictures([root / part for part in parts if (root / part).is_dir()])


def measure_speed(work: Path) -> None:
    """Time all mutants of 30 normal pictures on 12 conditions."""
    folder = work / "twelve"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "normal.txt").write_text(TWELVE, encoding="utf-8")
    shutil.copy(work / "complete" / "pushpins" / "parts.npz", folder)
    generate_programs(folder)
    paths = pictures_of("pushpins", None, (*CALIBRATED, "test/good"))[:30]
    with Inspection.load(folder) as inspection:
        found = examine_pictures(inspection, "taught", paths)
        times: list[float] = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            tried = try_programs(inspection, inspection.checks, found)
            times.append(time.perf_counter() - start)
    console.print(
        f"speed: {len(inspection.checks)} conditions x {len(paths)} normal pictures, all mutants: "
        f"{tried.coverage.runs} scene runs in {np.median(times):.1f} s "
        f"(median of {ROUNDS}; {1e3 * float(np.median(times)) / tried.coverage.runs:.2f} ms each)"
    )


def measure_matrix(folders: dict[str, Path], data: Path | None) -> None:
    """Verify the inspections and print the matrices."""
    for name, folder in folders.items():
        console.rule(name)
        verification = verify_inspection(folder, pictures_of(name, data, CALIBRATED))
        for item in trust_tables(verification):
            console.print(item, highlight=False)


def measure_planted(folders: dict[str, Path]) -> None:
    """Try planted faulty programs, and the good ones that they were made from."""
    table = Table(title="planted faulty programs that are not trusted")
    for column in ("batch", "kind", "faulty", "not trusted", "of them refused"):
        table.add_column(column, justify="left" if column in ("batch", "kind") else "right")
    trust: dict[str, dict[str, list[str]]] = {"first": {}, "second": {}, "third": {}}
    good: list[ConditionRecord] = []
    missed: list[str] = []
    for name in PRODUCTS:
        with Inspection.load(folders[name], unlearned=True) as inspection:
            paths = pictures_of(name, None, CALIBRATED)
            found = examine_pictures(inspection, "taught", paths)
            good += try_programs(inspection, inspection.checks, found).conditions
            for batch, kinds in trust.items():
                for path in sorted((HERE / "planted" / batch / name).glob("*.py")):
                    record = trust_of(path, inspection, found)
                    kind = path.stem.split("--")[1].removesuffix("-2")
                    kinds.setdefault(kind, []).append(record.trust)
                    if record.trust == "trusted":
                        missed.append(f"{batch}/{name}/{path.stem}")
    for batch, kinds in trust.items():
        for kind, found_trust in sorted(kinds.items()):
            table.add_row(batch, kind, *counts(found_trust))
        every = [one for some in kinds.values() for one in some]
        table.add_row(batch, "all", *counts(every), style="bold")
    console.print(table)
    for name in missed:
        console.print(f"trusted although faulty: {name}")
    refused = sum(item.trust == "refused" for item in good)
    doubtful = [item for item in good if item.trust == "doubtful"]
    console.print(f"good programs: {len(good)}, refused {refused}, doubtful {len(doubtful)}:")
    for item in doubtful:
        console.print(f"    {item.text[:70]}: {'; '.join(item.reasons)}", highlight=False)


def trust_of(path: Path, inspection: Inspection, found: Sequence[NormalPicture]) -> ConditionRecord:
    """Return what verification says of a faulty program in place of the good one."""
    program = read_program_file(path)
    condition = path.stem.split("--")[0]
    check = next(item for item in inspection.checks if item.condition.id == condition)
    faulty = replace(check, program=program, part_names=check_program(program))
    return try_programs(inspection, [faulty], found).conditions[0]


def counts(trust: Sequence[str]) -> tuple[str, str, str]:
    """Return how many there are, how many are not trusted and how many are refused."""
    caught = sum(one != "trusted" for one in trust)
    share = 100 * caught / max(1, len(trust))
    return str(len(trust)), f"{caught} ({share:.0f} %)", str(trust.count("refused"))


def measure_alarms(folders: dict[str, Path], data: Path | None) -> None:
    """Calibrate on a random half of the normals, and count false alarms on the other half."""
    table = Table(
        title=f"false alarms on normals not calibrated with, in percent ({SPLITS} random halves; "
        "interval of Clopper and Pearson for the first)"
    )
    for column in ("product", "calibrated with", "rate", *(f"{100 * one:g} %" for one in RATES)):
        table.add_column(column, justify="right")
    pooled: dict[float, list[int]] = {one: [0, 0] for one in RATES}
    for name, folder in folders.items():
        paths = pictures_of(name, data, (*CALIBRATED, "test/good"))
        with Inspection.load(folder, unlearned=True) as inspection:
            found = examine_pictures(inspection, "taught", paths)
            answers = {
                check.condition.id: [inspection.ask(check, item.seen.scene) for item in found]
                for check in inspection.checks
            }
        alarms, undecided = [], []
        for asked in RATES:
            every = [observed(answers, asked, seed) for seed in range(SPLITS)]
            pooled[asked][0] += every[0][0].count
            pooled[asked][1] += every[0][0].of
            alarms.append(shown([one[0] for one in every]))
            undecided.append(shown([one[1] for one in every]))
        half = str(len(paths) // 2)
        table.add_row(name, half, "false alarms", *alarms)
        table.add_row("", "", "undecided", *undecided)
    everything = [rate(*pooled[one]) for one in RATES]
    table.add_row("all, first halves", "", "false alarms", *(shown([one]) for one in everything))
    console.print(table)


def observed(answers: dict[str, list[Answer]], asked: float, seed: int) -> tuple[Rate, Rate]:
    """Return the rates of false alarms and of undecided on the half not calibrated with."""
    total = len(next(iter(answers.values())))
    order = np.random.default_rng(seed).permutation(total)
    first, second = order[: total // 2], order[total // 2 :]
    known = calibrate(
        {name: [given[number] for number in first] for name, given in answers.items()}, asked
    ).calibration
    others = {name: [given[number] for number in second] for name, given in answers.items()}
    scores = score_answers(others, known)
    alarms = sum(score >= COIN_TOSS[1] for score in scores)
    undecided = sum(COIN_TOSS[0] < score < COIN_TOSS[1] for score in scores)
    return rate(alarms, len(scores)), rate(undecided, len(scores))


def shown(rates: Sequence[Rate]) -> str:
    """Return the mean of some rates with the interval of the first."""
    mean = float(np.mean([one.count / one.of for one in rates]))
    return f"{100 * mean:.1f} [{100 * rates[0].low:.1f}, {100 * rates[0].high:.1f}]"


def measure_ablation(work: Path, data: Path | None) -> None:
    """Evaluate the steps from the original's way to ours on the same taught parts."""
    steps = (
        ("original's conditions, 0/1", True, "plain"),
        ("original's conditions, graded", True, "graded"),
        ("original's conditions, calibrated", True, "calibrated"),
        ("complete conditions, 0/1", False, "plain"),
        ("complete conditions, graded", False, "graded"),
        ("complete conditions, calibrated", False, "calibrated"),
    )
    places = [("rendered", loco.PRODUCTS, "")]
    if data is not None:
        places.append(("photographs", data / "mvtec_loco", "_real"))
    for title, root, suffix in places:
        table: Table | None = None
        for label, original, scoring in steps:
            prepared(work, data, original=original)
            kind = ("original" if original else "complete") + suffix
            figures = evaluated(work, kind, scoring, root, data)
            if table is None:
                table = Table(title=f"{title}: logical image AUROC / AU-sPRO (0.05), in percent")
                for column in ("step", *figures):
                    table.add_column(column, justify="left" if column == "step" else "right")
            table.add_row(label, *figures.values())
        console.print(table)
    if data is not None:
        ablate_screws(work, data)


def evaluated(work: Path, kind: str, scoring: str, root: Path, data: Path | None) -> dict[str, str]:
    """Evaluate the inspections of one step; returns the figures of each product and the mean."""
    folder = work / f"{kind}_{scoring}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(work / kind, folder)
    for product in sorted(folder.iterdir()):
        for name in ("verification.json", "calibration.json", "normals.npz", "canary.png"):
            (product / name).unlink(missing_ok=True)
        if scoring == "calibrated":
            real = "real " if kind.endswith("_real") else ""
            verify_inspection(product, pictures_of(real + product.name, data, CALIBRATED))
    out = work / f"evaluation_{kind}_{scoring}"
    way = "plain" if scoring == "plain" else "graded"
    where = ("--dataset", "mvtec-loco", "--root", str(root), "--all", "--unverified")
    command = [sys.executable, "-m", "llm4ad", "evaluate", str(folder), *where]
    done = subprocess.run(
        [*command, "--scoring", way, "--out", str(out)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    metrics = json.loads((out / "metrics.json").read_text())
    figures: dict[str, str] = {}
    for item in metrics["categories"]:
        logical = item["kinds"]["logical"]
        auroc = f"{100 * logical['image']['image_auroc']['value']:.2f}"
        spro = logical.get("au_spro")
        figures[item["category"]] = auroc + (
            f" / {100 * spro['0.05']['value']:.1f}" if spro else ""
        )
    mean = metrics["mean_image_auroc"]["logical"]
    figures["mean"] = (
        f"{100 * mean['value']:.2f} [{100 * mean['low']:.1f}, {100 * mean['high']:.1f}]"
    )
    return figures


def ablate_screws(work: Path, data: Path) -> None:
    """Evaluate the steps on the screws board, whose only condition is a count."""
    photographs = data / "screws_board" / "train_val_set"
    taught = {path.stem for path in (HERE / "screws_board" / "annotations").glob("*.json")}
    paths = [path for path in sorted(photographs.glob("*.jpg")) if path.stem not in taught]
    normal = [path for path in paths if "0" not in path.stem.split("_")[1]]
    calibrating = set(normal[::2])
    table = Table(title="screws board: image AUROC, half of the normals only calibrated with")
    for column in (
        "step",
        "image AUROC",
        "normal: alarms, undecided",
        "anomalous: passed, undecided",
    ):
        table.add_column(column, justify="left" if column == "step" else "right")
    for scoring in ("plain", "graded", "calibrated"):
        folder = work / f"screws_{scoring}"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(HERE / "screws_board", folder)
        if scoring == "calibrated":
            verify_inspection(folder, sorted(calibrating))
        way = "plain" if scoring == "plain" else "graded"
        with Inspection.load(folder, scoring=way, unverified=True) as inspection:
            tested = [path for path in paths if path not in calibrating]
            verdicts = [inspection.inspect(path) for path in tested]
        good = [path in normal for path in tested]
        scores = [verdict.anomaly_score for verdict in verdicts]
        auroc = roc_auc_score([not one for one in good], scores)
        cells = []
        for is_good, wrong in ((True, "anomalous"), (False, "normal")):
            some = [v.verdict for v, one in zip(verdicts, good, strict=True) if one is is_good]
            cells.append(f"{some.count(wrong)}, {some.count('undecided')} of {len(some)}")
        table.add_row(scoring, f"{100 * auroc:.2f}", *cells)
    console.print(table)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, metavar="PATH", help="photographs")
    parser.add_argument("--part", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep taught inspections here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = options.work or Path(name)
        folders = prepared(work, options.data)
        if "speed" in options.part:
            measure_speed(work)
        if "matrix" in options.part:
            measure_matrix(folders, options.data)
        if "planted" in options.part:
            measure_planted(folders)
        if "alarms" in options.part:
            measure_alarms(folders, options.data)
        if "ablation" in options.part:
            measure_ablation(work, options.data)


if __name__ == "__main__":
    main()
