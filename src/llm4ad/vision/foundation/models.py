"""Put the networks of a choice together, on their device and in their runtime."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.arithmetic import choose_format
from llm4ad.vision.foundation.grounding import GroundingDetector, torch_forward
from llm4ad.vision.foundation.loading import (
    Checkpoint,
    find_device,
    load_model,
    load_part,
    open_checkpoint,
    transformers_library,
)
from llm4ad.vision.foundation.openvino_runtime import (
    OpenVinoForward,
    cache_folder,
    has_openvino,
    openvino_format,
)

if TYPE_CHECKING:
    from llm4ad.vision.foundation.arithmetic import Format
    from llm4ad.vision.foundation.candidates import Detector, MaskMaker
    from llm4ad.vision.foundation.choice import FinderChoice
    from llm4ad.vision.foundation.settings import FoundationSettings

_GROUNDING = ("llmdet", "grounding-dino", "mm-grounding-dino")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a choice comes to on this machine, before any weights are read.

    ``numbers`` are the formats of the detector and of the mask maker.
    """

    choice: FinderChoice
    detector: Checkpoint
    mask_maker: Checkpoint | None
    device: str
    runtime: str
    numbers: tuple[Format, Format]
    input_size: int | None

    @property
    def identity(self) -> tuple[object, ...]:
        """Return all that decides what the networks find."""
        place = self.device.partition(":")[0]
        seeing = (_name(self.detector), self.input_size, self.runtime, self.numbers[0], place)
        if self.mask_maker is None:
            return seeing
        return (*seeing, _name(self.mask_maker), self.numbers[1])


@dataclass(frozen=True, slots=True)
class Models:
    """The networks of a plan."""

    plan: Plan
    detector: Detector
    mask_maker: MaskMaker | None


def plan_models(choice: FinderChoice, settings: FoundationSettings) -> Plan:
    """Open the files of a detector and its mask maker, and settle how they are run.

    Raises ModelError, or UnavailableModelError where others may stand in.
    """
    transformers_library(offline=settings.offline)
    device = find_device(settings.device)
    runtime = _runtime(choice, settings, device)
    # The mask maker is small, and runs in torch at the size it was made for.
    plain = choose_format(settings.precision, device)
    numbers = openvino_format(settings.precision) if runtime == "openvino" else plain
    maker = choice.mask_maker
    return Plan(
        choice,
        open_checkpoint(choice.detector, offline=settings.offline),
        open_checkpoint(maker, offline=settings.offline) if maker else None,
        device,
        runtime,
        (numbers, plain),
        settings.input_size or choice.input_size,
    )


def load_models(plan: Plan) -> Models:
    """Load the networks of a plan. Raises ModelError."""
    numbers, plain = plan.numbers
    maker = plan.mask_maker
    filling = _mask_maker(maker, plan.device, plain) if maker else None
    seeing = _detector(plan.detector, plan.device, plan.runtime, numbers, plan.input_size)
    return Models(plan, seeing, filling)


def _runtime(choice: FinderChoice, settings: FoundationSettings, device: str) -> str:
    possible = choice.detector.kind in _GROUNDING and device == "cpu"
    if settings.runtime == "openvino" and not possible:
        raise ModelError(
            f"OpenVINO runs {', '.join(_GROUNDING)} on a CPU here, not {choice.detector.kind} on "
            f"{device}; say runtime torch"
        )
    if settings.runtime != "auto":
        return settings.runtime
    return "openvino" if possible and has_openvino() else "torch"


def _name(checkpoint: Checkpoint) -> tuple[str, ...]:
    """Return the kind and the weights, and the hub id; a folder may be moved."""
    choice = checkpoint.choice
    source = "" if checkpoint.is_local else choice.source
    return (choice.kind, source, checkpoint.version)


def _detector(
    checkpoint: Checkpoint, device: str, runtime: str, numbers: Format, input_size: int | None
) -> Detector:
    kind = checkpoint.choice.kind
    if kind == "sam3":
        from llm4ad.vision.foundation.sam3 import load_sam3

        return load_sam3(checkpoint, device, numbers, input_size)
    if kind == "owlv2":
        from llm4ad.vision.foundation.owlv2 import load_owlv2

        return load_owlv2(checkpoint, device, numbers, input_size)
    return _grounding(checkpoint, device, runtime, numbers, input_size)


def _grounding(
    checkpoint: Checkpoint, device: str, runtime: str, numbers: Format, input_size: int | None
) -> GroundingDetector:
    def load() -> Any:
        return load_model(checkpoint, device)

    if runtime == "openvino":
        forward = OpenVinoForward(load, checkpoint.version, numbers, cache_folder())
    else:
        forward = torch_forward(load(), device, numbers)
    return GroundingDetector(
        forward,
        load_part(checkpoint, "AutoTokenizer"),
        load_part(checkpoint, "GroundingDinoImageProcessorPil"),
        checkpoint.read_json("config.json").get("max_text_len", 256),
        input_size,
    )


def _mask_maker(checkpoint: Checkpoint, device: str, numbers: Format) -> MaskMaker:
    from llm4ad.vision.foundation.sam2 import load_mask_maker

    return load_mask_maker(checkpoint, device, numbers)
