"""Measure trained peers, PatchCore and EfficientAD-S of anomalib, on a set laid out as MVTec LOCO.

    python3.11 -m venv .venv-peers
    .venv-peers/bin/pip install torch==2.13.0
    .venv-peers/bin/pip install torch==2.13.0 torchvision==0.28.0 anomalib==2.7.0
    .venv-peers/bin/python benchmarks/peers.py --root DIR [--category NAME ...] [--limit N]

Every picture of train/good is trained on; the scores are anomalib's own, not rescaled. The program
downloads nothing. Where pretrained weights are absent it says so and measures only what they do not
change: PatchCore with an untrained backbone as a floor, and the cost of forward passes.
The weights are fetched beforehand, on a machine that reaches them:
- PatchCore: .venv-peers/bin/python -c "import timm; timm.create_model('wide_resnet50_2', True)"
- EfficientAD: the folder efficientad_pretrained_weights of anomalib's release of that name, in
  ~/.cache/anomalib/pre_trained, and Imagenette 2 in datasets/imagenette.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib.util
import math
import os
import platform
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from anomalib.models.components import AnomalibModule

# Both are read when the libraries are imported: weights come from the caches only.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TIMM_USE_OLD_CACHE"] = "1"


def keep_memory_whole() -> None:
    """Have glibc give large blocks back: a coreset would fragment its heap by tens of gigabytes."""
    if platform.libc_ver()[0] == "glibc":
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, 2**20)


def declare_operators() -> torch.library.Library | None:
    """Let torchvision be imported where its compiled part wants a CUDA that torch lacks."""
    found = importlib.util.find_spec("torchvision")
    if found is None or found.origin is None:
        raise SystemExit("torchvision is missing: install as the top of this file says")
    for compiled in Path(found.origin).parent.glob("_C*.so"):
        try:
            torch.ops.load_library(compiled)
        except OSError:
            continue
        return None
    library = torch.library.Library("torchvision", "DEF")
    library.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    library.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    library.define(
        "roi_align(Tensor input, Tensor rois, float spatial_scale, SymInt pooled_height, "
        "SymInt pooled_width, int sampling_ratio, bool aligned) -> Tensor"
    )
    return library


OPERATORS = declare_operators()  # they last as long as this does

import timm  # noqa: E402  # this and the next import torchvision
from anomalib.data import Folder, PredictDataset  # noqa: E402
from anomalib.engine import Engine  # noqa: E402
from anomalib.models import EfficientAd, Patchcore  # noqa: E402
from anomalib.utils.path import get_pretrained_weights_dir  # noqa: E402
from huggingface_hub import try_to_load_from_cache  # noqa: E402
from lightning import seed_everything  # noqa: E402
from sklearn.metrics import roc_auc_score  # noqa: E402
from timm.models._hub import check_cached_file  # noqa: E402
from torch.utils.data import DataLoader  # noqa: E402

SEED = 0
M_MMAP_THRESHOLD = -3  # of malloc.h
BACKBONES = ("wide_resnet50_2.racm_in1k", "wide_resnet50_2.tv_in1k")  # anomalib's, the paper's
IMAGENETTE = Path("datasets/imagenette")
STEPS = 70_000  # of EfficientAD, as in its paper
GOOD, LOGICAL, STRUCTURAL = "good", "logical_anomalies", "structural_anomalies"
SUFFIXES = {".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff"}
SIZES = (224, 256)
BANK = 4300  # patches in the memory bank of a timed PatchCore, as from 42 pictures of 256 px
RUNS = 11


@dataclass(frozen=True)
class Method:
    """A peer that can run here; ``backbone`` is None where it is not a PatchCore."""

    name: str
    backbone: str | None
    pretrained: bool


@dataclass(frozen=True)
class Outcome:
    """The image scores of one method on one category, by test folder, and what they cost."""

    scores: Mapping[str, Sequence[float]]
    seconds: float


def cached_backbone() -> str | None:
    """Return the first backbone whose pretrained weights are on this machine."""
    for name in BACKBONES:
        source = timm.get_pretrained_cfg(name)
        files = ("model.safetensors", "pytorch_model.bin")
        if any(isinstance(try_to_load_from_cache(source.hf_hub_id, file), str) for file in files):
            return name
        if check_cached_file(source.url):
            return name
    return None


def missing_for_efficientad() -> list[str]:
    """Name what EfficientAD-S needs for its training and this machine lacks."""
    weights = get_pretrained_weights_dir() / "efficientad_pretrained_weights"
    needed = {
        "the pretrained teacher": weights / "pretrained_teacher_small.pth",
        "Imagenette": IMAGENETTE,
    }
    return [f"{name} ({path})" for name, path in needed.items() if not path.exists()]


def methods_here() -> tuple[list[Method], list[str]]:
    """Return the methods that can run here, and why others cannot."""
    methods: list[Method] = []
    left_out: list[str] = []
    backbone = cached_backbone()
    if backbone:
        methods.append(Method(f"PatchCore ({backbone})", backbone, pretrained=True))
    else:
        left_out.append(
            "PatchCore as published was not run: no pretrained WideResNet-50 in the caches of "
            "timm and torch hub. Random features are a floor, not a figure of PatchCore."
        )
    methods.append(
        Method(f"PatchCore, random features (seed {SEED})", "wide_resnet50_2", pretrained=False)
    )
    missing = missing_for_efficientad()
    if missing:
        left_out.append(f"EfficientAD-S was not run: absent are {' and '.join(missing)}.")
    else:
        methods.append(Method("EfficientAD-S", None, pretrained=True))
    return methods, left_out


def patchcore(backbone: str, *, pretrained: bool) -> Patchcore:
    """Make a PatchCore whose scores are left as they come.

    timm starts residual branches at zero, which would leave an untrained network almost without
    layers; here they start at one, as torchvision's do.
    """
    raw = {"post_processor": False, "evaluator": False, "visualizer": False}
    model = Patchcore(backbone=backbone, pre_trained=pretrained, **raw)
    if not pretrained:
        for layer in model.modules():
            if isinstance(layer, nn.BatchNorm2d):
                nn.init.ones_(layer.weight)
    return model


def efficientad() -> EfficientAd:
    """Make an EfficientAD-S whose scores are left as they come."""
    return EfficientAd(
        imagenet_dir=IMAGENETTE, post_processor=False, evaluator=False, visualizer=False
    )


def pictures(folder: Path) -> list[Path]:
    """Return the pictures of a folder, which need not exist."""
    return sorted(path for path in folder.glob("*") if path.suffix.lower() in SUFFIXES)


def training_data(category: Path, batch: int) -> Folder:
    """Return train/good, with validation/good (or train/good again) to set EfficientAD's scale."""
    validation = "validation/good" if pictures(category / "validation" / "good") else "train/good"
    return Folder(
        name=category.name,
        root=category,
        normal_dir="train/good",
        normal_test_dir=validation,
        val_split_mode="same_as_test",
        train_batch_size=batch,
        eval_batch_size=1,
        num_workers=0,
        seed=SEED,
    )


