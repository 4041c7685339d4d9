from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from llm4ad.program.sandbox import Statement, StatementKind
from llm4ad.verify.coverage import Coverage, Trials
from llm4ad.verify.demands import Demand
from llm4ad.verify.mutation import Mutation, MutationKind
from llm4ad.verify.record import ConditionRecord
from llm4ad.verify.trust import (
    SeenOnNormals,
    gaps_in,
    judge_program,
    no_program,
    one_sided_doubts,
    rate,
)

TWENTY_KEPT = ("kept",) * 20
REMOVE, ADD = Mutation("remove", "nut"), Mutation("add", "nut")
LARGER, SHIFT = Mutation("resize", "nut", "larger"), Mutation("shift", "")
CLEAN_TRIALS = {
    REMOVE: Trials(tried=20, noticed=20, must=20),
    ADD: Trials(tried=20, noticed=20),
    LARGER: Trials(tried=20),
    SHIFT: Trials(tried=20),
}
CLEAN_PICTURES = {
    ("remove", "nut"): Trials(20, 20),
    ("add", "nut"): Trials(20, 20),
    ("resize", "nut"): Trials(20, 0),
}
DEMANDS = (Demand("remove", "nut", "two nuts"), Demand("add", "nut", "two nuts"))


def covered(
    trials: dict[Mutation, Trials],
    pictures: dict[tuple[str, str], Trials],
    values: dict[str, Trials],
) -> Coverage:
    return Coverage(
        trials={("a", mutation): found for mutation, found in trials.items()},
        pictures={("a", *kind): found for kind, found in pictures.items()},
        values={("a", key): found for key, found in values.items()},
    )


def judged(
    *,
    states: tuple[Any, ...] = TWENTY_KEPT,
    failures: tuple[str, ...] = (),
    trials: dict[Mutation, Trials] | None = None,
    pictures: dict[tuple[str, str], Trials] | None = None,
    values: dict[str, Trials] | None = None,
    demands: tuple[Demand, ...] = DEMANDS,
    doubts: tuple[str, ...] = (),
) -> ConditionRecord:
    coverage = covered(
        CLEAN_TRIALS if trials is None else trials,
        CLEAN_PICTURES if pictures is None else pictures,
        {"count: nut": Trials(80, 40)} if values is None else values,
    )
    return judge_program(
        "a", "There are two nuts.", SeenOnNormals(states, failures), coverage, demands, doubts
    )


def trials_with(mutation: Mutation, **changes: int) -> dict[Mutation, Trials]:
    return {**CLEAN_TRIALS, mutation: replace(CLEAN_TRIALS[mutation], **changes)}


def states(violated: int = 0, undecided: int = 0, of: int = 20) -> tuple[str, ...]:
    kept = of - violated - undecided
    return ("violated",) * violated + ("undecided",) * undecided + ("kept",) * kept


CLEAN: list[tuple[str, dict[str, Any]]] = [
    ("all is well", {}),
    ("no normals", {"states": ()}),
    ("nothing was tried", {"trials": {}, "pictures": {}, "values": {}}),
    ("nothing is demanded", {"demands": ()}),
    ("a tenth of the broken scenes fail", {"trials": trials_with(LARGER, failed=8)}),
    (
        "four fifths of what is demanded is noticed",
        {"pictures": {**CLEAN_PICTURES, ("add", "nut"): Trials(20, 16)}},
    ),
    (
        "there is none to remove",
        {"pictures": {("add", "nut"): Trials(20, 20)}},
    ),
    (
        "two readings differ now and then",
        {"trials": {**CLEAN_TRIALS, SHIFT: Trials(tried=40, disputed=2)}},
    ),
    ("a value was seldom asked for", {"values": {"measure: width": Trials(49, 0)}}),
    ("a value changes once", {"values": {"measure: width": Trials(500, 1)}}),
]

