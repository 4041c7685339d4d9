"""What a user writes for a foundation model, and the models that are taken when nothing is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from llm4ad.errors import ModelError

DetectorKind = Literal["sam3", "llmdet", "grounding-dino", "mm-grounding-dino", "owlv2"]
MaskKind = Literal["sam2", "edgetam"]
AskerKind = Literal["local"]  # answers questions about pictures; see visual_questions
Kind = DetectorKind | MaskKind | AskerKind
DETECTORS: tuple[DetectorKind, ...] = get_args(DetectorKind)
MASK_MAKERS: tuple[MaskKind, ...] = get_args(MaskKind)
TAKE_EXEMPLARS: tuple[DetectorKind, ...] = ("sam3", "owlv2")
AUTO = "auto"

# "main" moves when its owners change it. What an inspection remembers is the commit that was
# loaded; write ID@REVISION, with the 40 digits of a commit, to load the same one anywhere.
LATEST = "main"
DEFAULT_SOURCES: dict[Kind, str] = {
    "sam3": "facebook/sam3",
    "llmdet": "iSEE-Laboratory/llmdet_tiny",
    "grounding-dino": "IDEA-Research/grounding-dino-tiny",
    "mm-grounding-dino": "openmmlab-community/mm_grounding_dino_tiny_o365v1_goldg_v3det",
    "owlv2": "google/owlv2-base-patch16-ensemble",
    "sam2": "facebook/sam2.1-hiera-tiny",
    "edgetam": "yonigozlan/EdgeTAM-hf",
}
_LARGE: dict[Kind, str] = {
    "llmdet": "iSEE-Laboratory/llmdet_large",
    "sam2": "facebook/sam2.1-hiera-large",
}
CPU_INPUT_SIZE = 640
_PINNED = re.compile(r"(?P<source>[\w.-]+/[\w.-]+)@(?P<revision>[\w./-]+)")
_MASKS_AFTER = re.compile(rf"\+(?=(?:{'|'.join(MASK_MAKERS)})(?::|$))")
_FORMS = f"KIND, KIND:FOLDER or KIND:HUB_ID@REVISION, where KIND is {', '.join(DETECTORS)}"


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """One model: its kind, and a folder or the id of a hub repository at a revision."""

    kind: Kind
    source: str
    revision: str = LATEST

    def __str__(self) -> str:
        pin = "" if self.revision == LATEST else f"@{self.revision}"
        return f"{self.kind}:{self.source}{pin}"


@dataclass(frozen=True, slots=True)
class FinderChoice:
    """A detector, what makes masks from its boxes, and what stands in where they cannot be had.

    Without a mask maker the mask of a part is its whole box, except with SAM 3, which makes its
    own. ``input_size`` holds where the settings say nothing.
    """

    detector: ModelChoice
    mask_maker: ModelChoice | None = None
    input_size: int | None = None
    fallback: FinderChoice | None = None

    def __str__(self) -> str:
        return str(self.detector) + (f"+{self.mask_maker}" if self.mask_maker else "")


def is_foundation(text: str) -> bool:
    """Return whether a finder is one of the foundation models, or "auto"; says nothing of typos."""
    return re.split(r"[:+?]", text, maxsplit=1)[0] in (AUTO, *DETECTORS)


def read_choice(text: str) -> FinderChoice:
    """Read "llmdet", "sam3:FOLDER", "owlv2:HUB_ID@REVISION", each with "+sam2" or "+edgetam".

    A folder that exists is taken as it is written, with any @ and + in its name. Raises ModelError.
    """
    place = _plus_of_masks(text)
    detector = _read_model(text[: place.start()] if place else text, DETECTORS, text)
    if place is None:
        return FinderChoice(detector)
    if detector.kind == "sam3":
        raise ModelError(f"{text!r}: SAM 3 makes its own masks; write {str(detector)!r}")
    return FinderChoice(detector, _read_model(text[place.end() :], MASK_MAKERS, text))


def default_choice(*, gpu: bool) -> FinderChoice:
    """Return the models to take when nothing is said.

    On a GPU SAM 3 and, since requests for its weights are often refused, LLMDet with SAM 2.1 in
    its place; on a CPU what takes a few seconds a picture.
    """
    if gpu:
        open_weights = FinderChoice(_large("llmdet"), _large("sam2"))
        return FinderChoice(_default("sam3"), fallback=open_weights)
    detector = _default("llmdet")
    # EdgeTAM needs two more packages; SAM 2.1 does without them, and takes four times as long.
    plain = FinderChoice(detector, _default("sam2"), CPU_INPUT_SIZE)
    return FinderChoice(detector, _default("edgetam"), CPU_INPUT_SIZE, fallback=plain)


def _large(kind: Kind) -> ModelChoice:
    return ModelChoice(kind, _LARGE[kind])


def _default(kind: Kind) -> ModelChoice:
    return ModelChoice(kind, DEFAULT_SOURCES[kind])


def _plus_of_masks(text: str) -> re.Match[str] | None:
    """Return the last plus before a kind of mask maker, unless it belongs to a folder's name."""
    places = list(_MASKS_AFTER.finditer(text))
    whole = text.partition(":")[2]
    if not places or (whole and Path(whole).is_dir()):
        return None
    return places[-1]


def _read_model(text: str, kinds: tuple[Kind, ...], whole: str) -> ModelChoice:
    kind, colon, source = text.partition(":")
    if kind not in kinds:
        raise ModelError(
            f"{whole!r}: there is no {kind!r} here; write {_FORMS}, "
            f"then +{' or +'.join(MASK_MAKERS)} if you like"
        )
    if not colon:
        return _default(kind)
    if not source:
        raise ModelError(f"{whole!r}: a folder or a hub id is missing after {kind + ':'!r}")
    if Path(source).is_dir():
        return ModelChoice(kind, source)
    pinned = _PINNED.fullmatch(source)
    return (
        ModelChoice(kind, pinned["source"], pinned["revision"])
        if pinned
        else ModelChoice(kind, source)
    )
