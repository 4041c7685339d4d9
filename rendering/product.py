"""Render the data set of one product, or a part of it.

    python rendering/product.py pushpins --out benchmarks/rendered/pushpins [--only test/good/003]

Stop it when you like and start it again: what is finished is skipped.
"""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

import dataset

PRODUCTS = ("breakfast_box", "juice_bottle", "pushpins", "screw_bag", "splicing_connectors")


def main() -> None:
    parser = argparse.ArgumentParser(description="Render the data set of one product.")
    parser.add_argument("product", choices=PRODUCTS)
    parser.add_argument("--out", type=Path, required=True, help="folder of the data set")
    parser.add_argument("--only", nargs="+", default=[], help="images, such as test/good/003")
    parser.add_argument("--samples", type=int, default=4)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--scale", type=float, default=1.0, help="below 1 for a quick look")
    options = parser.parse_args()
    product = importlib.import_module(f"product_{options.product}").PRODUCT
    dataset.render(
        product,
        options.out,
        only=options.only,
        samples=options.samples,
        threads=options.threads,
        scale=options.scale,
    )


if __name__ == "__main__":
    main()
