from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.vision.foundation.candidates import Candidates
from llm4ad.vision.foundation.suppression import suppress_doubles, suppress_groups_and_parts

Row = tuple[float, tuple[int, int, int, int]]


def candidates(*rows: Row, phrase: list[int] | None = None) -> Candidates:
    return Candidates(
        np.array(phrase or [0] * len(rows), np.intp),
        np.array([score for score, _ in rows]),
        np.array([box for _, box in rows], np.intp).reshape(-1, 4),
    )


LEFT, RIGHT = (0, 0, 50, 40), (50, 0, 100, 40)
WHOLE = (0, 0, 100, 40)


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([], []),
        ([(0.9, LEFT), (0.8, (1, 0, 51, 40))], [LEFT]),
        ([(0.8, LEFT), (0.9, (1, 0, 51, 40))], [(1, 0, 51, 40)]),
        ([(0.9, LEFT), (0.8, (25, 0, 75, 40))], [LEFT, (25, 0, 75, 40)]),
        ([(0.1, LEFT), (0.9, RIGHT)], [RIGHT, LEFT]),
        ([(0.5, LEFT), (0.5, LEFT)], [LEFT]),
    ],
)
def test_what_is_seen_twice_is_kept_once(rows: list[Row], kept: list[tuple[int, ...]]):
    found = suppress_doubles(candidates(*rows))
    assert [tuple(box) for box in found.xyxy.tolist()] == kept


def test_names_do_not_suppress_each_other():
    rows = candidates((0.9, LEFT), (0.8, LEFT), phrase=[0, 1])
    assert len(suppress_doubles(rows).score) == 2
    assert len(suppress_groups_and_parts(rows).score) == 2


def test_the_surest_hundred_of_a_phrase_are_kept():
    rows = [(0.5 + i / 1000, (10 * i, 0, 10 * i + 9, 9)) for i in range(150)]
    found = suppress_doubles(candidates(*rows))
    assert found.score.tolist() == [score for score, _ in rows[:-101:-1]]


@pytest.mark.parametrize(
    ("case", "rows", "kept"),
    [
        ("a box around two parts", [(0.8, WHOLE), (0.7, LEFT), (0.6, RIGHT)], [1, 2]),
        ("also when it is fainter", [(0.3, WHOLE), (0.7, LEFT), (0.6, RIGHT)], [1, 2]),
        ("members too faint to count", [(0.9, WHOLE), (0.3, LEFT), (0.2, RIGHT)], [0]),
        ("one member is a piece", [(0.9, WHOLE), (0.8, LEFT)], [0]),
        ("a surer part inside a fainter one", [(0.5, WHOLE), (0.8, LEFT)], [1, 0]),
        (
            "a box with little of it filled is no group",
            [(0.5, WHOLE), (0.6, (0, 0, 20, 20)), (0.6, (70, 0, 90, 20))],
            [1, 2, 0],
        ),
        (
            "nor are its members pieces of it, when it is surer",
            [(0.7, WHOLE), (0.6, (0, 0, 20, 20)), (0.5, (70, 0, 90, 20)), (0.3, (40, 0, 60, 20))],
            [0, 1, 2],
        ),
        (
            "a member within a member counts once",
            [(0.9, WHOLE), (0.8, (0, 0, 90, 40)), (0.7, (0, 0, 40, 40))],
            [0],
        ),
        (
            "groups of groups go as well",
            [
                (0.9, (0, 0, 200, 40)),
                (0.8, WHOLE),
                (0.7, LEFT),
                (0.7, RIGHT),
                (0.7, (100, 0, 150, 40)),
                (0.7, (150, 0, 200, 40)),
            ],
            [2, 3, 4, 5],
        ),
    ],
)
def test_groups_and_pieces(case: str, rows: list[Row], kept: list[int]):
    found = suppress_groups_and_parts(candidates(*rows))
    assert [tuple(box) for box in found.xyxy.tolist()] == [rows[i][1] for i in kept], case


def test_masks_tell_a_part_in_the_box_of_a_slanted_one_from_a_piece_of_it():
    slanted = np.eye(40, dtype=np.bool_)
    small = np.ones((8, 8), np.bool_)
    rows = candidates((0.9, (0, 0, 40, 40)), (0.6, (28, 2, 36, 10)))
    masked = Candidates(rows.phrase, rows.score, rows.xyxy, (slanted, small))
    assert len(suppress_groups_and_parts(masked).score) == 2
    assert len(suppress_groups_and_parts(rows).score) == 1


BOXES = st.tuples(
    st.integers(0, 60), st.integers(0, 60), st.integers(1, 40), st.integers(1, 40)
).map(lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3]))


@given(st.lists(st.tuples(st.floats(0.05, 1), BOXES), max_size=12))
def test_the_surest_always_stays_unless_it_is_a_group_and_order_does_not_matter(rows: list[Row]):
    both = suppress_groups_and_parts(suppress_doubles(candidates(*rows)))
    assert bool(rows) == bool(len(both.score))
    assert sorted(both.score, reverse=True) == both.score.tolist()
    again = suppress_groups_and_parts(both)
    assert len(again.score) <= len(both.score)
