from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from llm4ad.errors import SpecError
from llm4ad.scene.names import normalise_part_name
from llm4ad.scene.scale import read_scale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from llm4ad.scene.scale import Scale

MAX_BYTES = 1_000_000
MAX_CONDITIONS = 1000
MAX_LENGTH = 1000  # characters of one condition
_Found = list[tuple[str, int, str | None]]  # sentence, line, id where one is given
_ITEM = re.compile(r"^\s{0,3}(?:[-*+]|\d{1,4}[.)])\s+(?P<text>\S.*)$")
_PARTS = re.compile(
    r"^\s*(?:\*\*)?(?:parts|部品)(?:\*\*)?\s*[:：]\s*(?P<names>.+)$",  # noqa: RUF001
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"^\s*(?:[-*+]\s+)?(?:\*\*)?(?:scale|縮尺)(?:\*\*)?\s*[:：]\s*(?P<text>.+)$",  # noqa: RUF001
    re.IGNORECASE,
)
_BETWEEN_PARTS = re.compile(r"[,、，]")  # noqa: RUF001
_BRACKETS = re.compile(r"\[(?P<name>[^\[\]]+)\](?!\()")
_ID = re.compile(r"[\w-]{1,64}")


@dataclass(frozen=True, slots=True)
class Condition:
    """One sentence about the normal product, as the user wrote it; ``line`` counts from 1."""

    id: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Spec:
    """The conditions of one product, the part names that it declares, and how long millimetres are.

    Without ``scale`` nobody knows that.
    """

    conditions: tuple[Condition, ...]
    part_names: frozenset[str]
    scale: Scale | None = None


