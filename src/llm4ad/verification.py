"""Verify an inspection: try its programs on normals and mutants, calibrate, and freeze it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.canary import canary_scores
from llm4ad.cases import check_cases, try_cases
from llm4ad.endurance import try_spoiled
from llm4ad.errors import ConditionError, InspectionError
from llm4ad.examination import NormalPicture, examine_pictures, normal_pictures
from llm4ad.eyes import finder_kind
from llm4ad.folder import known_scale
from llm4ad.frozen import CANARY_FILE, freeze
from llm4ad.generate.builtin import known_from, write_program
from llm4ad.inspection import Check, Inspection, ask
from llm4ad.normals import CALIBRATION_FILE, NORMALS_FILE, Normals, save_normals
from llm4ad.program.parallel import in_sandboxes
from llm4ad.program.source import new_program
from llm4ad.report.whole_file import write_whole_file
from llm4ad.verdict.grade import COIN_TOSS
from llm4ad.verdict.judge import judge_image, state_of
from llm4ad.verdict.learning import calibrate
from llm4ad.verdict.occupancy import learn_whereabouts
from llm4ad.verify.coverage import Tested, cover
from llm4ad.verify.demands import demands_of
from llm4ad.verify.record import (
    VERIFICATION_FILE,
    BandRecord,
    NormalRecord,
    Rate,
    Verification,
)
from llm4ad.verify.trust import (
    SeenOnNormals,
    gaps_in,
    judge_program,
    no_program,
    one_sided_doubts,
    rate,
)
from llm4ad.verify.wording import wording_doubts
from llm4ad.vision.familiarity import FEWEST_NORMALS, learn_familiarity, with_endured
from llm4ad.vision.picture import read_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from llm4ad.generate.builtin.known import Known
    from llm4ad.program.sandbox import Sandbox
    from llm4ad.program.source import Program
    from llm4ad.verdict.finding import FindingState
    from llm4ad.verdict.learning import Answer, Learned
    from llm4ad.verify.coverage import Coverage
    from llm4ad.verify.record import ConditionRecord, EnduranceRecord
    from llm4ad.vision.asker import Asker

FALSE_ALARM_RATE = 0.01
CANARY_SIDE = 1024  # longest side of the picture that is kept
BANDS = ((0.5, 0.5), (0.45, 0.55), COIN_TOSS, (0.3, 0.7), (0.2, 0.8))


@dataclass(frozen=True, slots=True)
class Tried:
    """What programs said of normal pictures and of mutants, and whether they can be trusted."""

    learned: Learned
    coverage: Coverage
    conditions: Sequence[ConditionRecord]


def verify_inspection(
    folder: Path,
    normals: Sequence[Path] = (),
    *,
    finder: str = "taught",
    asker: str | Asker | None = None,
    false_alarm_rate: float = FALSE_ALARM_RATE,
    progress: Callable[[str], None] | None = None,
) -> Verification:
    """Try every program on normal pictures and on mutants of their scenes, calibrate, and freeze.

    ``normals`` are pictures or folders of them; without any, those of the last time. Writes
    calibration.json, normals.npz, canary.png and, last, verification.json into the folder. Test
    pictures of a data set are refused.
    """
    say = progress or _say_nothing
    if not 0 < false_alarm_rate < 1:
        raise InspectionError(f"the false alarm rate {false_alarm_rate!r} is not between 0 and 1")
    paths = normal_pictures(folder, normals)
    check_cases(folder)
    with Inspection.load(folder, finder=finder, asker=asker, unlearned=True) as inspection:
        say(f"finding the parts on {len(paths)} normal pictures")
        found = examine_pictures(inspection, finder, paths)
        say("breaking their scenes on purpose")
        tried = try_programs(inspection, inspection.checks, found, false_alarm_rate)
        _unfreeze(folder)
        familiar = _normals(tried.learned, found)
        save_normals(familiar, folder)
        say("spoiling the pictures on purpose")
        endured = _endured(inspection, familiar, found)
        _keep_canary(found[0].path, folder)
        kind = finder_kind(finder, inspection.finder)
        asker = inspection.asker  # loaded once
    return _freeze(folder, finder, kind, asker, found, tried, endured)


def try_programs(
    inspection: Inspection,
    checks: Sequence[Check],
    found: Sequence[NormalPicture],
    false_alarm_rate: float = FALSE_ALARM_RATE,
) -> Tried:
    """Try the programs of some conditions on normal pictures and on mutants of their scenes."""
    usable = [check for check in checks if check.program is not None]

    def ask_all(item: NormalPicture, sandbox: Sandbox) -> list[Answer]:
        return [ask(check, item.seen.scene, sandbox) for check in usable]

    asked = in_sandboxes(ask_all, found)
    answers = {
        check.condition.id: [given[number] for given in asked]
        for number, check in enumerate(usable)
    }
    learned = calibrate(answers, false_alarm_rate)
    scenes = [(item.seen.scene, item.seen.parts) for item in found]
    names = inspection.finder.part_names
    texts = (check.condition.text for check in inspection.checks)
    known = known_from(texts, names, known_scale(inspection.folder, inspection.spec))
    coverage = cover([_tested(check, known) for check in usable], scenes, learned.calibration)
    records = [
        _condition_record(check, answers.get(check.condition.id, ()), learned, coverage, names)
        for check in checks
    ]
    return Tried(learned, coverage, records)


def _say_nothing(_: str) -> None:
    """Take no notice of progress."""


def _tested(check: Check, known: Known) -> Tested:
    program = check.program
    if program is None:
        raise ValueError(check.problem)
    reading = _reading(check, program, known)
    return Tested(check.condition.id, program, check.part_names, reading, check.questions)


def _reading(check: Check, program: Program, known: Known) -> Program | None:
    """Return what the built-in writer makes of the sentence, where that is another program."""
    try:
        source = write_program(check.condition.text, check.part_names, known=known)
    except ConditionError:
        return None
    reading = new_program(check.condition.id, source, "builtin")
    return None if reading.source == program.source else reading


def _condition_record(
    check: Check,
    answers: Sequence[Answer],
    learned: Learned,
    coverage: Coverage,
    part_names: frozenset[str],
) -> ConditionRecord:
    condition, program = check.condition, check.program
    if program is None:
        return no_program(condition.id, condition.text, check.problem)
    states: list[FindingState] = [state_of(one) for one in learned.scores[condition.id]]
    failures = [
        answer.likeliest.failure for answer in answers if answer.likeliest.failure is not None
    ]
    return judge_program(
        condition.id,
        condition.text,
        SeenOnNormals(states, failures),
        coverage,
        demands_of(condition.text, part_names),
        [
            *wording_doubts(condition.text, program.source, part_names, check.part_names),
            *one_sided_doubts([answer.likeliest.statements for answer in answers]),
        ],
    )


def _normals(learned: Learned, found: Sequence[NormalPicture]) -> Normals:
    looks = np.stack([item.looks for item in found])
    return Normals(
        learned.calibration,
        learn_whereabouts([(item.seen.scene, item.seen.parts) for item in found]),
        learn_familiarity(looks) if len(looks) >= FEWEST_NORMALS else None,
    )


def _endured(
    inspection: Inspection, normals: Normals, found: Sequence[NormalPicture]
) -> Sequence[EnduranceRecord]:
    """Try the calibrated inspection on spoiled pictures, and keep what it stands in its folder."""
    if normals.familiarity is None:
        return ()
    endured = try_spoiled(inspection, [item.path for item in found])
    if endured is None:
        return ()
    familiarity = with_endured(normals.familiarity, endured.numbers)
    save_normals(replace(normals, familiarity=familiarity), inspection.folder)
    return endured.records


def _unfreeze(folder: Path) -> None:
    """Remove what an earlier verification left, so that nothing half-new is taken for verified."""
    for name in (VERIFICATION_FILE, CALIBRATION_FILE, NORMALS_FILE, CANARY_FILE):
        (folder / name).unlink(missing_ok=True)


def _keep_canary(path: Path, folder: Path) -> None:
    rgb = read_picture(path).rgb
    scale = CANARY_SIDE / max(rgb.shape[:2])
    if scale < 1:
        rgb = np.asarray(cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    done, content = cv2.imencode(".png", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))
    if not done:
        raise InspectionError(f"{path}: cannot be kept as {CANARY_FILE}")
    write_whole_file(folder / CANARY_FILE, content.tobytes())


def _freeze(
    folder: Path,
    finder: str,
    kind: str,
    asker: Asker | None,
    found: Sequence[NormalPicture],
    tried: Tried,
    endured: Sequence[EnduranceRecord],
) -> Verification:
    """Write verification.json with what the finished inspection says of its normals."""
    learned, coverage = tried.learned, tried.coverage
    with Inspection.load(folder, finder=finder, asker=asker) as inspection:
        records = [_normal_record(inspection, item) for item in found]
        canary = canary_scores(inspection) if finder == "taught" else {}
        cases = try_cases(inspection)
    gaps, uncovered = gaps_in(coverage)
    held_out = learned.calibration.scores
    verification = Verification(
        frozen=freeze(folder, kind, asker.fingerprint if asker is not None else ""),
        false_alarm_rate=learned.calibration.false_alarm_rate,
        false_alarms=_rate_from(held_out, COIN_TOSS[1], 2.0),
        undecided=_rate_from(held_out, COIN_TOSS[0], COIN_TOSS[1]),
        conditions=tuple(tried.conditions),
        normals=tuple(records),
        gaps=tuple(gaps),
        uncovered=tuple(uncovered),
        bands=tuple(_band(*band, learned, coverage) for band in BANDS),
        cases=tuple(cases),
        endurance=tuple(endured),
        scene_runs=coverage.runs,
        canary=canary,
    )
    content = verification.model_dump_json(indent=1).encode() + b"\n"
    write_whole_file(folder / VERIFICATION_FILE, content)
    return verification


def _normal_record(inspection: Inspection, item: NormalPicture) -> NormalRecord:
    results = [inspection.judge(check, item.seen) for check in inspection.checks]
    size = (item.seen.scene.width, item.seen.scene.height)
    verdict = judge_image(str(item.path), size, results, item.seen.parts)
    return NormalRecord(
        image=str(item.path),
        sha256=item.sha256,
        anomaly_score=round(verdict.anomaly_score, 6),
        verdict=verdict.verdict,
        states={result.condition: result.state for result in results},
    )


def _band(low: float, high: float, learned: Learned, coverage: Coverage) -> BandRecord:
    """Return what a band of undecided scores costs, on held-out normals and on mutants."""
    held_out = learned.calibration.scores
    return BandRecord(
        low=low,
        high=high,
        undecided=_rate_from(held_out, low, high),
        false_alarms=_rate_from(held_out, high, 2.0),
        missed=_rate_from(coverage.scores, -1.0, low),
    )


def _rate_from(scores: Sequence[float], low: float, high: float) -> Rate:
    return rate(sum(low <= score < high for score in scores), len(scores))
