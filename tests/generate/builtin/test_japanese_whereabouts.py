"""Japanese places and sizes that are refused, or asked back, as they would be guessed otherwise."""

from __future__ import annotations

import pytest

from llm4ad.errors import AmbiguityError, ConditionError
from llm4ad.generate.builtin import known_from, write_program
from tests.generate.builtin.japanese_measures import REFUSED as NO_MEASURES
from tests.generate.builtin.japanese_sentences import PARTS
from tests.generate.builtin.japanese_trimmings import REFUSED as NOT_JOINED

REFUSED = [
    "ナットは箱の上段にある。",
    "ナットは箱の2段目にある。",
    "箱の各マスにナットが1個ずつある。",
    "箱の2行4列の真ん中のマスにナットがある。",
    "ラベルの左側に何もない。",
    "ナットは左右にある。",
    "ナットは箱の裏面に貼られている。",
    "ナットは箱からはみ出している。",
    "ナットは左右対称に並んでいる。",
    "ナットは左からナット、ワッシャーの順である。",
    "ボルトは長い順に並んでいる。",
    "ナットはワッシャーから離れている。",
    "ボルトは右向きである。",
    "ラベルの左端は瓶の上端より下にある。",
    "隣り合うナット同士は接触している。",
    "ナットは箱から10mm以上離れている。",
]


@pytest.mark.parametrize("sentence", REFUSED + NO_MEASURES + NOT_JOINED)
def test_what_says_no_place_or_size_is_refused(sentence: str):
    with pytest.raises(ConditionError) as caught:
        write_program(sentence, PARTS)
    assert not isinstance(caught.value, AmbiguityError)


AMBIGUOUS = [
    "ナットは箱の左側にある。",
    "ナットは箱の上側にある。",
    "ナットはラベルの左側に入っている。",
    "ナットは箱の左上の方にある。",
    "ナットはトレイの上に置かれている。",
    "ラベルの上にナットがない。",
    "ナットは一直線に並んでいる。",
    "箱の左右にナットが1個ずつある。",
    "ナットの高さがそろっている。",
    "箱の両端にナットが1個ずつある。",
]


@pytest.mark.parametrize("sentence", AMBIGUOUS)
def test_a_place_that_can_be_two_is_asked_back(sentence: str):
    with pytest.raises(AmbiguityError) as caught:
        write_program(sentence, PARTS)
    assert len(caught.value.readings) == 2


def test_a_side_is_in_the_thing_that_another_condition_says_a_part_lies_in():
    known = known_from(["箱の中にナットが2個ある。", "ラベルは箱の左側にある。"], PARTS)
    source = write_program("ナットは箱の左側にある。", PARTS, known=known)
    assert 'half(箱, "left")' in source
    with pytest.raises(AmbiguityError):
        write_program("ラベルは箱の左側にある。", PARTS, known=known)
