"""Corners, edges and the middle: of the image, or of what holds the parts."""

from __future__ import annotations

import pytest

from llm4ad.errors import AmbiguityError, ConditionError
from llm4ad.generate.builtin import known_from, write_program
from llm4ad.program.retelling import retell

PARTS = frozenset({"nut", "leaflet", "small parts tray"})

ASKED = [
    (
        "The leaflet is in the bottom right corner.",
        "The leaflet is inside the bottom right corner of the {}.",
    ),
    ("The leaflet is at the top edge.", "The leaflet is inside the top edge of the {}."),
    ("There is a nut in the middle.", "At least 1 nut in the middle of the {}."),
    ("The leaflet is on the left.", "The leaflet is inside the left half of the {}."),
    (
        "Both nuts are at the top right.",
        "Exactly 2 nuts; each nut is inside the top right quarter of the {}.",
    ),
    (
        "The leaflet is in the left third.",
        "The leaflet is inside the left third of the {}.",
    ),
    ("There is a nut in each corner.", "At least 1 nut in each corner of the {}."),
    ("If the leaflet is red, there is a nut at the left edge.", ""),
]


@pytest.mark.parametrize(("sentence", "told"), ASKED, ids=[row[0] for row in ASKED])
def test_a_corner_of_nothing_is_asked_where_a_part_holds_the_others(sentence: str, told: str):
    with pytest.raises(AmbiguityError) as caught:
        write_program(sentence, PARTS)
    if told:
        wanted = {told.format(whole) for whole in ("image", "small parts tray")}
        assert set(caught.value.readings) == wanted


# parts, sentence, what it is told back as
SAID = [
    (
        PARTS,
        "The leaflet is left of the nut.",
        "The leaflet is left of the nut.",
    ),
    # The side of a sheet without anything that holds it is that of the image, in notes as well.
    (
        {"nut", "leaflet"},
        "Leaflet on the left.",
        "The leaflet is inside the left half of the image.",
    ),
    (
        PARTS,
        "The leaflet is in the top left corner of the picture.",
        "The leaflet is inside the top left corner of the image.",
    ),
    (
        PARTS,
        "The small parts tray is in the middle.",
        "The small parts tray is inside the middle of the image.",
    ),
    (
        {"nut", "washer"},
        "The nut is in the top left corner.",
        "The nut is inside the top left corner of the image.",
    ),
    # The sentence names what the corner is of.
    (
        PARTS,
        "There is one nut on the small parts tray, and it is in the top left corner.",
        "Exactly 1 nut in the small parts tray; the nut in the small parts tray is inside "
        "the top left corner of the small parts tray.",
    ),
    # Notes are about the product.
    (
        PARTS,
        "Leaflet at the top edge.",
        "The leaflet is inside the top edge of the small parts tray.",
    ),
    (
        PARTS,
        "Two nuts, one at the left edge, one at the right edge.",
        "Exactly 2 nuts; exactly 1 nut in the left edge of the small parts tray; "
        "exactly 1 nut in the right edge of the small parts tray.",
    ),
    (
        PARTS,
        "One nut at the left edge and one at the right edge.",
        "Exactly 1 nut in the left edge of the small parts tray; "
        "exactly 1 nut in the right edge of the small parts tray.",
    ),
]


@pytest.mark.parametrize(("parts", "sentence", "told"), SAID, ids=[row[1] for row in SAID])
def test_a_corner_is_that_of_what_is_named_or_of_what_notes_are_about(
    parts: frozenset[str], sentence: str, told: str
):
    assert retell(write_program(sentence, parts)) == told


def test_notes_without_anything_that_holds_the_parts_do_not_say_of_what():
    with pytest.raises(ConditionError, match="edge or corner of what"):
        write_program("Nut at the top edge.", {"nut", "washer"})


def test_a_container_in_another_one_is_not_asked_for():
    parts = {"nut", "pouch", "box"}
    sentence = "The nut is in the top left corner."
    known = known_from(["The pouch is in the box.", sentence], parts)
    with pytest.raises(AmbiguityError) as caught:
        write_program(sentence, parts, known=known)
    assert len(caught.value.readings) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "ナットは右下の隅にある。",
        "ナットは左側にある。",
        "ナットは左にある。",
        "ナットは上半分にある。",
    ],
)
def test_japanese_places_are_asked_too(sentence: str):
    with pytest.raises(AmbiguityError) as caught:
        write_program(sentence, {"ナット", "トレイ"})
    assert len(caught.value.readings) == 2


IN_IT = [
    "The tray contains two nuts.",
    "No part sticks out of the tray.",
    "Everything is in the tray.",
    "The nuts are completely inside the tray.",
]


@pytest.mark.parametrize("other", IN_IT)
def test_a_place_is_that_of_what_the_parts_are_said_to_lie_in(other: str):
    parts = {"nut", "washer", "tray"}
    known = known_from([other], parts)
    told = retell(write_program("All nuts are on the left.", parts, known=known))
    assert told == "Each nut is inside the left half of the tray."


def test_the_other_half_is_that_of_the_same_tray():
    sentence = "ナットがトレイの左半分にある場合、ワッシャーは右半分にある。"
    source = write_program(sentence, {"ナット", "ワッシャー", "トレイ", "箱"})
    assert "each ワッシャー is inside the right half of the トレイ" in retell(source, "en")


def test_both_sides_of_what_holds_others_may_be_in_it():
    for sentence, readings in (
        ("There is a nut on each side of the small parts tray.", 2),
        ("There is a nut on each side of the leaflet.", 1),
    ):
        if readings == 1:
            assert "left half" not in retell(write_program(sentence, PARTS))
            continue
        with pytest.raises(AmbiguityError) as caught:
            write_program(sentence, PARTS)
        assert len(caught.value.readings) == readings


def test_what_holds_others_sticks_out_like_all_else():
    source = write_program("Nothing sticks out of the tray.", {"tray", "dessert cup", "fork"})
    assert '"dessert cup"' in source


def test_a_holder_beside_a_tray_is_a_part_like_others():
    parts = {"tray", "holder", "needle", "tube"}
    with pytest.raises(AmbiguityError) as caught:
        write_program("The needle is in the top left corner.", parts)
    assert len(caught.value.readings) == 2
    assert '"holder"' in write_program("No part touches the needle.", parts)


def test_what_others_lie_in_does_not_fill_a_place():
    parts = {"tray", "cell", "paper cup", "praline"}
    source = write_program("No paper cup is empty.", parts)
    assert '"praline"' in source
    assert '"cell"' not in source
    assert '"cell"' not in write_program("The tray is empty.", parts)
