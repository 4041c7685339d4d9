from __future__ import annotations

from typing import get_args

import pytest

from llm4ad.verify.mutation import Mutation, MutationKind, in_words

_WORDS = [
    (Mutation("remove", "pushpin"), "a pushpin is missing"),
    (Mutation("remove", "orange"), "an orange is missing"),
    (Mutation("clear", "pushpin"), "all pushpins are missing"),
    (Mutation("add", "pushpin"), "one pushpin too many"),
    (Mutation("replace", "washer", "nut"), "a washer is replaced by a nut"),
    (Mutation("exchange", "nut", "eyelet"), "a nut and an eyelet change places"),
    (Mutation("move", "label", "top half"), "a label lies in the top half"),
    (Mutation("resize", "screw", "larger"), "a screw is larger"),
    (Mutation("resize", "screw", "longer"), "a screw is longer"),
    (Mutation("rotate", "screw"), "a screw is turned"),
    (Mutation("recolour", "juice", "green"), "a juice is green instead"),
    (Mutation("empty", "", "left half"), "the left half is empty"),
    (Mutation("shift", ""), "everything is shifted"),
]


@pytest.mark.parametrize(("mutation", "words"), _WORDS)
def test_in_words(mutation: Mutation, words: str):
    assert in_words(mutation) == words


def test_every_kind_has_words():
    assert {mutation.kind for mutation, _ in _WORDS} == set(get_args(MutationKind))
