"""Japanese near misses: what sounds like a condition that is read, and asks for something else."""

from __future__ import annotations

import pytest

from llm4ad.errors import AmbiguityError, ConditionError
from llm4ad.generate.builtin import write_program
from tests.generate.builtin import japanese_exceptions, japanese_placing, japanese_specs
from tests.generate.builtin.drawn import parts_here
from tests.generate.builtin.japanese_sentences import PARTS

REFUSED = [
    "ナットはできれば赤い。",
    "ナットは2個あってもよい。",
    "ナットは必ずしも赤くない。",
    "ナットとワッシャーが並んでいる。",
    "ナットが3個並んでいる。",
    "ナットは赤でも青でもよい。",
    "ナットは半分だけトレイに入っている。",
    "ナットだけが赤い。",
    "ナットはワッシャーの近くにある。",
    "ナットは上の列に2個、右の列に1個ある。",
    "ナットが上下2列に各2個、合計5個ある。",
    "上の列のナットは、上から順に赤、青である。",
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
    "ナットは赤と青の2個である。",
    "ナットがすべて赤い場合は不良とする。",
    "ナットもワッシャーもある場合は不良とする。",
    "ナットとワッシャーがない場合は不良とする。",
    "ナットとワッシャーが入っていない場合は不良とする。",
    "すべてのボルトにナットが付いていない場合は不良とする。",
    "ナットが3個以上ある場合は認めないこともある。",
    "できる限りナットは左側にある。",
    "ナットもワッシャーも赤い場合は不良とする。",
    "ナットが1個しかない場合は不良とする。",
    "ナットの半分以上は赤い。",
    "ナットは2個あるとよい。",
    "ナットが2個以上あれば望ましい。",
    "ナットは2個でなくてもよい。",
    "ナットが赤い場合のみ、ワッシャーがある。",
    "ナットがある場合に限り、ワッシャーがある。",
    "ナットが2個とも赤いわけではない。",
    "ナットは2個あり、傷がない。",
    "ナットは赤いとよい。",
    "ナットは薄い赤である。",
    "ナットは金色である。",
    "ナットは1個おきに赤い。",
    "瓶のキャップは赤い。",
    "赤いナットと青いナットが両方あってはならない。",
    "ナットはワッシャーより最大2個多い。",
    "左から1番目のナットは赤、2番目のワッシャーは青である。",
    "トレイの中に異物がない。",
]


@pytest.mark.parametrize(
    "sentence",
    [*REFUSED, *japanese_exceptions.REFUSED, *japanese_placing.REFUSED, *japanese_specs.REFUSED],
)
def test_a_near_miss_is_refused(sentence: str):
    with pytest.raises(ConditionError) as caught:
        write_program(sentence, PARTS)
    assert not isinstance(caught.value, AmbiguityError)


AMBIGUOUS = [
    "ナットかワッシャーがある。",
    "ナットはキャップの左下にある。",
    "ナットは2列に3個ずつ並んでいる。",
    "ナット1個につきワッシャーが2枚ある。",
    "ナットかワッシャーのいずれかがある。",
    "ナットが赤いか、またはワッシャーが赤い。",
    "ナットはワッシャーの左、ボルトは右。",
    "瓶は3本とも赤く、キャップが付いている。",
    "トレイにナットが2個あり、ワッシャーはない。",
    "ナットはワッシャーの右にあり、その下にキャップがある。",
    "両端のナットは赤い。",
    "赤いナットが一番左にある。",
    "トレイにナットが入っている場合、ワッシャーは入っていない。",
    "ナットが3個、トレイの左側に並んでいる。",
]


@pytest.mark.parametrize(
    "sentence",
    [*AMBIGUOUS, *japanese_exceptions.ASKED, *japanese_placing.ASKED, *japanese_specs.ASKED],
)
def test_what_can_mean_two_things_is_asked_back(sentence: str):
    with pytest.raises(AmbiguityError) as caught:
        write_program(sentence, parts_here(PARTS, sentence))
    assert len(caught.value.readings) == 2
