"""Load the weights of a foundation model: the same way from a folder and from the hub."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from llm4ad.errors import ModelError

if TYPE_CHECKING:
    from llm4ad.vision.foundation.choice import Kind, ModelChoice

INSTALL = "pip install torch==2.13.0 && pip install 'llm4ad[foundation]'"
# Weights other than safetensors may run code when they are read, so they are never asked for.
_FILES = ("*.json", "*.safetensors", "*.txt", "*.model", "*.jinja")
# SAM 2, EdgeTAM and SAM 3 are published as video models that hold the picture model.
_MODEL_TYPES: dict[Kind, tuple[str, ...]] = {
    "sam3": ("sam3", "sam3_video"),
    "llmdet": ("mm-grounding-dino",),
    "mm-grounding-dino": ("mm-grounding-dino",),
    "grounding-dino": ("grounding-dino",),
    "owlv2": ("owlv2",),
    "sam2": ("sam2", "sam2_video"),
    "edgetam": ("edgetam", "edgetam_video"),
    "local": ("qwen3_vl", "smolvlm"),
}
_CLASSES: dict[Kind, str] = {
    "sam3": "Sam3Model",
    "llmdet": "MMGroundingDinoForObjectDetection",
    "mm-grounding-dino": "MMGroundingDinoForObjectDetection",
    "grounding-dino": "GroundingDinoForObjectDetection",
    "owlv2": "Owlv2ForObjectDetection",
    "sam2": "Sam2Model",
    "edgetam": "EdgeTamModel",
    "local": "AutoModelForImageTextToText",
}


class UnavailableModelError(ModelError):
    """A model cannot be had on this machine, for a reason for which another may stand in."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A folder with the files of one model, all of them here; ``version`` says which weights."""

    choice: ModelChoice
    folder: Path
    version: str
    is_local: bool

    def read_json(self, name: str) -> dict[str, Any]:
        """Return one of its JSON files, empty if it has none. Raises ModelError for a bad one."""
        file = self.folder / name
        if not file.exists():
            return {}
        try:
            content: object = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise ModelError(f"{file}: is no JSON ({error}); copy the model again") from error
        if not isinstance(content, dict):
            raise ModelError(f"{file}: must hold names and values; copy the model again")
        return cast("dict[str, Any]", content)


def transformers_library(*, offline: bool) -> Any:
    """Import transformers quietly. Raises ModelError with the install command when it is missing.

    When ``offline``, the hub is switched off for the process before anything is imported.
    """
    if offline:
        os.environ["HF_HUB_OFFLINE"] = "1"
    for needed in ("torch", "transformers", "safetensors"):
        if find_spec(needed) is None:
            raise ModelError(f"foundation models need the package {needed}: {INSTALL}")
    library: Any = import_module("transformers")
    library.utils.logging.set_verbosity_error()
    library.utils.logging.disable_progress_bar()
    return library


def find_device(wanted: str) -> str:
    """Return "cpu" or a CUDA device that is there; "auto" takes a GPU if there is one.

    Raises ModelError when CUDA is asked for and absent.
    """
    import torch

    there = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if wanted == "auto":
        return "cuda" if there else "cpu"
    if not wanted.startswith("cuda"):
        return wanted
    if not there:
        built = "this torch is built for CPUs" if torch.version.cuda is None else "no GPU is seen"
        raise ModelError(
            f"device {wanted!r}: {built}; say device cpu, or install torch for your GPU: "
            "pip install torch --index-url https://download.pytorch.org/whl/cu128"
        )
    number = int(wanted.partition(":")[2] or 0)
    if number >= there:
        raise ModelError(f"device {wanted!r}: GPUs here go up to cuda:{there - 1}")
    return wanted


def open_checkpoint(choice: ModelChoice, *, offline: bool) -> Checkpoint:
    """Return the folder of a model, downloaded where needed, after a look at what it holds.

    Raises ModelError for whatever is missing or of another kind, UnavailableModelError where
    another model may stand in.
    """
    if Path(choice.source).is_dir():
        folder = Path(choice.source)
        _check_weights(folder)
        checkpoint = Checkpoint(choice, folder, _digest(folder), is_local=True)
    else:
        folder = _from_hub(choice, offline=offline)
        _check_weights(folder)
        # The hub keeps each commit in a folder of its name.
        checkpoint = Checkpoint(choice, folder, folder.name, is_local=False)
    _check_kind(checkpoint)
    return checkpoint


def load_model(checkpoint: Checkpoint, device: str, **changes: Any) -> Any:
    """Return the network of a checkpoint in float32, for evaluation, on its device.

    Lower precisions are left to autocast, which keeps boxes and scores in float32. ``changes`` go
    to its configuration. Raises ModelError when weights are damaged, or some are not there and
    would be random.
    """
    import torch
    from safetensors import SafetensorError

    transformers = transformers_library(offline=False)
    kind = checkpoint.choice.kind
    try:
        model, report = getattr(transformers, _CLASSES[kind]).from_pretrained(
            checkpoint.folder,
            dtype=torch.float32,
            use_safetensors=True,
            trust_remote_code=False,
            local_files_only=True,
            output_loading_info=True,
            **changes,
        )
    except ImportError as error:
        raise _missing_package(checkpoint, error) from error
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        raise ModelError(
            f"{checkpoint.folder}: cannot be loaded as {kind} ({_first_line(error)}); "
            "copy or download the model again"
        ) from error
    random = sorted(set(report["missing_keys"]) & {name for name, _ in model.named_parameters()})
    if random:
        raise ModelError(
            f"{checkpoint.folder}: lacks {len(random)} weights of a {kind} model, "
            f"{random[0]!r} among them; copy or download it again"
        )
    return model.eval().requires_grad_(requires_grad=False).to(device)


