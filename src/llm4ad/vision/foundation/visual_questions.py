"""Ask a visual language model on this machine: one pass of the network gives the probabilities."""

from __future__ import annotations

import hashlib
import string
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import PIL.Image

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.arithmetic import choose_format, inference
from llm4ad.vision.foundation.choice import LATEST, ModelChoice
from llm4ad.vision.foundation.loading import (
    find_device,
    load_model,
    load_part,
    open_checkpoint,
    transformers_library,
)
from llm4ad.vision.foundation.memory import BatchSize
from llm4ad.vision.foundation.settings import FoundationSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.foundation.arithmetic import Format
    from llm4ad.vision.foundation.loading import Checkpoint

_WORDS = "{question}\nAnswer with one of: {choices}. Say nothing else."
_LETTERS = "{question}\n{choices}\nAnswer with the letter of the right answer. Say nothing else."


@dataclass(frozen=True, slots=True)
class Wording:
    """How a question is put, and the tokens that an answer to it can begin with, by choice."""

    text: str
    tokens: tuple[tuple[int, ...], ...]


class LocalAsker:
    """A model of the Qwen3-VL or SmolVLM family, from a folder or from the hub.

    One crop is worked on at a time, so that an answer does not depend on what else is asked.
    """

    is_heavy = True

    def __init__(
        self, network: Any, processor: Any, version: str, device: str, numbers: Format
    ) -> None:
        self._network = network
        self._processor = processor
        self._version = version
        self._device = device
        self._numbers: Format = numbers

    @classmethod
    def load(cls, source: str, settings: FoundationSettings | None = None) -> Self:
        """Load a model from a folder, or by the id HUB_ID or HUB_ID@REVISION; takes seconds.

        Raises ModelError for whatever is missing, damaged or of another family.
        """
        settings = settings or FoundationSettings()
        transformers_library(offline=settings.offline)
        device = find_device(settings.device)
        checkpoint = open_checkpoint(_choice(source), offline=settings.offline)
        network = load_model(checkpoint, device)
        numbers = choose_format(settings.precision, device)
        processor = _processor(checkpoint, network)
        return cls(network, processor, checkpoint.version, device, numbers)

    @property
    def fingerprint(self) -> str:
        """Return the version of the weights, and a digest of how they are asked and run."""
        how = f"{_WORDS} {_LETTERS} {self._numbers} {self._version}"
        return f"local {hashlib.sha256(how.encode()).hexdigest()[:16]}"

    def ask(
        self, crops: Sequence[NDArray[np.uint8]], question: str, choices: Sequence[str]
    ) -> NDArray[np.float64]:
        """Return how probable each choice is for each crop, (N, K): a softmax over first tokens."""
        wording = word_question(question, choices, self._first_token)

        def answer(batch: Sequence[NDArray[np.uint8]]) -> list[NDArray[np.float64]]:
            return [_probabilities(self._logits(crop, wording.text), wording) for crop in batch]

        return np.array(BatchSize(1).run(answer, crops)).reshape(len(crops), len(choices))

    def _first_token(self, text: str) -> int:
        return int(self._processor.tokenizer(text, add_special_tokens=False)["input_ids"][0])

    def _logits(self, crop: NDArray[np.uint8], text: str) -> NDArray[np.float64]:
        """Return the logits of the token that follows a question about a crop."""
        content = [{"type": "image"}, {"type": "text", "text": text}]
        said = self._processor.tokenizer.apply_chat_template(
            [{"role": "user", "content": content}],
            chat_template=self._processor.chat_template,
            add_generation_prompt=True,
            tokenize=False,
        )
        inputs = self._processor(
            images=[PIL.Image.fromarray(crop)],
            text=[said],
            add_special_tokens=False,  # the template has them
            return_tensors="pt",
        ).to(self._device)
        with inference(self._device, self._numbers):
            logits = self._network(**inputs, logits_to_keep=1).logits[0, -1]
        return np.asarray(logits.double().cpu().numpy(), np.float64)


