from __future__ import annotations

from dataclasses import dataclass

YES_OR_NO = ("yes", "no")
LONGEST_TEXT = 200  # letters of a question
MOST_CHOICES = 10
LONGEST_CHOICE = 60  # letters


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """What a program asks of every part of a name, and the answer that it looks for.

    ``answer`` is one of the ``choices``.
    """

    name: str
    text: str
    answer: str = YES_OR_NO[0]
    choices: tuple[str, ...] = YES_OR_NO

    @property
    def key(self) -> tuple[str, ...]:
        """Return where parts keep the probability of the answer; see Part.answers."""
        return answer_key(self.text, self.answer, self.choices)


def answer_key(text: str, answer: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """Return where parts keep the probability of an answer to a question."""
    return (text, answer, *choices)
