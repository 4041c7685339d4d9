from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.scene.names import normalise_part_name
from llm4ad.scene.plurals import plural_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" Short_Screw ", "short screw"),
        ("M3  nut", "m3 nut"),
        ("O-Ring", "o-ring"),
        ("Schräubchen", "schräubchen"),
        ("ナット", "ナット"),
    ],
)
def test_names_are_compared_in_one_form(text: str, name: str):
    assert normalise_part_name(text) == name


@pytest.mark.parametrize("text", ["", "  ", "a/b", "../x", "a.b", "x" * 61, "a\x00b", "<b>", '"'])
def test_other_names_are_refused(text: str):
    with pytest.raises(ValueError, match="the part name"):
        normalise_part_name(text)


@given(st.text(max_size=70))
def test_normalising_twice_changes_nothing(text: str):
    try:
        name = normalise_part_name(text)
    except ValueError:
        return
    assert normalise_part_name(name) == name


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("pushpin", "pushpins"),
        ("box", "boxes"),
        ("peach", "peaches"),
        ("berry", "berries"),
        ("key", "keys"),
        ("knife", "knives"),
        ("short screw", "short screws"),
        ("glass", "glasses"),
        ("tomato", "tomatoes"),
        ("pliers", "pliers"),
        ("y", "ys"),
    ],
)
def test_plurals(noun: str, plural: str):
    assert plural_of(noun) == plural
