"""Time an inspection of one-megapixel pictures, beside plain decoding in the same run.

    python benchmarks/speed.py [--rounds 5] [--megapixels 1.0]

Run it on an idle machine after ``make demo``. The pictures are those of the demonstration, enlarged
to the size asked for and saved as JPEG; 12 conditions, or the five of the demonstration. Every
figure is the median of the rounds, in CPU milliseconds of all processes for a single step, and in
wall time for whole runs on all cores; the ratio is to decoding one picture, measured in between.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
from PIL import Image
from rich.console import Console
from rich.table import Table

from llm4ad.authoring import generate_programs
from llm4ad.cores import available_cores
from llm4ad.inspection import Inspection
from llm4ad.report.run import open_run
from llm4ad.scale.local import inspect_images
from llm4ad.scene.measure import measure_scene
from llm4ad.vision.annotation import read_annotations
from llm4ad.vision.picture import list_pictures, read_picture
from llm4ad.vision.taught import MarkedPicture, teach

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DEMO = Path(__file__).parent.parent / "examples" / "pushpins"
QUALITY = 92
TWELVE = """
There is exactly one tray.
There are exactly 15 pushpins.
There are exactly 12 separators.
All pushpins are yellow.
Each cell of a 3 x 5 grid over the tray contains exactly one pushpin.
There are more pushpins than separators.
Every pushpin is inside the tray.
Every separator is inside the tray.
There are at least 2 pushpins in the upper half of the tray.
There are at least 2 pushpins in the left half of the tray.
The tray is at least 700 pixels long.
If there is a tray, there is a pushpin in the middle of the tray.
"""
FIVE_TAUGHT = 5


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def twelve_conditions(folder: Path) -> Path:
    """Make an inspection of twelve conditions with the parts of the demonstration."""
    folder.mkdir()
    (folder / "normal.txt").write_text(TWELVE, encoding="utf-8")
    (folder / "parts.npz").write_bytes((DEMO / "parts.npz").read_bytes())
    refused = [item.refusal for item in generate_programs(folder) if item.program is None]
    if refused:
        raise SystemExit("\n".join(refused))
    return folder


def enlarged(paths: Sequence[Path], megapixels: float, folder: Path) -> list[Path]:
    """Save pictures with so many pixels as JPEG files."""
    folder.mkdir()
    copies: list[Path] = []
    for path in paths:
        rgb = read_picture(path).rgb
        scale = (megapixels * 1e6 / (rgb.shape[0] * rgb.shape[1])) ** 0.5
        large = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        copies.append(folder / path.name)
        Image.fromarray(large).save(copies[-1], quality=QUALITY)
    return copies


_loaded: list[Inspection] = []


def load(folder: Path) -> None:
    """Load an inspection in a worker process."""
    cv2.setNumThreads(1)
    _loaded.append(Inspection.load(folder, unverified=True))


def verdict_of(path: Path) -> str:
    """Inspect a picture as the two lines of Python do, without a report."""
    return _loaded[0].inspect(path).verdict


def verdicts_only(folder: Path, few: list[Path], many: list[Path]) -> float:
    """Return the seconds that a picture costs when only verdicts are wanted, on all cores."""
    context = get_context("spawn")
    with ProcessPoolExecutor(
        available_cores(), mp_context=context, initializer=load, initargs=(folder,)
    ) as pool:
        list(pool.map(verdict_of, few))  # every process has loaded when these are through
        taken = seconds(lambda: list(pool.map(verdict_of, many, chunksize=4)))
    return taken / len(many)


def with_report(inspection: Inspection, out: Path, few: list[Path], many: list[Path]) -> float:
    """Return the seconds that a picture costs with overlays, results and report."""

    def run_all(images: list[Path]) -> None:
        with open_run(out, []) as run:
            for inspected in inspect_images(inspection, "taught", images):
                run.add(inspected.verdict, inspected.overlay)
            run.finish()

    # Starting the processes is paid once: it is the difference that an image costs.
    short = seconds(lambda: run_all(few))
    return (seconds(lambda: run_all(many)) - short) / (len(many) - len(few))


def measure(folder: Path, paths: list[Path], rounds: int, out: Path) -> dict[str, list[float]]:
    """Return the seconds of every round, per picture, by what was timed."""
    inspection = Inspection.load(folder, unverified=True)
    picture = read_picture(paths[0])
    names = inspection.finder.part_names
    parts = inspection.finder.find(picture, names)
    seen = inspection.see(picture)
    times: dict[str, list[float]] = {}

    def note(what: str, work: Callable[[], object], pictures: int = 1) -> None:
        times.setdefault(what, []).append(seconds(work) / pictures)

    cv2.setNumThreads(1)
    programs = f"run and judge {len(inspection.checks)} programs"
    inspection.judge_all(seen)
    for _ in range(rounds):
        note("decode the JPEG", lambda: [read_picture(path) for path in paths], len(paths))
        note("find the parts (taught)", lambda: inspection.finder.find(picture, names))
        note("measure the parts", lambda: measure_scene(picture.rgb, parts))
        note(programs, lambda: inspection.judge_all(seen))
        few, many = paths[:8], paths * 3
        times.setdefault("verdicts only, all cores", []).append(verdicts_only(folder, few, many))
        times.setdefault("with overlays and report, all cores", []).append(
            with_report(inspection, out, few, many)
        )
    return times


def print_table(title: str, times: dict[str, list[float]]) -> None:
    """Print the medians."""
    decoding = statistics.median(times["decode the JPEG"])
    table = Table(title=title)
    for name in ("what", "ms a picture", "pictures a second", "times decoding"):
        table.add_column(name, justify="left" if name == "what" else "right")
    for what, rounds in times.items():
        median = statistics.median(rounds)
        rate = f"{1 / median:.1f}" if what.endswith("all cores") else ""
        table.add_row(what, f"{1e3 * median:.1f}", rate, f"{median / decoding:.1f}")
    Console(width=100).print(table)


def teaching(pictures: int) -> float:
    """Return the seconds that teaching takes, with trial and calibration."""
    annotated = read_annotations([DEMO / "images" / "annotations.json"])[:pictures]
    marked = [MarkedPicture(read_picture(item.path), item.marks) for item in annotated]
    return seconds(lambda: teach(marked))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megapixels", type=float, default=1.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = enlarged(
            list_pictures([DEMO / "images" / "test"]), options.megapixels, folder / "p"
        )
        for title, inspected in (
            ("12 conditions", twelve_conditions(folder / "twelve")),
            ("the five conditions of the demonstration, calibrated", DEMO),
        ):
            times = measure(inspected, paths, options.rounds, folder / "out")
            print_table(f"{options.megapixels:g} megapixels, {title}", times)
    taught = [teaching(FIVE_TAUGHT) for _ in range(options.rounds)]
    print(f"teaching with {FIVE_TAUGHT} pictures: {statistics.median(taught):.1f} s")
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the largest worker: {worker:.0f} MB")


if __name__ == "__main__":
    main()
