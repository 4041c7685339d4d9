from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from llm4ad.report.marks import finding_numbers, part_colours
from llm4ad.verdict.finding import Finding, FindingState


@given(st.sets(st.text(), max_size=12))
def test_each_name_has_its_own_colour(names: set[str]):
    assert len(set(part_colours(names).values())) == len(names)


@given(st.lists(st.text(), max_size=40), st.randoms())
def test_colours_follow_from_the_names_alone(names: list[str], random: Random):
    shuffled = [*names, *names]
    random.shuffle(shuffled)
    assert part_colours(names) == part_colours(shuffled)
    assert set(part_colours(names)) == set(names)


def test_colours_are_neither_red_nor_amber():
    for red, green, blue in part_colours(str(number) for number in range(12)).values():
        assert max(green, blue) > 140
        assert not (red > 220 and blue < 100)


def test_numbers_count_what_is_not_kept():
    states: list[FindingState] = ["kept", "violated", "kept", "undecided", "violated"]
    findings = [Finding("c", "t", state, 0.5, "m") for state in states]
    assert finding_numbers(findings) == {1: 1, 3: 2, 4: 3}
