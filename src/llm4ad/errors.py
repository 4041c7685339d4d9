"""Errors that a user may see; each message names the file, the value and the way out.

LLM4ADError
├── SpecError                the conditions cannot be read
├── ConditionError           the built-in writer does not understand a condition
│   └── AmbiguityError       it can be read in several ways
├── WriterError              a language model cannot be used: wrong name, address or key
├── UnansweredError          one question to a language model stays without an answer
├── AnswerError              the answer of a language model holds no usable program
├── ProgramError             a program is refused by the check, or failed while it ran
├── ImageError               a picture cannot be read
├── AnnotationError          an annotation file cannot be read or does not fit its picture
├── ModelError               a model that finds parts cannot be learned, loaded or run
├── InspectionError          an inspection folder lacks something, or does not fit together
├── ResultError              results cannot be written or read
└── DatasetError             labelled pictures or their masks are not as they must be
"""

from __future__ import annotations


class LLM4ADError(Exception):
    """Anything that went wrong for a reason that a user can understand."""


class SpecError(LLM4ADError):
    """The conditions cannot be read."""


class ConditionError(LLM4ADError):
    """A condition cannot be turned into a program by the built-in writer."""


class AmbiguityError(ConditionError):
    """A condition can be read in several ways; ``readings`` tells each back in one sentence."""

    def __init__(self, message: str, readings: tuple[str, ...]) -> None:
        super().__init__(message)
        self.readings = readings


class WriterError(LLM4ADError):
    """A language model cannot be used at all: its name, address, key or library is wrong."""


class UnansweredError(LLM4ADError):
    """One question to a language model stays without an answer; others may get theirs."""


class AnswerError(LLM4ADError):
    """The answer of a language model does not hold what was asked for."""


class ProgramError(LLM4ADError):
    """A program is refused by the static check, or failed while it ran."""


class ImageError(LLM4ADError):
    """A picture cannot be read."""


class AnnotationError(LLM4ADError):
    """An annotation file cannot be read, or does not fit its picture."""


class ModelError(LLM4ADError):
    """A model that finds parts cannot be learned, stored, loaded or run."""


class InspectionError(LLM4ADError):
    """An inspection folder lacks something, or its files do not fit together."""


class ResultError(LLM4ADError):
    """Results cannot be written or read."""


class DatasetError(LLM4ADError):
    """Labelled pictures, or the masks of their defects, are not as they must be."""
