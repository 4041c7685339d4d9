from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.report.results import ResultLine
from llm4ad.report.summary import summarise
from llm4ad.verdict.finding import Verdict
from tests.report.lunch_box import CONDITIONS, draw_lunch_box, unreadable

if TYPE_CHECKING:
    pass


def test_run_is_counted():
    boxes = [
        draw_lunch_box("a.png"),
        draw_lunch_box("b.png", oranges=1, peach_probability=0.5),
        draw_lunch_box("c.png", oranges=3),
        draw_lunch_box("d.png", peach_probability=0.5),
    ]
    lines = [ResultLine.from_verdict(box.verdict) for box in boxes]
    summary = summarise([*lines, ResultLine.from_verdict(unreadable())], CONDITIONS)
    counted = [(each.id, each.violated, each.undecided) for each in summary.conditions]
    assert counted == [("oranges", 2, 0), ("peach", 0, 2), ("cereal", 0, 0), ("size", 0, 0)]
    assert summary.count("anomalous") == 2
    assert summary.count("undecided") == 2
    assert summary.histogram("undecided")[10] == 2
    assert summary.histogram("anomalous")[19] == 2
    assert summary.by_importance.tolist() == [1, 2, 3, 4, 0]


def test_violated_and_undecided_counts_once_as_violated():
    verdict = draw_lunch_box(oranges=1).verdict
    doubt = replace(verdict.findings[0], state="undecided")
    line = ResultLine.from_verdict(replace(verdict, findings=(*verdict.findings, doubt)))
    oranges = summarise([line], []).conditions[0]
    assert (oranges.violated, oranges.undecided) == (1, 0)


def test_score_one_is_in_the_last_bin():
    line = ResultLine.from_verdict(Verdict("a.png", (4, 3), 1.0, "anomalous", ""))
    assert summarise([line], []).histogram("anomalous")[19] == 1


def test_empty_run():
    summary = summarise([], [("c", "A condition.")])
    assert summary.count("normal") == 0
    assert summary.by_importance.tolist() == []
    assert summary.conditions[0].text == "A condition."