def train(method: Method, category: Path, folder: str) -> tuple[Engine, AnomalibModule]:
    """Train a method on every picture of train/good."""
    seed_everything(SEED)
    plain = {
        "default_root_dir": folder,
        "enable_model_summary": False,
        "enable_progress_bar": False,
        "logger": False,
    }
    if method.backbone:
        model = patchcore(method.backbone, pretrained=method.pretrained)
        engine = Engine(limit_val_batches=0, **plain)
        engine.fit(model, datamodule=training_data(category, batch=8))
        return engine, model
    epochs = math.ceil(STEPS / len(pictures(category / "train" / "good")))
    model = efficientad()
    engine = Engine(max_epochs=epochs, check_val_every_n_epoch=epochs, **plain)
    engine.fit(model, datamodule=training_data(category, batch=1))
    return engine, model


def test_loader(folder: Path, limit: int | None) -> DataLoader:
    """Return the pictures of a test folder one by one, the first ``limit`` of them."""
    data = PredictDataset(folder)
    data.image_filenames = sorted(data.image_filenames)[:limit]
    return DataLoader(data, collate_fn=data.collate_fn)


def measure(method: Method, category: Path, limit: int | None) -> Outcome:
    """Train a method and score the test pictures; decoding and resizing are timed too."""
    kinds = [kind for kind in (GOOD, LOGICAL, STRUCTURAL) if pictures(category / "test" / kind)]
    loaders = [test_loader(category / "test" / kind, limit) for kind in kinds]
    with tempfile.TemporaryDirectory() as folder:
        engine, model = train(method, category, folder)
        start = time.perf_counter()
        batches = engine.predict(model, dataloaders=loaders)
        spent = time.perf_counter() - start
    scores = {
        kind: [float(batch.pred_score) for batch in some]
        for kind, some in zip(kinds, batches, strict=True)
    }
    return Outcome(scores, spent / sum(map(len, scores.values())))