def load_part(checkpoint: Checkpoint, name: str, **options: Any) -> Any:
    """Return a tokenizer or an image processor of a checkpoint, by the name of its class."""
    transformers = transformers_library(offline=False)
    try:
        return getattr(transformers, name).from_pretrained(
            checkpoint.folder, local_files_only=True, **options
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ModelError(
            f"{checkpoint.folder}: its tokenizer or image processor cannot be loaded "
            f"({_first_line(error)}); copy all files of the model, not the weights alone"
        ) from error


def _check_weights(folder: Path) -> None:
    if any(folder.glob("*.safetensors")):
        return
    others = sorted(
        file.name for file in folder.glob("*") if file.suffix in (".bin", ".pt", ".pth")
    )
    if others:
        raise ModelError(
            f"{folder}: holds {others[0]!r} but no safetensors; only these are read, since other "
            "weights may run code. Save it with model.save_pretrained(FOLDER), or take another copy"
        )
    raise ModelError(f"{folder}: holds no *.safetensors; copy all files of the model there")


def _check_kind(checkpoint: Checkpoint) -> None:
    """Compare the architecture that a checkpoint names with the kind that was asked for."""
    config = checkpoint.read_json("config.json")
    found: object = config.get("model_type")
    kind = checkpoint.choice.kind
    if found in _MODEL_TYPES[kind]:
        return
    if not config:
        raise ModelError(f"{checkpoint.folder}: has no config.json; copy all files of the model")
    fitting = [other for other, types in _MODEL_TYPES.items() if found in types]
    way_out = (
        f"write {fitting[0]}:{checkpoint.choice.source}"
        if fitting
        else f"take a model of the type {_MODEL_TYPES[kind][0]!r}"
    )
    architectures = config.get("architectures") or [found]
    raise ModelError(
        f"{checkpoint.folder}: is a {architectures[0]!r} of the type {found!r}, not {kind}; "
        f"{way_out}"
    )


def _digest(folder: Path) -> str:
    """Return a digest of every file of a folder that decides what is found."""
    whole = hashlib.sha256()
    for file in sorted(file for pattern in _FILES for file in folder.glob(pattern)):
        with file.open("rb") as stream:
            whole.update(
                f"{file.name}\0{hashlib.file_digest(stream, 'sha256').hexdigest()}\n".encode()
            )
    return whole.hexdigest()[:40]


def _from_hub(choice: ModelChoice, *, offline: bool) -> Path:
    """Return the folder of a repository's snapshot, from the hub or from this machine's cache."""
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", choice.source):
        raise ModelError(f"{choice.source!r}: there is no such folder, and no hub id looks like it")
    transformers_library(offline=offline)
    hub: Any = import_module("huggingface_hub")
    errors: Any = import_module("huggingface_hub.errors")
    try:
        folder = hub.snapshot_download(
            choice.source,
            revision=choice.revision,
            allow_patterns=list(_FILES),
            local_files_only=offline,
        )
    except errors.GatedRepoError as error:
        raise _refused(choice) from error
    except (errors.RepositoryNotFoundError, errors.RevisionNotFoundError) as error:
        raise ModelError(
            f"{choice.source!r}: there is no such folder here and no such model on the hub, at the "
            f"revision {choice.revision!r}; check the name, or run hf auth login if it is "
            "private"
        ) from error
    except OSError as error:
        # The library hides the answer of the hub behind its own "not found on this machine".
        cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
        if getattr(getattr(cause, "response", None), "status_code", None) in (401, 403):
            raise _refused(choice) from error
        raise _not_here(choice, cause, offline=offline) from error
    return Path(folder)


def _refused(choice: ModelChoice) -> UnavailableModelError:
    return UnavailableModelError(
        f"{choice.source!r}: the hub does not give these weights to you; request access at "
        f"https://huggingface.co/{choice.source} and run hf auth login, or use open "
        "weights: llmdet+sam2"
    )


def _not_here(choice: ModelChoice, error: Exception, *, offline: bool) -> ModelError:
    fetch = f"hf download {choice.source} --revision {choice.revision}"
    if offline:
        return UnavailableModelError(
            f"{choice.source!r}: is not on this machine, and offline was asked for; run once with "
            f"a network: {fetch}"
        )
    return ModelError(
        f"{choice.source!r}: is not on this machine, and the hub does not answer "
        f"({_first_line(error)}); with a network run {fetch}, or copy the model here and write "
        f"{choice.kind}:FOLDER"
    )


def _missing_package(checkpoint: Checkpoint, error: ImportError) -> ModelError:
    if checkpoint.choice.kind == "edgetam":
        return UnavailableModelError(
            "EdgeTAM needs the packages timm and torchvision: pip install timm torchvision "
            "(torchvision in the build of your torch), or use +sam2"
        )
    return ModelError(f"{checkpoint.choice}: needs another package: {_first_line(error)}")


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
