"""Japanese near misses: what sounds like a condition that is read, and asks for something else."""

from __future__ import annotations

import pytest

from llm4ad.errors import AmbiguityError, ConditionError
from llm4ad.generate.builtin import write_program
from tests.generate.builtin.japanese_sentences import PARTS

REFUSED = [
    "ナットが2個あるのが望ましい。",
    "ナットはできれば赤い。",
    "ナットは2個あってもよい。",
    "ナットは必ずしも赤くない。",
    "ナットとワッシャーが並んでいる。",
    "ナットが3個並んでいる。",
    "ナットは赤でも青でもよい。",
    "ナットとワッシャーが交互に並んでいる。",
    "ナットは半分だけトレイに入っている。",
    "ナットだけが赤い。",
    "ナットはワッシャーの近くにある。",
    "ナットは上の列に2個、右の列に1個ある。",
    "ナットが上下2列に各2個、合計5個ある。",
    "上の列のナットは、上から順に赤、青である。",
    "一番上のナットだけが他より大きい。",
    "ナットは1個あればよく、赤は問わない。",
    "左側にナットが1個あればよく、位置は問わない。",
    "キャップが白の場合はナットも白でなければならないが、白の場合は問わない。",
    "すべてのナットは赤いが、左のものは問わない。",
    "ナットの間隔は均等で、ばらつきは±0.5mm以内であること。",
    "ナットは半分赤い。",
    "ナットはワッシャーから離れている。",
    "ナットがほとんどない。",
    "ナットは大きい。",
    "ナットの高さがそろっているか確認する。",
]


@pytest.mark.parametrize("sentence", REFUSED)
def test_a_near_miss_is_refused(sentence: str):
    with pytest.raises(ConditionError) as caught:
        write_program(sentence, PARTS)
    assert not isinstance(caught.value, AmbiguityError)


AMBIGUOUS = [
    "ナットかワッシャーがある。",
    "ナットはキャップの左下にある。",
    "ナットは2列に3個ずつ並んでいる。",
]


@pytest.mark.parametrize("sentence", AMBIGUOUS)
def test_what_can_mean_two_things_is_asked_back(sentence: str):
    with pytest.raises(AmbiguityError) as caught:
        write_program(sentence, PARTS)
    assert len(caught.value.readings) == 2