def word_question(question: str, choices: Sequence[str], first_token: Any) -> Wording:
    """Put a question so that the first token of an answer tells which one it is.

    ``first_token`` is a function of a text. An answer may be written small or large, and after a
    space. Choices that cannot be told apart by their first tokens get letters.
    """
    plain = _first_tokens(choices, first_token)
    if all(plain):
        text = _WORDS.format(question=question, choices=", ".join(choices))
        return Wording(text, plain)
    letters = string.ascii_uppercase[: len(choices)]
    lettered = _first_tokens(letters, first_token)
    if not all(lettered):
        raise ModelError(f"this model's tokenizer cannot tell apart the answers {choices!r}")
    lines = "\n".join(f"{letter}. {item}" for letter, item in zip(letters, choices, strict=True))
    return Wording(_LETTERS.format(question=question, choices=lines), lettered)


def _first_tokens(choices: Sequence[str], first_token: Any) -> tuple[tuple[int, ...], ...]:
    """Return the tokens that only this choice begins with, for every choice."""
    found = [
        {first_token(f"{space}{text}") for space in ("", " ") for text in _spellings(choice)}
        for choice in choices
    ]
    counts = [token for tokens in found for token in tokens]
    return tuple(tuple(sorted(t for t in tokens if counts.count(t) == 1)) for tokens in found)


def _spellings(choice: str) -> set[str]:
    return {choice, choice.lower(), choice[:1].upper() + choice[1:]}


def _probabilities(logits: NDArray[np.float64], wording: Wording) -> NDArray[np.float64]:
    """Return the share of each choice in the probability of all tokens that begin a choice."""
    highest = max(logits[list(tokens)].max() for tokens in wording.tokens)
    weights = [np.exp(logits[list(tokens)] - highest).sum() for tokens in wording.tokens]
    return np.array(weights) / np.sum(weights)


def _choice(source: str) -> ModelChoice:
    if Path(source).is_dir() or "@" not in source:
        return ModelChoice("local", source)
    name, _, revision = source.rpartition("@")
    return ModelChoice("local", name, revision or LATEST)


def _processor(checkpoint: Checkpoint, network: Any) -> Any:
    """Return the processor of a family, put together without its part for videos.

    That one needs torchvision, and so does AutoProcessor, which always loads it.
    """
    transformers = transformers_library(offline=False)
    images = load_part(checkpoint, "AutoImageProcessor", backend="pil")
    tokenizer = load_part(checkpoint, "AutoTokenizer")
    options: dict[str, Any] = {"chat_template": _chat_template(checkpoint, tokenizer)}
    config = network.config
    if config.model_type == "qwen3_vl":
        return _for_stills(transformers.Qwen3VLProcessor)(images, tokenizer, None, **options)
    across = config.vision_config.image_size // config.vision_config.patch_size
    options["image_seq_len"] = across**2 // config.scale_factor**2
    try:
        return _for_stills(transformers.SmolVLMProcessor)(images, tokenizer, None, **options)
    except ImportError as error:
        raise ModelError("SmolVLM needs the package num2words: pip install num2words") from error


def _for_stills(processor: Any) -> Any:
    """Return a class of processors that does without its part for videos."""

    def check(self: Any, argument_name: str, argument: Any) -> Any:
        if argument_name == "video_processor" and argument is None:
            return None
        return processor.check_argument_for_proper_class(self, argument_name, argument)

    return type("ForStills", (processor,), {"check_argument_for_proper_class": check})


def _chat_template(checkpoint: Checkpoint, tokenizer: Any) -> str:
    file = checkpoint.folder / "chat_template.jinja"
    if file.is_file():
        return file.read_text(encoding="utf-8")
    template = checkpoint.read_json("chat_template.json").get("chat_template")
    template = template or tokenizer.chat_template
    if not isinstance(template, str):
        raise ModelError(
            f"{checkpoint.folder}: has no chat template; copy all files of the model, and take one "
            "that was trained to answer (its name often ends in -Instruct)"
        )
    return template