def image_auroc(outcome: Outcome, kind: str) -> float | None:
    """Return the image AUROC of a kind of anomaly; ties count half."""
    normal, anomalous = outcome.scores[GOOD], outcome.scores.get(kind)
    if not anomalous:
        return None
    truth = [0] * len(normal) + [1] * len(anomalous)
    return float(roc_auc_score(truth, [*normal, *anomalous]))


def table_row(category: str, method: str, outcome: Outcome) -> str:
    """Return a row of the table; the mean stands only where both its parts do."""
    logical, structural = image_auroc(outcome, LOGICAL), image_auroc(outcome, STRUCTURAL)
    both = logical is not None and structural is not None
    figures = (logical, structural, (logical + structural) / 2 if both else None)
    cells = ["-" if figure is None else f"{figure:.4f}" for figure in figures]
    return f"| {' | '.join([category, method, *cells, f'{outcome.seconds:.3f}'])} |"


def forward_ms(model: nn.Module, size: int) -> float:
    """Return the median time of a forward pass of one picture, after two that do not count."""
    device = next(model.parameters()).device
    picture = torch.rand(1, 3, size, size, device=device)
    spent: list[float] = []
    with torch.inference_mode():
        for _ in range(RUNS + 2):
            start = time.perf_counter()
            model(picture)
            spent.append(time.perf_counter() - start)
    return statistics.median(spent[2:]) * 1000


def cost_lines() -> list[str]:
    """Time forward passes with random weights, which cost what trained ones do."""
    seed_everything(SEED)
    small = efficientad().model.eval()
    large = patchcore("wide_resnet50_2", pretrained=False).model.eval()
    large.memory_bank = torch.rand(BANK, sum(large.feature_extractor.out_dims))
    timed: list[tuple[str, nn.Module, tuple[int, ...]]] = [
        ("EfficientAD-S", small, (256,)),  # its autoencoder takes nothing smaller
        ("PatchCore, WideResNet-50 alone", large.feature_extractor, SIZES),
        (f"PatchCore, with the search among {BANK} patches", large, SIZES),
    ]
    lines = [
        f"Forward pass, {name}: "
        + ", ".join(f"{forward_ms(model, size):.0f} ms at {size} px" for size in sizes)
        for name, model, sizes in timed
    ]
    return [
        *lines,
        f"Forward passes: one picture, random weights, median of {RUNS}, CPU, "
        f"{torch.get_num_threads()} threads; load of the last minute: {os.getloadavg()[0]:.1f}.",
    ]


def why_skipped(category: Path) -> str | None:
    """Say what a category lacks for being measured."""
    for needed in (Path("train") / GOOD, Path("test") / GOOD, Path("test") / LOGICAL):
        if not pictures(category / needed):
            return f"{category.name} was skipped: no pictures in {needed}."
    return None


def counts_line(category: Path, limit: int | None) -> str:
    """Say how many pictures the figures of a category rest on."""
    trained = len(pictures(category / "train" / "good"))
    tested = [
        f"{len(pictures(category / 'test' / kind)[:limit])} {kind}"
        for kind in (GOOD, LOGICAL, STRUCTURAL)
    ]
    limited = "" if limit is None else f" (--limit {limit}: not to be quoted)"
    return f"{category.name}: trained on {trained}, tested on {', '.join(tested)}{limited}."


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--root", type=Path, required=True, metavar="DIR")
    parser.add_argument("--category", nargs="+", metavar="NAME", help="default: all of them")
    parser.add_argument("--limit", type=int, metavar="N", help="test pictures of a folder, to try")
    options = parser.parse_args()
    if not options.root.is_dir():
        parser.error(f"{options.root} is no folder")
    if options.limit is not None and options.limit < 1:
        parser.error("--limit must be at least 1")
    keep_memory_whole()
    found = sorted(path.name for path in options.root.iterdir() if path.is_dir())
    methods, notes = methods_here()
    print("| category | method | AUROC logical | structural | mean | seconds per image |")
    print("|---|---|---|---|---|---|", flush=True)
    for category in (options.root / name for name in options.category or found):
        reason = why_skipped(category)
        notes.append(reason or counts_line(category, options.limit))
        for method in [] if reason else methods:
            outcome = measure(method, category, options.limit)
            print(table_row(category.name, method.name, outcome), flush=True)
    print()
    for note in [*notes, *cost_lines()]:
        print(f"- {note}")


if __name__ == "__main__":
    main()
