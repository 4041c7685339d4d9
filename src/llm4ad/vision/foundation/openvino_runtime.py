"""Run the Grounding DINO family on a CPU with OpenVINO: about twice as fast as torch."""

from __future__ import annotations

import hashlib
import os
import tempfile
import warnings
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.loading import INSTALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from llm4ad.vision.foundation.arithmetic import Format
    from llm4ad.vision.foundation.settings import Precision

_HINTS: dict[Format, str] = {"fp32": "f32", "bf16": "bf16", "fp16": "f16"}
_OUTPUTS = ("logits", "pred_boxes")


def has_openvino() -> bool:
    """Return whether OpenVINO is installed."""
    return find_spec("openvino") is not None


def openvino_format(precision: Precision) -> Format:
    """Return the number format; "auto" is fp32, which finds what torch finds.

    Said aloud, since OpenVINO itself takes bf16 wherever a CPU knows it, even where it is slower.
    Raises ModelError for a format that this CPU does not compute in.
    """
    if precision in ("auto", "fp32"):
        return "fp32"
    capabilities: list[str] = _core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    if precision.upper() not in capabilities:
        raise ModelError(f"this CPU does not compute in {precision}; say precision fp32 or auto")
    return precision


def cache_folder() -> Path:
    """Return where exported networks are kept: LLM4AD_CACHE, or the user's cache folder."""
    chosen = os.environ.get("LLM4AD_CACHE")
    if chosen:
        return Path(chosen) / "openvino"
    return Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "llm4ad" / "openvino"


class OpenVinoForward:
    """A network of the family that is exported once for each shape of its input, and kept.

    An export takes a minute or two, for each size of pictures and length of text; the network is
    loaded in torch only then. Texts are not padded to a common length, since OpenVINO 2026.4 gets
    the decoder's mask over padded words wrong.
    """

    def __init__(
        self, load_model: Callable[[], Any], version: str, numbers: Format, folder: Path
    ) -> None:
        self._load_model = load_model
        self._version = version
        self._hint = _HINTS[numbers]
        self._folder = folder
        self._compiled: dict[tuple[int, ...], Any] = {}

    def __call__(
        self, pixels: NDArray[np.float32], token_ids: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return logits and boxes of a batch; each picture is run by itself, as CPUs like it."""
        answers = [self._one(pixels[i : i + 1], token_ids[i : i + 1]) for i in range(len(pixels))]
        logits, boxes = zip(*answers, strict=True)
        return np.concatenate(logits), np.concatenate(boxes)

    def _one(
        self, pixels: NDArray[np.float32], token_ids: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        shape = (*pixels.shape[2:], token_ids.shape[1])
        if shape not in self._compiled:
            self._compiled[shape] = self._compile(shape)
        network = self._compiled[shape]
        # Its inputs are named after the way they come in: "input_ids" or "input.input_ids".
        given = {"pixel_values": pixels, "input_ids": token_ids}
        answer = network([given[port.get_any_name().split(".")[-1]] for port in network.inputs])
        logits, boxes = (np.array(answer[name], np.float32) for name in _OUTPUTS)
        return logits, boxes

    def _compile(self, shape: tuple[int, ...]) -> Any:
        file = self._folder / self._file_name(shape)
        if not file.exists():
            self._export(shape, file)
        core = _core()
        return core.compile_model(str(file), "CPU", {"INFERENCE_PRECISION_HINT": self._hint})

    def _file_name(self, shape: tuple[int, ...]) -> str:
        libraries = [import_module(name).__version__ for name in ("openvino", "transformers")]
        key = hashlib.sha256(repr((self._version, shape, libraries)).encode()).hexdigest()[:20]
        return f"{key}-{shape[0]}x{shape[1]}-{shape[2]}.xml"

    def _export(self, shape: tuple[int, ...], file: Path) -> None:
        """Export to a folder beside, and move it there whole: others may look for it meanwhile."""
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=file.parent) as place:
            made = Path(place) / file.name
            import_module("openvino").save_model(
                exported(self._load_model(), shape), str(made), compress_to_fp16=False
            )
            # The weights first: the network counts as there once its description is.
            made.with_suffix(".bin").replace(file.with_suffix(".bin"))
            made.replace(file)


def exported(model: Any, shape: tuple[int, ...]) -> Any:
    """Return a network as an OpenVINO model for pictures (H, W) and a text of T tokens.

    Raises ModelError when the network cannot be exported.
    """
    import torch

    high, wide, tokens = shape
    samples = {
        "pixel_values": torch.zeros(1, 3, high, wide),
        "input_ids": torch.full((1, tokens), 1012),
    }
    try:
        exporter: Any = import_module("transformers.exporters.exporter_openvino")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of torch.export, about its own ways
            program: Any = (
                exporter.OpenVINOExporter()
                .export(model, samples, config=exporter.OpenVINOConfig())
                .program
            )
        _keep_outputs(program)
    # Exporters fail in as many ways as there are operators; the cause is told, and the way out.
    except Exception as error:
        raise ModelError(
            f"this network cannot be exported to OpenVINO ({type(error).__name__}: "
            f"{str(error).splitlines()[0] if str(error) else ''}); say runtime torch"
        ) from error
    return program


def _keep_outputs(program: Any) -> None:
    """Take away the outputs that nobody reads, so that they are not computed."""
    for result in list(program.get_results()):
        if not set(_OUTPUTS) & set(result.output(0).get_names()):
            program.remove_result(result)


def _core() -> Any:
    try:
        return import_module("openvino").Core()
    except ImportError as error:
        raise ModelError(f"OpenVINO is not installed: {INSTALL}, or say runtime torch") from error
