"""What a refusal offers: the smallest change to the sentence, or nothing."""

from __future__ import annotations

import pytest

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import write_program

PARTS = frozenset({"nut", "washer", "label", "juice", "bottle", "long screw", "short screw"})


def offered(sentence: str, parts: frozenset[str] = PARTS) -> list[str]:
    with pytest.raises(ConditionError) as caught:
        write_program(sentence, parts)
    return [line.strip() for line in str(caught.value).partition("what works:")[2].splitlines()[1:]]


# refused sentence, all that is offered in its place
OFFERED = [
    ("The nut is near the washer.", ["The nut is no more than 20 pixels from the washer."]),
    ("There are several nuts.", ["There are at least two nuts."]),
    ("The nut is turquoise.", ["The nut is blue."]),
    ("The juice fills the bottle.", ["The juice fills 80 to 90 percent of the bottle."]),
    ("There are 15 shiny nuts.", ["without 'shiny': There are 15 nuts."]),
    ("There is a wahser.", ["There is a washer."]),
    ("The nut is 5 pixels long.", ["The nut is about 5 pixels long."]),
    (
        "The nut is red, as the customer demanded, and on the left.",
        ["without 'as the customer demanded': The nut is red, and on the left."],
    ),
    ("All nuts are red, except the shiny one.", ["All nuts except one are red."]),
    (
        "The nut is red and the label is legible.",
        ["the first half alone: The nut is red."],
    ),
    (
        "The label is legible and the nut is red.",
        ["the second half alone: The nut is red."],
    ),
]


@pytest.mark.parametrize(("refused", "near"), OFFERED, ids=[row[0] for row in OFFERED])
def test_the_users_own_sentence_is_offered_with_the_smallest_change(refused: str, near: list[str]):
    assert offered(refused) == near


# What is left would say something else, or nothing like it is known.
NOTHING = [
    "Every second nut is red.",
    "No nut is shiny.",
    "If the nut is shiny, the label is red.",
    "The nut is shiny.",
    "The tray holds nothing but shiny nuts.",
    "The writing on the label can be read.",
    "The nut is as shiny as the washer.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_is_offered_rather_than_another_statement(sentence: str):
    assert offered(sentence) == []


JAPANESE: list[tuple[str, list[str]]] = [
    ("ナットは赤い、傷がない。", ["without '傷がない': ナットは赤い。"]),
    ("ナットは美しい。", []),
    ("ナットは薄い赤である。", ["without '薄い': ナットは赤である。"]),
    ("ナットはワッシャーより少し長い。", ["without '少し': ナットはワッシャーより長い。"]),
    # With half a word left out, or another thing denied, it would say something else.
    ("ナットの欠品なし。", []),
    ("ナットもワッシャーも錆がないこと。", []),
    ("ナットは必ずしも赤くない。", []),
    ("ナットだけが赤い。", []),
]


@pytest.mark.parametrize(("refused", "near"), JAPANESE, ids=[row[0] for row in JAPANESE])
def test_japanese_sentences_are_offered_too(refused: str, near: list[str]):
    assert offered(refused, frozenset({"ナット", "ワッシャー"})) == near