class _YamlCondition(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    text: str
    id: str | None = None


class _YamlSpec(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    conditions: list[str | _YamlCondition]
    parts: list[str] = []
    scale: str = ""


class _Declared(NamedTuple):
    """What lines beside the conditions say, each with its number."""

    parts: list[tuple[str, int]]
    scales: list[tuple[str, int]]


def read_spec(path: Path) -> Spec:
    """Read conditions from Markdown (list items), YAML or plain text (lines).

    In Markdown an item may go on over several lines, other text is commentary, and a line
    ``Parts: nut, short screw`` (or 部品: ナット、ねじ) declares parts; so do ``[brackets]`` around
    a noun in any format. A line ``Scale: the tray is 300 mm wide`` (or 縮尺: トレーの幅は300mm)
    says how long a millimetre is; in YAML it is ``scale:``. In plain text, lines that start with
    # are commentary. Raises SpecError that names the file and the line.
    """
    text = _read_text(path)
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml"):
        found, declared = _from_yaml(text, path)
    elif suffix in (".md", ".markdown"):
        found, declared = _from_markdown(text)
    else:
        found, declared = _from_lines(text)
    conditions = tuple(_named(found, path))
    if not conditions:
        way_out = "write each as a list item: - There is one label."
        raise SpecError(f"{path}: holds no condition; {way_out}")
    if len(conditions) > MAX_CONDITIONS:
        raise SpecError(f"{path}: {len(conditions)} conditions are more than {MAX_CONDITIONS}")
    bracketed = [
        (match["name"], condition.line)
        for condition in conditions
        for match in _BRACKETS.finditer(condition.text)
    ]
    names = frozenset(_part_name(*item, path) for item in declared.parts + bracketed)
    return Spec(conditions, names, _only_scale(declared.scales, path))


def _only_scale(found: list[tuple[str, int]], path: Path) -> Scale | None:
    if not found:
        return None
    (text, line), *others = found
    if others:
        raise SpecError(f"{path}, line {others[0][1]}: the scale is said in line {line} already")
    try:
        return read_scale(text, line)
    except ValueError as error:
        raise SpecError(f"{path}, line {line}: {error}") from error


def _read_text(path: Path) -> str:
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except FileNotFoundError:
        raise SpecError(
            f"{path}: there is no such file; start an inspection with: llm4ad new FOLDER"
        ) from None
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror}") from error
    if data is None:
        raise SpecError(f"{path}: larger than {MAX_BYTES} bytes; this is not a list of conditions")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SpecError(f"{path}, line {line}: not UTF-8 text; save the file as UTF-8") from error


def _from_markdown(text: str) -> tuple[_Found, _Declared]:
    found: _Found = []
    declared = _Declared([], [])
    fenced = commented = continues = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        commented = (commented or "<!--" in line) and "-->" not in line
        if fenced or commented or "-->" in line:
            continues = False
            continue
        item, parts, scale = _ITEM.match(line), _PARTS.match(line), _SCALE.match(line)
        if scale:
            declared.scales.append((scale["text"], number))
        elif parts:
            names = _BETWEEN_PARTS.split(parts["names"].rstrip(" .。"))
            declared.parts.extend((name, number) for name in names)
        elif item:
            found.append((item["text"], number, None))
        elif continues and line.strip():
            text_so_far, start, _ = found[-1]
            found[-1] = (f"{text_so_far} {line.strip()}", start, None)
        told = bool(parts or scale)
        continues = not told and (bool(item) or (continues and bool(line.strip())))
    return found, declared


def _from_lines(text: str) -> tuple[_Found, _Declared]:
    found: _Found = []
    declared = _Declared([], [])
    for number, line in enumerate(text.splitlines(), start=1):
        scale = _SCALE.match(line)
        if scale:
            declared.scales.append((scale["text"], number))
        elif line.strip() and not line.strip().startswith("#"):
            found.append((line.strip(), number, None))
    return found, declared


def _from_yaml(text: str, path: Path) -> tuple[_Found, _Declared]:
    try:
        # compose() keeps the lines; both read plain YAML only, so no Python object comes of it.
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data: object = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        raise SpecError(f"{path}{place}: not valid YAML: {error}") from error
    whole = {"conditions": data} if isinstance(node, yaml.SequenceNode) else data
    try:
        spec = _YamlSpec.model_validate(whole)
    except ValidationError as error:
        first = max(error.errors(include_url=False), key=lambda item: len(item["loc"]))
        place = ".".join(str(step) for step in first["loc"]) or "the file"
        raise SpecError(
            f"{path}: {place}: {first['msg']}; write conditions: as a list of sentences, "
            "or of text: and id:, parts: as a list of names, and scale: as a text"
        ) from error
    lines = _yaml_lines(node)
    found = [
        (item, line, None) if isinstance(item, str) else (item.text, line, item.id)
        for item, line in zip(spec.conditions, lines, strict=True)
    ]
    scales = [(spec.scale, _key_line(node, "scale"))] if spec.scale else []
    return found, _Declared([(name, 1) for name in spec.parts], scales)


def _key_line(node: yaml.Node | None, wanted: str) -> int:
    value = _value_of(node, wanted)
    return 1 if value is None else value.start_mark.line + 1


def _value_of(node: yaml.Node | None, wanted: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    pairs = cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
    return next((value for key, value in pairs if key.value == wanted), None)


def _yaml_lines(node: yaml.Node | None) -> list[int]:
    if isinstance(node, yaml.MappingNode):
        node = _value_of(node, "conditions")
    items = cast("list[yaml.Node]", node.value) if isinstance(node, yaml.SequenceNode) else []
    return [item.start_mark.line + 1 for item in items]


def _named(found: _Found, path: Path) -> Iterator[Condition]:
    seen: dict[str, int] = {}
    for text, line, given in found:
        clean = " ".join(text.split())
        if not clean or len(clean) > MAX_LENGTH:
            raise SpecError(
                f"{path}, line {line}: a condition must have 1 to {MAX_LENGTH} characters"
            )
        identifier = condition_id(clean) if given is None else given
        if not _ID.fullmatch(identifier):
            raise SpecError(
                f"{path}, line {line}: the id {identifier!r} must be 1 to 64 letters, digits or -"
            )
        if identifier.casefold() in seen:
            raise SpecError(
                f"{path}, line {line}: the id {identifier!r} is that of line "
                f"{seen[identifier.casefold()]} already; remove one, or word it differently"
            )
        seen[identifier.casefold()] = line
        yield Condition(identifier, clean, line)


def same_sentence(first: str, second: str) -> bool:
    """Tell whether two sentences differ in nothing but white space."""
    return first.split() == second.split()


def condition_id(text: str) -> str:
    """Return the id of a condition: its words, shortened, fit for a file name."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())
    name = "-".join(words)
    while len(name) > 60 or len(name.encode()) > 200:
        name = name[:-1]
    return name.strip("-_") or "condition"


def _part_name(text: str, line: int, path: Path) -> str:
    try:
        return normalise_part_name(text)
    except ValueError as error:
        raise SpecError(f"{path}, line {line}: {error}") from error