# name, what is wrong, the reasons in full
REFUSED: list[tuple[str, dict[str, Any], list[str]]] = [
    (
        "it fails on a normal",
        {"failures": ("ZeroDivisionError: division by zero", "another")},
        ["it fails on 2 of 20 normal pictures: ZeroDivisionError: division by zero"],
    ),
    (
        "many false alarms",
        {"states": states(violated=5)},
        ["it calls 5 of 20 normal pictures anomalous (9 to 49 %)"],
    ),
    (
        "it finds nothing",
        {
            "trials": {REMOVE: Trials(20), ADD: Trials(20)},
            "pictures": {},
        },
        ["none of 40 broken scenes breaks it: it can hardly find anything"],
    ),
    (
        "it fails on broken scenes",
        {"trials": trials_with(LARGER, failed=9)},
        ["it fails on 9 of 80 broken scenes"],
    ),
    (
        "all at once, and no doubt beside it",
        {
            "states": states(violated=20),
            "failures": ("E",),
            "trials": {REMOVE: Trials(tried=20, failed=20, must=20, overlooked=20)},
            "doubts": ("it uses the number 3",),
        },
        [
            "it fails on 1 of 20 normal pictures: E",
            "it calls 20 of 20 normal pictures anomalous (83 to 100 %)",
            "none of 20 broken scenes breaks it: it can hardly find anything",
            "it fails on 20 of 20 broken scenes",
        ],
    ),
]
DOUBTED: list[tuple[str, dict[str, Any], list[str]]] = [
    (
        "a false alarm",
        {"states": states(violated=3)},
        ["it calls 3 of 20 normal pictures anomalous (3.2 to 37.9 %)"],
    ),
    (
        "an undecided normal",
        {"states": states(undecided=1)},
        ["it calls 1 of 20 normal pictures undecided (0.1 to 24.9 %)"],
    ),
    (
        "another part is demanded",
        {"demands": (Demand("add", "washer", "no washer"),)},
        ["'no washer': it does not look at the washer"],
    ),
    (
        "another part cannot be removed",
        {"demands": (Demand("remove", "washer", "one washer"),)},
        ["'one washer': it does not look at the washer"],
    ),
    (
        "what is demanded is noticed too seldom",
        {"pictures": {**CLEAN_PICTURES, ("add", "nut"): Trials(20, 15)}},
        ["'two nuts': it notices on 15 of 20 pictures that there is one nut too many"],
    ),
    (
        "missing parts are overlooked",
        {"trials": trials_with(REMOVE, noticed=18, overlooked=2)},
        ["it overlooks 2 of 20 missing parts that it counts on normal pictures"],
    ),
    (
        "two readings differ",
        {"trials": {**trials_with(ADD, disputed=1), LARGER: Trials(tried=20, disputed=2)}},
        [
            "it differs from the built-in reading of the sentence on 3 of 80 broken scenes, "
            "such as when a nut is larger"
        ],
    ),
    (
        "a value that never changes",
        {"values": {"measure: width: of the nut": Trials(50, 0), "count: nut": Trials(50, 1)}},
        ["what it says of 'width: of the nut' comes out the same on all of 50 broken scenes"],
    ),
    (
        "a doubt about its words",
        {"doubts": ("it uses the number 3", "it uses the number 4")},
        ["it uses the number 3", "it uses the number 4"],
    ),
    (
        "several",
        {"states": states(violated=1, undecided=2), "doubts": ("words",)},
        [
            "it calls 1 of 20 normal pictures anomalous (0.1 to 24.9 %)",
            "it calls 2 of 20 normal pictures undecided (1.2 to 31.7 %)",
            "words",
        ],
    ),
]


@pytest.mark.parametrize("given", [row[1] for row in CLEAN], ids=[row[0] for row in CLEAN])
def test_a_clean_program_is_trusted(given: dict[str, Any]):
    record = judged(**given)
    assert (record.trust, record.reasons) == ("trusted", ())


