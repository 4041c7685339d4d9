"""The file results.jsonl: one line of JSON per image, in the order of the run."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from llm4ad.errors import ResultError
from llm4ad.report.whole_file import cannot_write
from llm4ad.verdict.finding import FindingState, VerdictName  # noqa: TC001  (pydantic reads them)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from llm4ad.scene.detection import Detection
    from llm4ad.verdict.finding import Finding, Place, Verdict

RESULTS_NAME = "results.jsonl"


def encodable(text: str) -> str:
    """Return the text with what UTF-8 cannot express, as in undecodable file names, escaped."""
    if text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _encodable_if_text(value: object) -> object:
    return encodable(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_encodable_if_text)]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Pixel = Annotated[float, Field(allow_inf_nan=False)]
OverlayPath = Annotated[str, Field(pattern=r"\Aoverlays/[^/\\\x00-\x1f]+\.jpg\z")]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PlaceRecord(_Record):
    """A place in the image; corners (x, y) in pixels, in order."""

    name: Text
    corners: tuple[tuple[Pixel, Pixel], ...]

    @classmethod
    def from_place(cls, place: Place) -> Self:
        """Make the record of a place, its corners rounded to hundredths of a pixel."""
        corners = tuple((round(float(x), 2), round(float(y), 2)) for x, y in place.corners)
        return cls(name=place.name, corners=corners)


class FindingRecord(_Record):
    """One evaluated expectation; ``parts`` are positions in the parts of the line."""

    condition: Text
    text: Text
    state: FindingState
    score: Share
    message: Text
    parts: tuple[int, ...]
    places: tuple[PlaceRecord, ...]

    @classmethod
    def from_finding(cls, finding: Finding) -> Self:
        """Make the record of a finding."""
        return cls(
            condition=finding.condition,
            text=finding.text,
            state=finding.state,
            score=float(finding.score),
            message=finding.message,
            parts=tuple(int(position) for position in finding.parts),
            places=tuple(PlaceRecord.from_place(place) for place in finding.places),
        )


class PartRecord(_Record):
    """One part that was seen; ``xyxy`` in pixels, right and bottom exclusive."""

    name: Text
    xyxy: tuple[int, int, int, int]
    probability: Share

    @classmethod
    def from_detection(cls, detection: Detection) -> Self:
        """Make the record of a detection, without its mask."""
        left, top, right, bottom = (int(edge) for edge in detection.xyxy)
        probability = float(detection.probability)
        return cls(name=detection.name, xyxy=(left, top, right, bottom), probability=probability)


class ResultLine(_Record):
    """What was decided about one image: a line of results.jsonl.

    ``width`` and ``height`` are 0 for a picture that could not be read; ``overlay`` is relative to
    the folder of the results, with forward slashes, and None where nothing was drawn.
    ``p_value`` is how rare a score as high is among normal pictures, None where none were shown.
    """

    image: Text
    width: Annotated[int, Field(ge=0)]
    height: Annotated[int, Field(ge=0)]
    anomaly_score: Share
    verdict: VerdictName
    reason: Text
    findings: tuple[FindingRecord, ...]
    parts: tuple[PartRecord, ...]
    overlay: OverlayPath | None
    p_value: Share | None = None

    @classmethod
    def from_verdict(cls, verdict: Verdict, *, overlay: str | None = None) -> Self:
        """Make the line of a verdict; raises ResultError when its numbers are out of range."""
        try:
            return cls(
                image=verdict.image,
                width=int(verdict.size[0]),
                height=int(verdict.size[1]),
                anomaly_score=float(verdict.anomaly_score),
                verdict=verdict.verdict,
                reason=verdict.reason,
                findings=tuple(FindingRecord.from_finding(each) for each in verdict.findings),
                parts=tuple(PartRecord.from_detection(part) for part in verdict.parts),
                overlay=overlay,
                p_value=None if verdict.p_value is None else float(verdict.p_value),
            )
        except ValidationError as error:
            raise ResultError(
                f"the verdict on {verdict.image!r} cannot be stored: {_first_fault(error)}"
            ) from error


class ResultsWriter:
    """Writes results.jsonl line by line; a line is in the file as soon as it is written.

    Creating one starts a new run: it makes the folder where needed, and empties the results.jsonl
    of an earlier run. Until then the earlier results stay as they are. Raises ResultError when
    the file cannot be opened.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / RESULTS_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # Unbuffered: a killed process loses nothing that was written.
            self._file = self.path.open("wb", buffering=0)
        except OSError as error:
            raise ResultError(cannot_write(self.path, error)) from error
        self._complete = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, line: ResultLine) -> None:
        """Append one line; when that fails the file ends with the line before, and ResultError."""
        rest = memoryview(line.model_dump_json().encode() + b"\n")
        length = len(rest)
        try:
            # A nearly full disk takes a part of the line and refuses only the next part.
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            self._drop_incomplete_line()
            raise ResultError(
                f"the result of {line.image!r} is lost: {cannot_write(self.path, error)}"
            ) from error
        self._complete += length

    def close(self) -> None:
        """Close the file; raises ResultError when the file system only now reports a failure."""
        try:
            self._file.close()
        except OSError as error:
            raise ResultError(cannot_write(self.path, error)) from error

    def _drop_incomplete_line(self) -> None:
        # A device that cannot be cut keeps the incomplete line; the reader passes over it.
        with contextlib.suppress(OSError):
            self._file.truncate(self._complete)
            self._file.seek(self._complete)


def iter_results(path: Path) -> Iterator[ResultLine]:
    """Read results one by one, so that a long run needs little memory.

    The last line is left out when a killed run left it incomplete. Raises ResultError, with the
    number of the line, for any other line that is not a result.
    """
    try:
        with path.open("rb") as file:
            for number, content in enumerate(file, start=1):
                line = _parse(content, path, number)
                if line is not None:
                    yield line
    except OSError as error:
        raise ResultError(
            f"{path} cannot be read: {error.strerror or error}; give the folder of a run"
        ) from error


def read_results(path: Path) -> list[ResultLine]:
    """Read all results of a run; as iter_results, at once."""
    return list(iter_results(path))


def _parse(content: bytes, path: Path, number: int) -> ResultLine | None:
    try:
        return ResultLine.model_validate_json(content)
    except ValidationError as error:
        if not content.endswith(b"\n"):
            return None
        raise ResultError(
            f"{path}, line {number}: {content[:60]!r} is not a result: {_first_fault(error)};"
            " remove the line, or run again"
        ) from error


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_context=False)[0]
    where = ".".join(str(step) for step in fault["loc"])
    return f"{where}: {fault['msg']}" if where else fault["msg"]
