"""The file verification.json: how an inspection was tried, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from llm4ad.errors import InspectionError
from llm4ad.verdict.calibration import normals_needed
from llm4ad.verdict.finding import FindingState, VerdictName  # noqa: TC001  (pydantic reads them)

if TYPE_CHECKING:
    from pathlib import Path

VERIFICATION_FILE = "verification.json"
Trust = Literal["trusted", "doubtful", "refused"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rate(_Record):
    """How many of how many, with the 95 % interval of Clopper and Pearson for the share."""

    count: int
    of: int
    low: float
    high: float


class MutationRecord(_Record):
    """One kind of mutation: how many mutants were tried and how many noticed.

    ``words`` say what is wrong with them; ``must`` is true where the sentence demands that this
    condition notices them.
    """

    words: str
    kind: str
    part: str
    other: str
    tried: int
    noticed: int
    must: bool = False


class ConditionRecord(_Record):
    """One row of the matrix: what became of a condition's program."""

    id: str
    text: str
    trust: Trust
    reasons: tuple[str, ...]
    false_alarms: Rate
    undecided: Rate
    mutations: tuple[MutationRecord, ...]


class NormalRecord(_Record):
    """One normal picture: what it is, and what is decided about it; states by condition."""

    image: str
    sha256: str
    anomaly_score: float
    verdict: VerdictName
    states: dict[str, FindingState]


class CaseRecord(_Record):
    """One picture that an operator marked: what it is, and what is decided about it now.

    ``wrong`` says in words which condition is at fault, ``proposals`` the smallest changes.
    """

    image: str
    marked: Literal["normal", "anomalous"]
    condition: str | None
    verdict: VerdictName
    anomaly_score: float
    right: bool
    wrong: tuple[str, ...]
    proposals: tuple[str, ...]


class EnduranceRecord(_Record):
    """How badly taken a picture may be: the strongest that was stood, and the next, in words.

    ``stands`` is None where the weakest failed already, ``fails`` where the strongest was stood.
    """

    kind: str
    pictures: int
    stands: str | None
    fails: str | None


class BandRecord(_Record):
    """What it costs to call more, or fewer, scores undecided.

    Scores between ``low`` and ``high`` are undecided: so many of the held-out normals are, so many
    raise a false alarm, and so many doubtful mutants pass as normal.
    """

    low: float
    high: float
    undecided: Rate
    false_alarms: Rate
    missed: Rate


class Frozen(_Record):
    """What the inspection was made of when it was verified, by file, and with what.

    ``asker`` is empty where no program asks.
    """

    llm4ad: str
    libraries: dict[str, str]
    finder: str
    asker: str = ""
    files: dict[str, str]


class Verification(_Record):
    """Everything that verification.json holds."""

    format: Literal[1] = 1
    frozen: Frozen
    false_alarm_rate: float
    false_alarms: Rate
    undecided: Rate
    conditions: tuple[ConditionRecord, ...]
    normals: tuple[NormalRecord, ...]
    gaps: tuple[str, ...]
    uncovered: tuple[MutationRecord, ...]
    bands: tuple[BandRecord, ...]
    cases: tuple[CaseRecord, ...]
    endurance: tuple[EnduranceRecord, ...] = ()
    scene_runs: int
    canary: dict[str, float]

    @property
    def normals_needed(self) -> int:
        """Return how many normal pictures the false alarm rate needs to be promised."""
        return normals_needed(self.false_alarm_rate)

    @property
    def refused(self) -> list[ConditionRecord]:
        """Return the conditions whose programs are refused."""
        return [item for item in self.conditions if item.trust == "refused"]


def read_verification(folder: Path) -> Verification | None:
    """Read what was verified in an inspection folder; None where nothing was."""
    path = folder / VERIFICATION_FILE
    if not path.is_file():
        return None
    try:
        return Verification.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise InspectionError(
            f"{path}: cannot be read; verify again with: llm4ad verify {folder} NORMALS"
        ) from error
