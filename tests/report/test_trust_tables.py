from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from llm4ad.report.trust_tables import MOST_GAPS, trust_tables
from llm4ad.verify.record import (
    BandRecord,
    CaseRecord,
    ConditionRecord,
    Frozen,
    MutationRecord,
    NormalRecord,
    Verification,
)
from llm4ad.verify.trust import rate

if TYPE_CHECKING:
    from llm4ad.verify.record import Trust


def shown(verification: Verification) -> str:
    """Return the tables as a terminal shows them, every line without the space at its end."""
    console = Console(width=160, color_system=None)
    with console.capture() as captured:
        for item in trust_tables(verification):
            console.print(item, highlight=False)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def mutation(kind: str, noticed: int, tried: int = 10, *, must: bool = False) -> MutationRecord:
    return MutationRecord(
        words=f"a nut: {kind}",
        kind=kind,
        part="nut",
        other="",
        tried=tried,
        noticed=noticed,
        must=must,
    )


def row(
    text: str = "There are two nuts.",
    trust: Trust = "trusted",
    *reasons: str,
    mutations: tuple[MutationRecord, ...] = (),
) -> ConditionRecord:
    return ConditionRecord(
        id="nuts",
        text=text,
        trust=trust,
        reasons=reasons,
        false_alarms=rate(1, 12),
        undecided=rate(2, 12),
        mutations=mutations,
    )


def verified(*rows: ConditionRecord, normals: int = 12, **changed: object) -> Verification:
    item = NormalRecord(
        image="a.png", sha256="0", anomaly_score=0.1, verdict="normal", states={"nuts": "kept"}
    )
    content: dict[str, object] = {
        "frozen": Frozen(llm4ad="1", libraries={}, finder="taught", files={}),
        "false_alarm_rate": 0.01,
        "false_alarms": rate(1, 12),
        "undecided": rate(0, 12),
        "conditions": rows,
        "normals": (item,) * normals,
        "gaps": (),
        "uncovered": (),
        "bands": (),
        "cases": (),
        "scene_runs": 1234,
        "canary": {},
    }
    return Verification.model_validate({**content, **changed})


def test_the_matrix_has_a_row_for_each_condition_and_a_column_for_each_kind():
    nuts = row(mutations=(mutation("remove", 10, must=True), mutation("move", 3)))
    bolts = row("There is a bolt.", mutations=(mutation("remove", 0),))
    lines = shown(verified(nuts, bolts)).splitlines()
    header = next(line for line in lines if "condition" in line and "verdict" in line)
    assert header.split()[-2:] == ["missing", "moved"]
    assert "turned" not in "".join(lines)
    (first,) = (line.split() for line in lines if line.strip().startswith("There are two nuts."))
    (second,) = (line.split() for line in lines if line.strip().startswith("There is a bolt."))
    assert first[-5:] == ["trusted", "1/12", "2/12", "100*", "30"]
    assert second[-4:] == ["trusted", "1/12", "2/12", "0"], "what was not tried is left empty"


def test_mutations_of_one_kind_are_joined():
    parts = (mutation("move", 1, 10), mutation("move", 3, 10, must=True))
    assert re.search(r"2/12\s+20\*", shown(verified(row(mutations=parts))))


def test_reasons_are_told_of_programs_that_are_not_trusted():
    text = shown(
        verified(
            row("It is good."),
            row("It is odd.", "doubtful", "it uses the number 3", "it overlooks 1 of 2"),
            row("It is bad.", "refused", "it fails on 12 of 12 normal pictures: x"),
        )
    )
    assert "\ndoubtful  It is odd.\n    it uses the number 3\n    it overlooks 1 of 2\n" in text
    assert "\nrefused  It is bad.\n    it fails on 12 of 12 normal pictures: x\n" in text
    assert "trusted  It is good." not in [line.strip() for line in text.splitlines()]
    assert "1 trusted, 1 doubtful, 1 refused; 1234 programs run on broken scenes" in text


