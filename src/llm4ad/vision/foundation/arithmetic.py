"""The number formats of a network: which one to take, and how to run it in that."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Generator

    from llm4ad.vision.foundation.settings import Precision

Format = Literal["fp32", "bf16", "fp16"]


def choose_format(precision: Precision, device: str) -> Format:
    """Return the number format that a precision means for torch on a device.

    "auto" is bf16 on a GPU that has it and fp16 on others, fp32 on a CPU, where torch is slower
    with less.
    """
    if precision != "auto":
        return precision
    if device == "cpu":
        return "fp32"
    import torch

    return "bf16" if torch.cuda.is_bf16_supported(including_emulation=False) else "fp16"


@contextmanager
def inference(device: str, numbers: Format) -> Generator[None]:
    """Run torch without gradients, and its large products in a number format.

    Weights, boxes and scores stay in float32: in bf16 a coordinate would be off by pixels.
    """
    import torch

    half: Any = torch.float16 if numbers == "fp16" else torch.bfloat16
    with (
        torch.inference_mode(),
        torch.autocast(device.partition(":")[0], dtype=half, enabled=numbers != "fp32"),
    ):
        yield
