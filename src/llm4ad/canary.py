"""Tell from one picture, kept from verification, whether an inspection still decides the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.errors import InspectionError
from llm4ad.frozen import CANARY_FILE, other_libraries
from llm4ad.vision.picture import read_picture

if TYPE_CHECKING:
    from llm4ad.inspection import Inspection

CANARY_TOLERANCE = 1e-3  # of a score; other processors round differently


def check_canary(inspection: Inspection) -> None:
    """Inspect the picture kept from verification again; raises InspectionError when it differs.

    So a library, a processor or a version of ours that behaves differently is found before it
    decides anything. Costs as much as inspecting one picture.
    """
    path = inspection.folder / CANARY_FILE
    verification = inspection.verification
    if verification is None or not verification.canary or not path.is_file():
        return
    now = canary_scores(inspection)
    for name, then in verification.canary.items():
        if abs(now.get(name, -1.0) - then) > CANARY_TOLERANCE:
            others = ", ".join(other_libraries(verification.frozen)) or "no library has changed"
            raise InspectionError(
                f"{inspection.folder}: the picture kept from verification, {CANARY_FILE}, now "
                f"scores {now.get(name, -1.0):.4f} and not {then:.4f} for {name!r} ({others}). "
                f"Verify again with: llm4ad verify {inspection.folder}, or install those versions"
            )


def canary_scores(inspection: Inspection) -> dict[str, float]:
    """Return what the picture kept from verification scores, by condition.

    Conditions that ask are not among them: what a provider answers may differ from day to day.
    """
    picture = read_picture(inspection.folder / CANARY_FILE)
    seen = inspection.see(picture, asking=False)
    silent = [check for check in inspection.checks if not check.questions]
    results = [inspection.judge(check, seen) for check in silent]
    return {result.condition: round(result.score, 6) for result in results}
