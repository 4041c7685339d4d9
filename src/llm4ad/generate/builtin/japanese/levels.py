"""How full something is, and what share of it is covered, in Japanese: 液面は瓶の高さの8割, 瓶の30%を覆う."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.filling import FilledWith
from llm4ad.generate.builtin.kinds.quantities import Measured, Share, SharePredicate
from llm4ad.generate.builtin.kinds.saying import Saying
from llm4ad.generate.builtin.kinds.sizes import CoveredTogether
from llm4ad.generate.builtin.kinds.usual import Usual, UsualQuantity

if TYPE_CHECKING:
    from collections.abc import Sequence

_SURFACE = "(液面 | 液面の高さ | 液面の位置 | 液位 | 水位 | 水面 | 液量 | 量 | 水位の高さ | 上面 | 液面レベル)"
_LEVEL = f"({_SURFACE} | 高さ)"
_IN_IT = "(入っている | 入る | 満たされている | 満たされる | 満ちている | 注がれている | 充填されている | 充填される)"
_SHARE = "(割合 | 面積比率 | 比率 | 面積比 | 占有率 | 充填率 | 面積の割合 | 面積率 | 面積割合)"
_FILLED = "(満たされている | 満たされる | 占められている | 占められる | 埋まっている | 埋められている | 満杯 だ)"
_COVERED = "(覆われている | 覆われる | 隠れている | カバーされている)"
_REACHES = "(入っている | 入る | 満たされている | 満たされる | 満ちている | 注がれている | 充填されている | 充填される | 達する | 届く | ある | 来ている | 来る)"


# ------------------------------------------------ how high it reaches


@rule("up_to", f"[高さ の] {{shares}} [の 高さ | の ところ | の 位置] まで {_REACHES}")
@rule("up_to", "[高さ の] {shares} [の 高さ | の ところ | の 位置] (達する | に 達する | に 届く)")
def _(shares: m.Range) -> m.Range:
    return shares


@rule("up_to", f"[高さ の] {{low=fraction}} を 超えて {_REACHES}")
def _(low: float) -> m.Range:
    return m.Range(low, None, strict=True)


@rule("state", "{ref} [全体] の {up_to}")
def _(ref: m.Ref, up_to: m.Range) -> m.Predicate:
    return SharePredicate(ref, up_to, level=True)


@rule("state", f"{{ref}} の {{shares}} {_IN_IT}")
def _(ref: m.Ref, shares: m.Range) -> m.Predicate | None:
    return SharePredicate(ref, shares, level=True)


@rule(
    "claim",
    f"{{of=ref}} (の中の | の | 内の) {{ref=bare}} の {_LEVEL} (は | が) {{shares}} [だ | 収まる]",
    "{of=ref} (の中の | 内の) {ref=bare} (は | が) {shares} (だ | 入っている)",
    f"{{ref=bare}} の {_SURFACE} (は | が) {{of=ref}} の {{shares=up_to}}",
    f"{{ref=bare}} の {_SURFACE} (は | が) {{of=ref}} の [高さの] {{shares}} [だ | 位置する | 収まる | の 高さ だ | の 位置 だ | の 高さ 位置する]",
    f"{{of=ref}} (は | が) {{ref=bare}} で {{shares}} まで {_FILLED}",
    f"{{of=ref}} の {{shares}} まで {{ref=bare}} (が | は) {_REACHES}",
    f"{{of=ref}} [の中 | 内] (に | には) [、] {{ref=bare}} (が | は) [高さ の] {{shares}} [の 高さ] [まで] {_IN_IT}",
)
def _(ref: m.Ref, of: m.Ref, shares: m.Range) -> m.Claim:
    return Measured(Share(ref, of, level=True), shares, "share")


# What lies in something is not told by that it does here.
@rule("bare", "{parts}")
def _(parts: m.Parts) -> m.Ref:
    return m.One(parts)


@rule(
    "claim", f"{{of=ref}} (の中の | の | 内の) {{ref=bare}} の {_LEVEL} (は | が) {{as_usual}} [だ]"
)
def _(ref: m.Ref, of: m.Ref, as_usual: bool) -> m.Claim:
    return UsualQuantity(Share(ref, of, level=True))


@rule("state", f"{{ref}} の {{usually}} の 高さ まで {_REACHES}")
def _(ref: m.Ref, usually: bool) -> m.Predicate:
    return Usual("level", ref)


_UP_TO = "[その] [高さ の | 容量 の]"


# 「どの瓶もジュースが高さの8割まで入っている」, 「各瓶のジュースの液面は高さの8割」
@rule("state", f"{{noun}} (は | が) {_UP_TO} {{shares}} [の 高さ] [まで] {_IN_IT}")
def _(noun: str, shares: m.Range) -> m.Predicate:
    return FilledWith(noun, shares, level=True)


@rule(
    "claim",
    f"{{each}} (の | の中の | 内の) {{noun}} (の {_LEVEL} | の 量) (は | が) {_UP_TO} {{shares}} [だ | 収まる | 位置する]",
    f"{{noun}} (の {_LEVEL} | の 量) (は | が) {{each}} (の 高さ の | の) {{shares}} [だ | 収まる | 位置する]",
)
def _(each: m.Subject, noun: str, shares: m.Range) -> m.Claim | None:
    return Saying(each, (FilledWith(noun, shares, level=True),))


# ------------------------------------------------ how much of it


@rule(
    "state",
    "{ref} [全体] [の面積 | の表面 | の容量 | の容積] の {shares} [程度] [の面積] を 占める",
)
def _(ref: m.Ref, shares: m.Range) -> m.Predicate:
    return SharePredicate(ref, shares, level=False)


@rule("state", "画像 [全体] [の面積] の {shares} [程度] を 占める")
def _(shares: m.Range) -> m.Predicate:
    return SharePredicate(None, shares, level=False)


@rule(
    "claim",
    f"{{of=ref}} [の面積 | の表面] の {{shares}} (は | が) {{ref=bare}} で ({_FILLED} | {_COVERED})",
    f"{{of=ref}} [の面積 | の表面] (は | が) {{ref=bare}} で {{shares}} ({_FILLED} | {_COVERED})",
    f"{{of=ref}} [の面積 | の表面] (は | が) {{shares}} [が] {{ref=bare}} で ({_FILLED} | {_COVERED})",
    f"{{of=ref}} [の面積] (に対する | に占める | における | に対しての) {{ref=bare}} [の面積] の {_SHARE} (は | が) {{shares}} [だ | 収まる]",
    f"{{ref=bare}} [の面積] (の | が) 占める {_SHARE} (は | が) {{of=ref}} [の面積] の {{shares}} [だ]",
    f"{{of=ref}} (の中の | の | 内の) {{ref=bare}} の {_SHARE} (は | が) {{shares}} [だ | 収まる]",
    f"{{ref=bare}} の {_SHARE} (は | が) {{of=ref}} [の面積] の {{shares}} [だ | 収まる]",
    "{ref=bare} (の | が) 占める の (は | が) {of=ref} [全体] [の面積] の {shares} [だ]",
)
def _(ref: m.Ref, of: m.Ref, shares: m.Range) -> m.Claim:
    return Measured(Share(ref, of, level=False), shares, "share")


@rule("trait", "面積 (は | が) {ref} [全体] [の面積] の {shares} を 占める")
@rule("state", "{ref} [全体] の 面積 の {shares} [だ]")
def _(ref: m.Ref, shares: m.Range) -> m.Predicate:
    return SharePredicate(ref, shares, level=False)


@rule(
    "claim",
    "{several=parts+} (は | が) [、] 合計 [で] {of=ref} [全体] [の面積] の {shares} を 占める",
    "{several=parts+} の 面積 の 合計 (は | が) {of=ref} [の面積] の {shares} (だ | を 占める)",
    "{several=parts+} の 合計 の 面積 (は | が) {of=ref} [の面積] の {shares} (だ | を 占める)",
    "{several=parts+} の 合計 面積 (は | が) {of=ref} [の面積] の {shares} (だ | を 占める)",
)
def _(several: Sequence[m.Parts], of: m.Ref, shares: m.Range) -> m.Claim | None:
    if any(each.colour for each in several):
        return None
    nouns = tuple(noun for each in several for noun in each.nouns)
    return CoveredTogether(m.Parts(nouns), of, shares)
