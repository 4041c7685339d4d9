"""How far parts are off in Japanese: 中央にあり左右のずれは2mm以内, 中心から5mm以上ずれていない, はみ出しは2mm以内."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.places import owned
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.edges import LevelWithin, ReachesBeyond
from llm4ad.generate.builtin.kinds.places import Centred
from llm4ad.generate.builtin.kinds.positions import Apart
from llm4ad.generate.builtin.kinds.saying import Both, Pairs, Towards
from llm4ad.generate.builtin.kinds.sizes import LargerBy
from llm4ad.generate.builtin.kinds.together import Mutual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.kinds.edges import Level

_OFF = "(ずれ | ズレ | 位置ずれ | 位置のずれ | 偏り | 偏心 | 偏差 | 誤差 | 公差 | ずれ量 | ずれ幅)"
_FURTHER = "(以上 | より 大きく | を 超えて | 超 | より 多く | を超え)"

# ------------------------------------------------ at most so much


@rule(
    "at_most",
    "[±] [最大] {length_said} (以内 | 以下 | まで | 未満) [の 範囲] [だ | 収まる | とする]",
)
@rule("at_most", "± {length_said} [だ | とする]", "最大 {length_said} [だ | とする | まで]")
@rule("at_most", "{length_said} を (超えない | 上回らない)")
def _(length_said: float) -> float:
    return length_said


@rule(
    "shift",
    f"[その] [中心 の | 中心から の | 中央から の | 位置 の] {_OFF} (は | が | を) {{at_most}}",
)
@rule("shift", f"[その] {{across}} [方向] (の | へ の) {_OFF} (は | が | を) {{at_most}}")
def _(at_most: float, across: str = "") -> tuple[str, float]:
    return across, at_most


# ------------------------------------------------ off a middle


@rule("state", "{centred} (に対して | に対し | から | に対する | からの | との) [、] {shift}")
@rule("state", "{centred} (位置する | 居る | だ | 貼られる) [て] [、] {shift}")
@rule(
    "state",
    "{centred} (に | へ) (貼る | 貼られている | 貼ってある | 置く | 配置する) [こと] [、] {shift}",
)
def _(centred: m.Predicate, shift: tuple[str, float]) -> m.Predicate | None:
    across, off = shift
    pieces = centred.predicates if isinstance(centred, Both) else (centred,)
    found = [_within(item, across, off) if isinstance(item, Centred) else item for item in pieces]
    known = tuple(item for item in found if item is not None)
    if len(known) < len(pieces):
        return None
    return known[0] if len(known) == 1 else Both(known)


def _within(centred: Centred, across: str, off: float) -> Centred | None:
    if across and centred.axis not in ("both", across):
        return None
    return replace(centred, axis=across or centred.axis, tolerance=off, pixels=True)


@rule("middle_of", "[{owner}] (中央 | 真ん中)")
@rule(
    "middle_of",
    "[{owner}] {across} [方向] の (中央 | 真ん中 | 中心線)",
    "[{owner}] {across} 中心線",
)
@rule("middle_of", "[{owner}] (縦 | 垂直 | 縦方向) (の 中心線 | 中心線)", across="horizontal")
@rule("middle_of", "[{owner}] (横 | 水平 | 横方向) (の 中心線 | 中心線)", across="vertical")
def _(owner: Sequence[m.Ref] = (), across: str = "both") -> Centred:
    of = owned(owner)
    return Centred(m.IMAGE if of is None else m.Place("part", of=of), across)


@rule(
    "off_middle",
    f"{{middle_of}} から [{{across}} [方向] に] {{length_said}} {_FURTHER} (ずれない | 離れない)",
    f"{{middle_of}} から の {_OFF} (は | が) {{length_said=at_most}}",
    f"{{middle_of}} から の {{across}} [方向] の {_OFF} (は | が) {{length_said=at_most}}",
    "{middle_of} から {length_said=at_most} [の 位置 | の 範囲] [に] (居る | 位置する | だ)",
    f"{{middle_of}} に対する {_OFF} (は | が) {{length_said=at_most}}",
)
def _(middle_of: Centred, length_said: float, across: str = "") -> Centred | None:
    return _within(middle_of, across, length_said)


@rule("state", "{off_middle}")
def _(off_middle: Centred) -> m.Predicate:
    return off_middle


@rule("trait", "中心 (は | が) {off_middle}", "中心 位置 (は | が) {off_middle}")
def _(off_middle: Centred) -> m.Predicate:
    if off_middle.axis == "both" and off_middle.place.of is not None:
        apart = Apart(m.Range(None, off_middle.tolerance), centres=True)
        return Towards(apart, m.The((off_middle.place.of,)))
    return off_middle


@rule(
    "claim", f"{{first=ref}} と {{second=ref}} の 中心 [の | 同士の] {_OFF} (は | が) {{at_most}}"
)
def _(first: m.Ref, second: m.Ref, at_most: float) -> m.Claim:
    return Pairs(m.The((first, second)), Apart(m.Range(None, at_most), centres=True))


# ------------------------------------------------ off the line of others


@rule("level_line", "(上端 | 上辺 | 上面)", given="top")
@rule("level_line", "(下端 | 下辺 | 底 | 底面)", given="bottom")
@rule("level_line", "(左端 | 左辺)", given="left")
@rule("level_line", "(右端 | 右辺)", given="right")
@rule("level_line", "(高さ 位置 | 上下 の 位置 | 縦 位置 | 縦方向 の 位置)", given="center_y")
@rule("level_line", "(左右 の 位置 | 横 位置 | 横方向 の 位置)", given="center_x")
def _(given: Level) -> Level:
    return given


@rule("trait", f"{{level_line}} の {_OFF} (は | が) {{at_most}}")
@rule("trait", f"{{level_line}} (は | が) そろう [て] [、] [その] {_OFF} (は | が) {{at_most}}")
@rule("trait", "{level_line} の (差 | 段差) (は | が) {at_most}")
def _(level_line: Level, at_most: float) -> m.Predicate:
    return Mutual(LevelWithin(level_line, at_most))


@rule("claim", "{first=ref} と {second=ref} の {measure} の (差 | 違い) (は | が) {at_most}")
def _(first: m.Ref, second: m.Ref, measure: str, at_most: float) -> m.Claim | None:
    if measure == "area" or first == second:
        return None
    return Pairs(m.The((first, second)), LargerBy(measure, m.Range(-at_most, at_most)))


# ------------------------------------------------ sticking out


@rule("state", f"{{ref}} から {{length_said}} {_FURTHER} はみ出さない")
@rule("state", f"{{ref}} の (端 | 縁 | 外) から {{length_said}} {_FURTHER} はみ出さない")
@rule("state", "{ref} から の はみ出し [量] (は | が) {length_said=at_most}")
def _(ref: m.Ref, length_said: float) -> m.Predicate:
    return ReachesBeyond(ref, "", m.Range(None, length_said))


@rule("state", f"{{ref}} の {{side}} (端 | 縁 | 辺) から {{length_said}} {_FURTHER} はみ出さない")
def _(ref: m.Ref, side: str, length_said: float) -> m.Predicate:
    return ReachesBeyond(ref, side, m.Range(None, length_said))
