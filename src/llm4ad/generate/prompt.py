"""What a language model is told: rendered from the code that its programs will call."""

from __future__ import annotations

import ast
import hashlib
import inspect
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import jinja2

from llm4ad.generate.examples import EXAMPLES
from llm4ad.program import expectation
from llm4ad.program.check import BUILTINS
from llm4ad.program.sandbox import MEMORY, SECONDS
from llm4ad.scene import vocabulary
from llm4ad.scene.colours import COLOUR_NAMES
from llm4ad.spec import condition_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

    from llm4ad.scene.scale import Scale
    from llm4ad.scene.statistics import PartStatistics, SceneStatistics
    from llm4ad.spec import Condition

# What the sandbox passes around; a program has better words for all of it. Of millimetres only
# those are told who have a scale.
_HIDDEN = frozenset(
    {
        *("Expectation", "Find", "answers", "finds", "gaps", "index", "level", "parts"),
        *("millimetre", "shares_filled", "shares_inside"),
    }
)

_PRODUCT = """\
# The product

Known parts: {parts}

{measurements}{scale}
# The conditions

```json
{conditions}
```
"""

_MILLIMETRES = """
Scale: {told}. Where a condition speaks of millimetres, the program begins with

    mm = {call}  # pixels that one millimetre is long; the program ends where the part is missing

and measures in them: expect_at_least(nut.distance_to(bolt) / mm, 3, of=..., what=..., unit="mm").
With centimetres it is cm = 10 * {call}, with inches inch = 25.4 * {call}.
"""

_RANGES = (
    ("length", "length", 1.0, "px"),
    ("thickness", "thickness", 1.0, "px"),
    ("area", "area", 1.0, "square px"),
    ("center_x", "center_x / scene.width", 1000.0, ""),
    ("center_y", "center_y / scene.height", 1000.0, ""),
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said to a language model: the rules, which never change, and the product."""

    rules: str
    product: str

    @property
    def text(self) -> str:
        """Return it all as one text, to be pasted into a chat window."""
        return f"{self.rules}\n{self.product}"

    @property
    def hash(self) -> str:
        """Return a digest of all that is said."""
        return prompt_hash(self.text)


def prompt_hash(text: str) -> str:
    """Return the digest by which a prompt is known."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def render_prompt(
    conditions: Sequence[Condition],
    part_names: Iterable[str],
    statistics: SceneStatistics | None = None,
    scale: Scale | None = None,
) -> Prompt:
    """Render the prompt for some conditions.

    ``statistics`` are those of normal pictures, ``scale`` says how long a millimetre is.
    """
    data = [{"id": item.id, "condition": item.text} for item in conditions]
    product = _PRODUCT.format(
        parts=_quoted(sorted(part_names)),
        measurements=_measurements(statistics),
        scale="" if scale is None else _MILLIMETRES.format(told=scale.told, call=scale.call),
        conditions=json.dumps(data, ensure_ascii=False, indent=2),
    )
    return Prompt(render_rules(), product)


@cache
def render_rules() -> str:
    """Render the part of the prompt that is the same for every product."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("llm4ad.generate", "."),
        autoescape=False,  # noqa: S701 - it is read by a model, not by a browser
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template("prompt.md.j2").render(
        builtins=", ".join(sorted(BUILTINS)),
        seconds=f"{SECONDS:g}",
        megabytes=MEMORY // 2**20,
        colours=", ".join(COLOUR_NAMES),
        vocabulary=_vocabulary_code(),
        examples=[
            {
                "known": _quoted(example.part_names),
                "condition": example.condition,
                "id": condition_id(example.condition),
                "source": example.source.rstrip(),
            }
            for example in EXAMPLES
        ],
    )


def _vocabulary_code() -> str:
    blocks: list[str] = []
    for module in (vocabulary, expectation):
        blocks += _public_stubs(module)
    return "\n\n".join(blocks)


def _public_stubs(module: ModuleType) -> list[str]:
    stubs: list[str] = []
    for node in ast.parse(inspect.getsource(module)).body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef) or _is_hidden(node.name):
            continue
        if isinstance(node, ast.ClassDef):
            node.decorator_list = []
            node.body = [_stub(item) for item in node.body if _is_shown(item)]
        else:
            _stub(node)
        stubs.append(ast.unparse(node))
    return stubs


def _is_hidden(name: str) -> bool:
    return name.startswith("_") or name in _HIDDEN


def _is_shown(node: ast.stmt) -> bool:
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.target, ast.Name) and not _is_hidden(node.target.id)
    return not (isinstance(node, ast.FunctionDef) and _is_hidden(node.name))


def _stub(node: ast.stmt) -> ast.stmt:
    """Keep of a function what its caller needs: the signature and the docstring."""
    if isinstance(node, ast.FunctionDef):
        node.body = node.body[:1]
        node.decorator_list = []
    return node


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(json.dumps(name, ensure_ascii=False) for name in names)


def _measurements(statistics: SceneStatistics | None) -> str:
    if statistics is None:
        return (
            "No normal picture has been measured: nothing is known about usual sizes or places.\n"
        )
    sizes = " and ".join(f"{width} x {height}" for width, height in statistics.sizes)
    count = (
        "one normal picture" if statistics.scenes == 1 else f"{statistics.scenes} normal pictures"
    )
    lines = [
        f"Measured on {count} of {sizes} px, as smallest / median / largest value:",
        "",
        *(_measured_part(part) for part in statistics.parts),
    ]
    return "\n".join(lines) + "\n"


def _measured_part(part: PartStatistics) -> str:
    fewest, most = part.counts
    number = f"{fewest}" if fewest == most else f"{fewest} to {most}"
    measured = [f"{number} in every picture"]
    for field, label, scale, unit in _RANGES:
        values = " / ".join(_rounded(value, scale) for value in getattr(part, field))
        measured.append(f"{label} {values} {unit}".rstrip())
    measured.append("main colour " + " or ".join(part.colours))
    return f"- {part.name}: " + "; ".join(measured)


def _rounded(value: float, scale: float) -> str:
    return f"{round(value * scale) / scale:g}" if scale > 1 else f"{value:.0f}"
