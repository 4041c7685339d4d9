"""Time foundation models of full size, beside the original research code's way, in the same run.

    python -m benchmarks.foundation [--models ...] [--device cuda] [--precisions fp32 bf16]
        [--batches 1 8] [--rounds 5] [--finds 18] [--keep FOLDER]

The weights are random, the configurations are the published ones: GroundingDinoConfig(),
MMGroundingDinoConfig() and Sam2Config() as they stand are Grounding DINO tiny, LLMDet tiny and
SAM 2.1 tiny, Sam3Config() is SAM 3, and Owlv2Config() becomes the base model with pictures of 960
pixels. EdgeTAM needs timm and is left out where that is not installed. Random weights see nothing,
so speed is all that is measured here, and mask makers get four boxes.

Ours looks for the 6 part names of 12 conditions in one picture at once. The original research code
calls its detector for each find of each condition, and loads it from disk each time; the loads are
counted in their own column, for one load. "Inside" is the time in the bare networks, taken in the
very runs of ours; the rest is ours: preparing pictures, boxes, masks, suppression.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import transformers
from tests.vision.foundation.checkpoints import bert_tokenizer, clip_tokenizer, square_processor

from llm4ad.vision.foundation import candidates
from llm4ad.vision.foundation.finder import FoundationFinder, load_foundation
from llm4ad.vision.foundation.settings import FoundationSettings
from llm4ad.vision.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PARTS = ("nut", "red apple", "long screw", "short screw", "box", "tray")
# Which parts each of twelve conditions looks for: 18 finds, as one condition names 1.5 parts.
CONDITIONS = (
    *(("nut",), ("red apple",), ("long screw", "short screw"), ("box", "tray"), ("nut", "box")),
    *(("tray",), ("red apple", "tray"), ("long screw",), ("short screw",), ("nut", "tray")),
    *(("box",), ("red apple", "nut")),
)
BOXES = np.array(
    [[50, 50, 300, 300], [400, 80, 700, 500], [20, 600, 200, 800], [800, 500, 990, 640]]
)
IMAGENET = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]


def grounding(folder: Path, name: str) -> None:
    config = getattr(transformers, f"{name}Config")(disable_custom_kernels=True)
    getattr(transformers, f"{name}ForObjectDetection")(config).save_pretrained(folder)
    bert_tokenizer().save_pretrained(folder)
    transformers.GroundingDinoImageProcessorPil().save_pretrained(folder)


def owlv2(folder: Path) -> None:
    config = transformers.Owlv2Config(vision_config={"image_size": 960, "patch_size": 16})
    transformers.Owlv2ForObjectDetection(config).save_pretrained(folder)
    clip_tokenizer().save_pretrained(folder)
    transformers.Owlv2ImageProcessorPil().save_pretrained(folder)


def sam2(folder: Path) -> None:
    transformers.Sam2Model(transformers.Sam2Config()).save_pretrained(folder)
    square_processor(folder, 1024, "Sam2ImageProcessorFast", *IMAGENET)


def edgetam(folder: Path) -> None:
    backbone = transformers.TimmWrapperConfig(
        architecture="repvit_m1",
        model_args={"in_chans": 3, "features_only": True, "out_indices": [0, 1, 2, 3]},
    )
    config = transformers.EdgeTamConfig(vision_config={"backbone_config": backbone})
    transformers.EdgeTamModel(config).save_pretrained(folder)
    square_processor(folder, 1024, "Sam2ImageProcessorFast", *IMAGENET)


def sam3(folder: Path) -> None:
    transformers.Sam3Model(transformers.Sam3Config()).save_pretrained(folder)
    clip_tokenizer().save_pretrained(folder)
    square_processor(folder, 1008, "Sam3ImageProcessorFast", [0.5] * 3, [0.5] * 3)


MAKERS: dict[str, Callable[[Path], None]] = {
    "grounding-dino": lambda folder: grounding(folder, "GroundingDino"),
    "llmdet": lambda folder: grounding(folder, "MMGroundingDino"),
    "owlv2": owlv2,
    "sam2": sam2,
    "edgetam": edgetam,
    "sam3": sam3,
}


class Stopwatch:
    """Add up the time in networks; calls within calls count once."""

    def __init__(self, device: str) -> None:
        self.total = 0.0
        self._running = False
        self._device = device

    def around(self, function: Callable[..., object]) -> Callable[..., object]:
        """Return the same function, timed."""

        def timed(*given: object, **named: object) -> object:
            if self._running:
                return function(*given, **named)
            self._running, start = True, self.now()
            try:
                return function(*given, **named)
            finally:
                self.total += self.now() - start
                self._running = False

        return timed

    def now(self) -> float:
        """Return the time, once a GPU has done what it was told."""
        if self._device.startswith("cuda"):
            torch.cuda.synchronize()
        return time.perf_counter()


def watch(finder: FoundationFinder, watch: Stopwatch) -> None:
    """Time every entry of the networks of a finder."""
    models: Any = finder._models  # noqa: SLF001
    for part in (models.detector, models.mask_maker):
        if hasattr(part, "_forward"):
            part._forward = watch.around(part._forward)  # noqa: SLF001
        network = getattr(part, "_model", None)
        for name in ("forward", "get_image_embeddings", "get_vision_features", "image_embedder"):
            if hasattr(network, name):
                setattr(network, name, watch.around(getattr(network, name)))


def four_boxes(finder: FoundationFinder, scale: float) -> None:
    """Let the detector answer four boxes for its mask maker, after it has looked."""
    detector: Any = finder._models.detector  # noqa: SLF001
    look = detector.detect
    xyxy = np.rint(BOXES * scale).astype(np.intp)

    def detect(pictures: Sequence[Any], phrases: Sequence[str]) -> list[candidates.Candidates]:
        look(pictures, phrases)
        found = candidates.Candidates(np.zeros(4, np.intp), np.full(4, 0.9), xyxy)
        return [found for _ in pictures]

    detector.detect = detect


def measured(
    text: str,
    settings: FoundationSettings,
    picture: Picture,
    batch: int,
    options: argparse.Namespace,
) -> list[float]:
    """Return medians: one load, ours for a picture, inside of that, one find at a time."""
    start = time.perf_counter()
    finder = load_foundation(text, settings, PARTS)
    load = time.perf_counter() - start
    clock = Stopwatch(settings.device)
    watch(finder, clock)
    if "+" in text:
        four_boxes(finder, picture.rgb.shape[1] / 1000)
    finds = [part for condition in CONDITIONS for part in condition][: options.finds]
    finder.find(picture, PARTS)  # what happens only once: compiling, text embeddings
    for part in PARTS:
        finder.find(picture, [part])
    rounds: list[tuple[float, float, float]] = []
    for _ in range(options.rounds):
        clock.total, start = 0.0, clock.now()
        list(finder.find_many([picture] * batch, PARTS))
        ours, inside = clock.now() - start, clock.total
        start = clock.now()
        for part in finds:
            finder.find(picture, [part])
        rounds.append((ours / batch, inside / batch, clock.now() - start))
    return [load, *(statistics.median(column) for column in zip(*rounds, strict=True))]


def runs(options: argparse.Namespace) -> Iterator[tuple[str, str, str, int]]:
    """Return models, runtimes, precisions and batches."""
    for model in options.models:
        plain = model.split("+")[0] in ("llmdet", "grounding-dino") and options.device == "cpu"
        for runtime in ("torch", "openvino") if plain else ("torch",):
            for precision in options.precisions:
                for batch in options.batches:
                    yield model, runtime, precision, batch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    models = ["grounding-dino", "llmdet", "llmdet+sam2", "llmdet+edgetam", "owlv2"]
    parser.add_argument("--models", nargs="+", default=models)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--precisions", nargs="+", default=["fp32"])
    parser.add_argument("--batches", nargs="+", type=int, default=[1])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--finds", type=int, default=18)
    parser.add_argument("--keep", type=Path, default=None, help="a folder for the models")
    options = parser.parse_args()
    transformers.utils.logging.disable_progress_bar()
    with tempfile.TemporaryDirectory() as scratch:
        show(options, options.keep or Path(scratch))


def show(options: argparse.Namespace, root: Path) -> None:
    rgb = np.random.default_rng(0).integers(0, 256, (1000, 1000, 3), dtype=np.uint8)
    print(f"{torch.get_num_threads()} threads, {options.device}, {options.rounds} rounds, medians")
    head = ["model", "runtime", "precision", "batch", "load s", "ours s/picture", "inside s"]
    head += ["overhead %", f"{options.finds} finds one by one s", "ratio"]
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}", flush=True)
    for model, runtime, precision, batch in runs(options):
        if "edgetam" in model and find_spec("timm") is None:
            print(f"| {model} | needs timm, which is not installed here |", flush=True)
            continue
        kinds = model.split("+")
        for kind in kinds:
            if not (root / kind).exists():
                torch.manual_seed(0)
                MAKERS[kind](root / kind)
        # The Grounding DINO family at the size that is the default on a CPU.
        size = 640 if kinds[0] in ("llmdet", "grounding-dino") else None
        settings = FoundationSettings(
            options.device, precision, batch, size, offline=True, runtime=runtime
        )
        text = "+".join(f"{kind}:{root / kind}" for kind in kinds)
        load, ours, inside, single = measured(text, settings, Picture("x", rgb), batch, options)
        numbers = f"{load:.1f} | {ours:.3f} | {inside:.3f} | {100 * (ours / inside - 1):.1f}"
        told = f"{numbers} | {single:.2f} | {single / ours:.1f}"
        print(f"| {model} | {runtime} | {precision} | {batch} | {told} |", flush=True)


if __name__ == "__main__":
    main()