@pytest.mark.parametrize(
    ("given", "reasons"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_refusals_say_why(given: dict[str, Any], reasons: list[str]):
    record = judged(**given)
    assert (record.trust, list(record.reasons)) == ("refused", reasons)


@pytest.mark.parametrize(
    ("given", "reasons"), [row[1:] for row in DOUBTED], ids=[row[0] for row in DOUBTED]
)
def test_doubts_say_why(given: dict[str, Any], reasons: list[str]):
    record = judged(**given)
    assert (record.trust, list(record.reasons)) == ("doubtful", reasons)


def test_what_other_conditions_do_is_not_held_against_a_program():
    spoilt = Coverage(
        trials={("b", REMOVE): Trials(20, 0, must=20, overlooked=20, failed=20, disputed=20)},
        pictures={("b", "remove", "nut"): Trials(20, 0)},
        values={("b", "count: nut"): Trials(500, 0)},
    )
    clean = covered(CLEAN_TRIALS, CLEAN_PICTURES, {})
    both = Coverage(
        trials=clean.trials | spoilt.trials,
        pictures=clean.pictures | spoilt.pictures,
        values=spoilt.values,
    )
    seen = SeenOnNormals(TWENTY_KEPT, ())
    assert judge_program("a", "", seen, both, DEMANDS, ()).trust == "trusted"
    assert judge_program("b", "", seen, both, DEMANDS, ()).trust == "refused"


DEMANDED: dict[MutationKind, str] = {
    "remove": "a nut is missing",
    "clear": "every nut is missing",
    "add": "there is one nut too many",
    "replace": "a nut is replaced",
    "exchange": "a nut has changed its place",
    "move": "a nut lies elsewhere",
    "resize": "a nut has another size",
    "rotate": "a nut is turned",
    "recolour": "a nut has another colour",
    "empty": "a place is empty",
}


@pytest.mark.parametrize("kind", DEMANDED)
def test_every_demand_that_is_not_kept_has_words(kind: MutationKind):
    record = judged(demands=(Demand(kind, "nut", "so"),), pictures={(kind, "nut"): Trials(9, 0)})
    assert record.reasons == (f"'so': it notices on 0 of 9 pictures that {DEMANDED[kind]}",)


def test_a_record_holds_the_mutations_in_order_with_what_must_be_noticed():
    record = judged()
    rows = [(item.words, item.tried, item.noticed, item.must) for item in record.mutations]
    assert rows == [
        ("a nut is missing", 20, 20, True),
        ("one nut too many", 20, 20, True),
        ("a nut is larger", 20, 0, False),
        ("everything is shifted", 20, 0, False),
    ]
    assert (record.id, record.text) == ("a", "There are two nuts.")


def limited(
    measured: float, low: float | None, high: float | None, kind: StatementKind = "measure"
) -> Statement:
    return Statement(kind, "tilt", measured, low, high, "", (), None)


@pytest.mark.parametrize(
    ("measured", "low", "high", "doubted"),
    [
        ((-3.0, 1.0, 2.0), None, 5.0, True),
        ((-3.0, -1.0, -2.0), None, 5.0, False),
        ((3.0, 1.0, 0.0), None, 5.0, False),
        ((-3.0, 1.0, 2.0), -5.0, 5.0, False),
        ((-3.0, 1.0, 2.0), -5.0, None, False),
        ((-3.0, 1.0, 2.0), None, 0.0, False),  # a matter of sides: left of, or right of
        ((), None, 5.0, False),
    ],
)
def test_deviations_with_a_limit_on_one_side_are_doubted(
    measured: tuple[float, ...], low: float | None, high: float | None, *, doubted: bool
):
    found = one_sided_doubts([[limited(value, low, high)] for value in measured])
    words = (
        "it limits 'tilt' on one side only, which is -3 to 2 on normal pictures: take its size, or "
        "limit both sides"
    )
    assert found == [words] * doubted


def test_only_measures_have_a_side_to_limit():
    counts = [[limited(value, None, 5.0, "count")] for value in (-1.0, 1.0)]
    assert one_sided_doubts([*counts, []]) == []


def test_without_a_program_a_condition_is_refused():
    record = no_program("a", "There are two nuts.", "it has no program")
    assert (record.trust, record.reasons, record.mutations) == (
        "refused",
        ("it has no program",),
        (),
    )
    assert (record.false_alarms.of, record.false_alarms.high) == (0, 1.0)


@settings(deadline=None)
@given(st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_rates_have_the_interval_of_clopper_and_pearson(counts: tuple[int, int]):
    count, of = counts
    found = rate(count, of)
    low = beta.ppf(0.025, count, of - count + 1) if count else 0.0
    high = beta.ppf(0.975, count + 1, of - count) if count < of else 1.0
    assert (found.count, found.of) == (count, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)
    assert found.low <= count / of <= found.high


def test_of_nothing_nothing_is_known():
    assert rate(0, 0).model_dump() == {"count": 0, "of": 0, "low": 0.0, "high": 1.0}


GAPS: list[tuple[dict[Mutation, tuple[int, int]], list[str]]] = [
    ({}, []),
    ({REMOVE: (20, 1)}, []),
    ({SHIFT: (20, 0)}, []),
    ({REMOVE: (20, 0)}, ["a nut is missing"]),
    (
        {ADD: (5, 0), REMOVE: (5, 0), Mutation("remove", "apple"): (5, 0)},
        ["an apple is missing", "a nut is missing", "one nut too many"],
    ),
    (
        {Mutation("move", "nut", "left half"): (9, 0), Mutation("move", "nut", "top half"): (9, 0)},
        ["a nut lies in the wrong place"],
    ),
    (
        {Mutation("move", "nut", "left half"): (9, 0), Mutation("move", "nut", "top half"): (9, 1)},
        [],
    ),
    ({LARGER: (9, 0), Mutation("resize", "nut", "smaller"): (9, 0)}, ["a nut is of another size"]),
    ({LARGER: (9, 3), Mutation("resize", "nut", "smaller"): (9, 0)}, []),
    (
        {
            Mutation("recolour", "nut", "of another colour"): (9, 0),
            Mutation("replace", "nut", "washer"): (9, 0),
            Mutation("replace", "washer", "nut"): (9, 9),
            Mutation("exchange", "nut", "washer"): (9, 0),
            Mutation("rotate", "nut"): (9, 0),
            Mutation("empty", "", "top half"): (9, 0),
        },
        [
            "a nut is replaced by a washer",
            "a nut and a washer change places",
            "a nut is turned",
            "a nut is of another colour instead",
            "the top half is empty",
        ],
    ),
]


@pytest.mark.parametrize(("found", "gaps"), GAPS)
def test_gaps_are_what_no_condition_notices(
    found: dict[Mutation, tuple[int, int]], gaps: list[str]
):
    coverage = Coverage(any_condition={mutation: Trials(*row) for mutation, row in found.items()})
    words, records = gaps_in(coverage)
    assert words == [f"nothing notices when {gap}" for gap in gaps]
    assert [record.words for record in records] == gaps
    assert all(record.noticed == 0 and record.tried for record in records)


def test_what_is_tried_in_several_ways_is_one_gap():
    ways = [Mutation("move", "nut", f"{side} half") for side in ("left", "right", "top")]
    _, (record,) = gaps_in(Coverage(any_condition={way: Trials(4, 0) for way in ways}))
    assert (record.kind, record.part, record.tried) == ("move", "nut", 12)
