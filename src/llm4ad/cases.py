"""Pictures that an operator marked: kept with the inspection, and tried at every verification."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from llm4ad.errors import InspectionError
from llm4ad.folder import read_folder_spec
from llm4ad.frozen import digest_of
from llm4ad.report.whole_file import write_whole_file
from llm4ad.verify.proposals import against_escape, against_false_alarm
from llm4ad.verify.record import CaseRecord
from llm4ad.vision.held_out import refuse_test_pictures
from llm4ad.vision.picture import read_picture

if TYPE_CHECKING:
    from pathlib import Path

    from llm4ad.inspection import Check, Inspection, Seen
    from llm4ad.verdict.finding import Verdict

CASES = "cases"
CASES_FILE = "cases.json"
Marked = Literal["normal", "anomalous"]


class Case(BaseModel):
    """A marked picture: its file in the folder of cases, what it is, and of which condition."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    sha256: str
    marked: Marked
    condition: str | None = None


_CASES: TypeAdapter[tuple[Case, ...]] = TypeAdapter(tuple[Case, ...])


def mark_picture(
    folder: Path, image: Path, marked: Marked, *, condition: str | None = None
) -> Case:
    """Keep a picture as a regression case; ``condition`` is the id of the one that it breaks.

    The picture is copied into the folder. One that was marked before is marked anew. Test pictures
    of a data set are refused: what is changed for their sake makes figures on them worthless.
    """
    spec = read_folder_spec(folder)
    ids = [item.id for item in spec.conditions]
    if condition is not None and condition not in ids:
        raise InspectionError(
            f"{folder}: there is no condition {condition!r}; there are {', '.join(ids)}"
        )
    if condition is not None and marked == "normal":
        raise InspectionError(
            f"{image}: a normal picture breaks no condition; leave out --condition {condition}"
        )
    refuse_test_pictures([image])
    read_picture(image)
    digest = digest_of(image)
    stem = re.sub(r"[^\w.-]+", "_", image.stem)[-60:]
    case = Case(
        file=f"{stem}-{digest[:12]}{image.suffix.lower()}",
        sha256=digest,
        marked=marked,
        condition=condition,
    )
    (folder / CASES).mkdir(exist_ok=True)
    shutil.copyfile(image, folder / CASES / case.file)
    others = [item for item in read_cases(folder) if item.sha256 != digest]
    content = _CASES.dump_json((*others, case), indent=1) + b"\n"
    write_whole_file(folder / CASES / CASES_FILE, content)
    return case


def read_cases(folder: Path) -> tuple[Case, ...]:
    """Read the marked pictures of an inspection, in the order in which they were marked."""
    path = folder / CASES / CASES_FILE
    if not path.is_file():
        return ()
    try:
        return _CASES.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise InspectionError(
            f"{path}: cannot be read; mend it, or remove it and mark the pictures again"
        ) from error


def check_cases(folder: Path) -> None:
    """Raise InspectionError unless every marked picture is there as it was marked."""
    for case in read_cases(folder):
        path = folder / CASES / case.file
        if not path.is_file() or digest_of(path) != case.sha256:
            raise InspectionError(f"{path}: this marked picture is gone or changed; mark it again")


def try_cases(inspection: Inspection) -> list[CaseRecord]:
    """Inspect all marked pictures, and say of the wrong ones why, and what would mend it."""
    check_cases(inspection.folder)
    return [_try_case(inspection, case) for case in read_cases(inspection.folder)]


def _try_case(inspection: Inspection, case: Case) -> CaseRecord:
    picture = read_picture(inspection.folder / CASES / case.file)
    verdict = inspection.inspect_picture(picture)
    right = _is_right(case, verdict)
    found = [] if right else _found_wrong(inspection, case, verdict, inspection.see(picture))
    return CaseRecord(
        image=case.file,
        marked=case.marked,
        condition=case.condition,
        verdict=verdict.verdict,
        anomaly_score=verdict.anomaly_score,
        right=right,
        wrong=tuple(wrong for wrong, _ in found),
        proposals=tuple(cure for _, cure in found),
    )


def _is_right(case: Case, verdict: Verdict) -> bool:
    if case.marked == "normal":
        return verdict.verdict == "normal"
    if case.condition is None:
        return verdict.verdict == "anomalous"
    states = {finding.state for finding in verdict.findings if finding.condition == case.condition}
    return "violated" in states


def _found_wrong(
    inspection: Inspection, case: Case, verdict: Verdict, seen: Seen
) -> list[tuple[str, str]]:
    """Return what each condition at fault measured, and the smallest change that mends it."""
    if case.condition is not None and case.condition not in {
        check.condition.id for check in inspection.checks
    }:
        gone = f"the condition {case.condition!r} that it breaks is no longer there"
        return [(gone, "mark the picture again, with another condition or none")]
    open_ones = {item.condition for item in verdict.findings if item.state != "kept"}
    found: list[tuple[str, str]] = []
    for check in inspection.checks:
        at_fault = check.condition.id in open_ones
        if case.marked == "anomalous":
            at_fault = case.condition in (None, check.condition.id)
        if at_fault:
            text = check.condition.text
            measured = _measured_wrong(inspection, check, case.marked, seen)
            found += [(f"{text!r}: {wrong}", cure) for wrong, cure in measured]
    if found:
        return found
    if case.marked == "normal":
        return [(verdict.reason, "show this picture among the normals")]
    return [
        (
            "no value that the conditions measure sets this picture apart from the normals",
            "write a condition that says what is wrong with it",
        )
    ]


def _measured_wrong(
    inspection: Inspection, check: Check, marked: Marked, seen: Seen
) -> list[tuple[str, str]]:
    if check.program is None:
        return [(check.problem, "have its program written: llm4ad generate")]
    calibration = inspection.normals.calibration
    known = calibration.conditions.get(check.condition.id) if calibration is not None else None
    answer = inspection.ask(check, seen.scene)
    compare = against_false_alarm if marked == "normal" else against_escape
    return compare(answer, known.statements if known is not None else {}, check.part_names)
