"""Time AU-sPRO on made-up maps of the size of MVTec LOCO AD, and print the peak memory.

    python benchmarks/spro.py [--images 300] [--width 1700] [--height 1000]

The maps are smooth, random and without ties, which is the hardest case. Making them is not timed.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.evaluate.spro import Region, au_spro, saturation_area, spro_curves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

LIMITS = (0.01, 0.05, 0.1, 0.3, 1.0)
SEED = 0


def make_regions(random: np.random.Generator, width: int, height: int) -> list[Region]:
    """Make up to three overlapping ellipses; some saturate before all of them is found."""
    regions: list[Region] = []
    for _ in range(random.integers(0, 4)):
        mask = np.zeros((height, width), np.uint8)
        centre = int(random.integers(width)), int(random.integers(height))
        axes = int(random.integers(8, width // 8 + 9)), int(random.integers(8, height // 8 + 9))
        cv2.ellipse(mask, centre, axes, 0, 0, 360, (1,), cv2.FILLED)
        share = float(random.choice([0.3, 1.0]))
        area = saturation_area(share, relative=True, area=int(mask.sum()))
        regions.append(Region(mask.astype(np.bool_), area))
    return regions


def make_map(
    random: np.random.Generator, regions: list[Region], size: tuple[int, int]
) -> NDArray[np.float32]:
    """Make a smooth map, shape (H, W), that is higher in most of the regions."""
    coarse = random.standard_normal((12, 16), np.float32)
    scores = cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC)
    for region in regions:
        scores[region.mask] += np.float32(random.uniform(0, 4))
    return scores + np.float32(1e-3) * random.standard_normal(scores.shape, np.float32)


def make_maps(
    images: int, size: tuple[int, int], spent: list[float]
) -> Iterator[tuple[NDArray[np.float32], list[Region]]]:
    """Yield made-up maps with their regions; the seconds that each takes are added to ``spent``."""
    random = np.random.default_rng(SEED)
    for _ in range(images):
        start = time.perf_counter()
        regions = make_regions(random, *size)
        scores = make_map(random, regions, size)
        spent.append(time.perf_counter() - start)
        yield scores, regions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=300)
    parser.add_argument("--width", type=int, default=1700, help="pixels")
    parser.add_argument("--height", type=int, default=1000, help="pixels")
    options = parser.parse_args()
    spent: list[float] = []
    start = time.perf_counter()
    curves = spro_curves(make_maps(options.images, (options.width, options.height), spent))
    curves_seconds = time.perf_counter() - start - sum(spent)
    start = time.perf_counter()
    areas = {limit: au_spro(curves, limit) for limit in LIMITS}
    areas_seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{options.images} maps of {options.width} x {options.height}, seed {SEED}")
    print(f"{len(curves.spros)} regions, {len(curves.thresholds)} thresholds")
    print(f"curves: {curves_seconds:.1f} s (and {sum(spent):.1f} s for making the maps)")
    print(f"AU-sPRO at {len(LIMITS)} limits: {areas_seconds * 1000:.1f} ms")
    print(f"peak memory: {peak:.2f} GiB; load of the last minute: {os.getloadavg()[0]:.1f}")
    print(", ".join(f"AU-sPRO({limit:g}) = {area:.4f}" for limit, area in areas.items()))


if __name__ == "__main__":
    main()