@pytest.mark.parametrize("count", [1, MOST_GAPS])
def test_gaps_are_told(count: int):
    gaps = tuple(f"nothing notices when {n} nuts roll" for n in range(count))
    text = shown(verified(row(), gaps=gaps))
    assert f"gaps in the conditions ({count}):" in text
    assert all(f"    {gap}\n" in text for gap in gaps)
    assert "more: see" not in text


def test_of_many_gaps_the_rest_is_counted():
    gaps = tuple(f"nothing notices when {n} nuts roll" for n in range(MOST_GAPS + 3))
    text = shown(verified(row(), gaps=gaps))
    assert f"gaps in the conditions ({MOST_GAPS + 3}):" in text
    assert gaps[MOST_GAPS - 1] in text
    assert gaps[MOST_GAPS] not in text
    assert "and 3 more: see verification.json" in text


def test_no_gaps_are_said_too():
    assert "every kind of broken scene is noticed by some condition" in shown(verified(row()))


def test_bands_are_told_with_their_intervals():
    band = BandRecord(
        low=0.4, high=0.6, undecided=rate(3, 12), false_alarms=rate(1, 12), missed=rate(0, 0)
    )
    text = shown(verified(row(), bands=(band,)))
    (line,) = (line for line in text.splitlines() if "0.4 and 0.6" in line)
    assert re.split(r"\s{2,}", line.strip()) == [
        *("0.4 and 0.6", "8.3 % (0.2 to 38.5)", "25.0 % (5.5 to 57.2)", "-"),
    ]


def test_without_normals_there_are_no_bands():
    text = shown(verified(row(), normals=0))
    assert "undecided between" not in text


def test_marked_pictures_are_told_with_what_would_mend_them():
    right = CaseRecord(
        image="a.png",
        marked="normal",
        condition=None,
        verdict="normal",
        anomaly_score=0.1,
        right=True,
        wrong=(),
        proposals=(),
    )
    wrong = right.model_copy(
        update={
            "image": "b.png",
            "marked": "anomalous",
            "right": False,
            "wrong": ("'Wide.': width: 3 px", "'High.': height: 4 px"),
            "proposals": ("ask for 5 px", "ask for 6 px"),
        }
    )
    text = shown(verified(row(), cases=(right, wrong)))
    assert "\nright  a.png: marked normal, called normal\n" in text
    assert (
        "\nwrong  b.png: marked anomalous, called normal\n"
        "    'Wide.': width: 3 px\n    proposal: ask for 5 px\n"
        "    'High.': height: 4 px\n    proposal: ask for 6 px\n"
    ) in text


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (0, 12, "0 of 12; the true rate lies between 0.0 and 26.5 % (95 %)"),
        (1, 12, "1 of 12; the true rate lies between 0.2 and 38.5 % (95 %)"),
        (12, 12, "12 of 12; the true rate lies between 73.5 and 100.0 % (95 %)"),
    ],
)
def test_false_alarms_are_told_with_their_interval(count: int, of: int, words: str):
    assert f"held out: {words}" in shown(verified(row(), false_alarms=rate(count, of)))


@pytest.mark.parametrize(
    ("asked", "normals", "words"),
    [
        (0.01, 98, "a false alarm rate of 1 % cannot be promised with 98 normal pictures; "),
        (0.01, 99, None),
        (0.1, 8, "show at least 9"),
        (0.1, 9, None),
    ],
)
def test_more_normals_are_asked_for_until_the_rate_can_be_promised(
    asked: float, normals: int, words: str | None
):
    text = shown(verified(row(), false_alarm_rate=asked, normals=normals))
    assert ("cannot be promised" in text) == (words is not None)
    assert words is None or words in text


@pytest.mark.parametrize(
    "sentence",
    ["Cells [bold] and [/] are [red]full[/red].", "The path is C:\\", "ナットは2個ある。"],
)
def test_sentences_are_shown_as_they_are_written(sentence: str):
    text = shown(verified(row(sentence, "doubtful", f"it says {sentence}")))
    assert text.count(sentence) == 3
