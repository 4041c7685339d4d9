"""How a foundation model is run: where, how exactly, and how much at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from llm4ad.errors import ModelError

Precision = Literal["auto", "fp32", "bf16", "fp16"]
Runtime = Literal["auto", "torch", "openvino"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
RUNTIMES: tuple[Runtime, ...] = get_args(Runtime)
_DEVICE = re.compile(r"auto|cpu|cuda(:\d+)?")
SMALLEST_INPUT, LARGEST_INPUT = 32, 4096


@dataclass(frozen=True, slots=True)
class FoundationSettings:
    """Where and how a model is run; "auto" and None leave it to the machine and the model.

    ``input_size`` is in pixels: the shorter side for the Grounding DINO family, both sides for
    OWLv2 and SAM 3. ``batch_size`` counts pictures. ``offline`` takes weights from this machine
    only. Raises ModelError for values that mean nothing.
    """

    device: str = "auto"
    precision: Precision = "auto"
    batch_size: int | None = None
    input_size: int | None = None
    offline: bool = False
    runtime: Runtime = "auto"

    def __post_init__(self) -> None:
        if not _DEVICE.fullmatch(self.device):
            raise ModelError(f"there is no device {self.device!r}; say auto, cpu, cuda or cuda:1")
        if self.precision not in PRECISIONS:
            raise ModelError(
                f"there is no precision {self.precision!r}; say {', '.join(PRECISIONS)}"
            )
        if self.runtime not in RUNTIMES:
            raise ModelError(f"there is no runtime {self.runtime!r}; say {', '.join(RUNTIMES)}")
        if self.batch_size is not None and self.batch_size < 1:
            raise ModelError(f"a batch of {self.batch_size!r} pictures is none; say 1 or more")
        if self.input_size is not None and not SMALLEST_INPUT <= self.input_size <= LARGEST_INPUT:
            raise ModelError(
                f"an input of {self.input_size!r} pixels is out of range; say "
                f"{SMALLEST_INPUT} to {LARGEST_INPUT}"
            )
        if self.runtime == "openvino" and self.device.startswith("cuda"):
            raise ModelError("OpenVINO runs on the CPU; say device cpu, or runtime torch")
