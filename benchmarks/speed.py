"""Time the parts of an inspection on the demonstration, beside plain decoding in the same run.

    python benchmarks/speed.py [--rounds 5]

Run it on an idle machine after ``make demo``. Every figure is the median of the rounds; the ratio
is to decoding one picture, measured in between.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from llm4ad.authoring import generate_programs
from llm4ad.inspection import Inspection
from llm4ad.program.sandbox import Sandbox
from llm4ad.program.source import read_program_file
from llm4ad.report.run import open_run
from llm4ad.scale.local import inspect_images
from llm4ad.scene.measure import measure_scene
from llm4ad.verdict.judge import plausible_levels, variants_at
from llm4ad.vision.picture import list_pictures, read_picture

if TYPE_CHECKING:
    from collections.abc import Callable

DEMO = Path(__file__).parent.parent / "examples" / "pushpins"
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


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def twelve_conditions(folder: Path) -> Inspection:
    """Return an inspection of twelve conditions that uses the parts of the demonstration."""
    (folder / "normal.txt").write_text(TWELVE, encoding="utf-8")
    (folder / "parts.npz").write_bytes((DEMO / "parts.npz").read_bytes())
    refused = [item.refusal for item in generate_programs(folder) if item.program is None]
    if refused:
        raise SystemExit("\n".join(refused))
    return Inspection.load(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    paths = list_pictures([DEMO / "images" / "test"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inspection = twelve_conditions(folder)
        times = measure(inspection, paths, options.rounds, folder)
    print_table(times, read_picture(paths[0]).rgb.size / 3e6)


def measure(
    inspection: Inspection, paths: list[Path], rounds: int, folder: Path
) -> dict[str, list[float]]:
    """Return the seconds of every round, per picture, by what was timed."""
    picture = read_picture(paths[0])
    names = inspection.finder.part_names
    parts = inspection.finder.find(picture, names)
    times: dict[str, list[float]] = {}
    programs = [read_program_file(path) for path in sorted((folder / "programs").glob("*.py"))]

    def note(what: str, work: Callable[[], object], pictures: int = 1) -> None:
        times.setdefault(what, []).append(seconds(work) / pictures)

    def run_all(images: list[Path]) -> None:
        with open_run(folder / "out", []) as run:
            for inspected in inspect_images(inspection, "taught", images):
                run.add(inspected.verdict, inspected.overlay)
            run.finish()

    scene = measure_scene(picture.rgb, parts)
    variants = variants_at(plausible_levels(d.probability for d in parts), scene)

    def run_programs() -> None:
        for program in programs:
            sandbox.run(program, scene, variants)

    sandbox = Sandbox()
    with sandbox:
        run_programs()
        for _ in range(rounds):
            note("decode the JPEG", lambda: [read_picture(path) for path in paths], len(paths))
            note("find the parts (taught)", lambda: inspection.finder.find(picture, names))
            note("measure the parts", lambda: measure_scene(picture.rgb, parts))
            note(f"run {len(programs)} programs", run_programs)
            # Starting the processes is paid once: it is the difference that an image costs.
            few, many = seconds(lambda: run_all(paths[:20])), seconds(lambda: run_all(paths * 2))
            per_image = (many - few) / (2 * len(paths) - 20)
            times.setdefault("whole inspection, all cores", []).append(per_image)
    return times


def print_table(times: dict[str, list[float]], megapixels: float) -> None:
    """Print the medians."""
    decoding = statistics.median(times["decode the JPEG"])
    table = Table(title=f"per picture of {megapixels:.2f} megapixels, median of rounds")
    for name in ("what", "ms", "ms per megapixel", "times decoding"):
        table.add_column(name, justify="left" if name == "what" else "right")
    for what, rounds in times.items():
        median = statistics.median(rounds)
        per_megapixel = 1e3 * median / megapixels
        table.add_row(
            what, f"{1e3 * median:.1f}", f"{per_megapixel:.0f}", f"{median / decoding:.1f}"
        )
    Console(width=100).print(table)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory: {own:.0f} MB in this process, {worker:.0f} MB in the largest worker")


if __name__ == "__main__":
    main()
