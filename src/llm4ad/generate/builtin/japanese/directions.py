"""How parts are turned, in Japanese: 垂直である, 傾きが3度以内, ラベルと平行である."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.directions import (
    AlongSide,
    Parallel,
    SquareWith,
    Standing,
    Straight,
)
from llm4ad.generate.builtin.kinds.saying import Both, Not, Relation, Towards
from llm4ad.generate.builtin.kinds.sizes import Sized


@rule("state", "{ref} と (向き | 方向) が 同じ [だ]")
def _(ref: m.Ref) -> m.Predicate:
    return Towards(Parallel(), m.The((ref,)))


@rule(
    "state",
    "(垂直 | 縦向き | 縦置き | 直立) だ",
    "(垂直 | まっすぐ | 直立) に 立っている",
    "[まっすぐ | 真っ直ぐ | 真直ぐ] [に] (立っている | 直立している | 立っていること | 垂直に立っており)",
    "(倒れていない | 横倒しになっていない | 横倒し に (しない | ならない) | 寝ていない | 横になっていない | 倒れない)",
    given=True,
)
@rule(
    "state",
    "(水平 | 横向き | 横置き) だ",
    "(寝ている | 横になっている | 倒れている | 横倒しになっている | 水平に置かれている | 水平になっている)",
    given=False,
)
def _(given: bool) -> m.Predicate:
    return Standing(given)


@rule("state", "(傾いていない | 傾かない | 傾けない | まっすぐである)")
def _() -> m.Predicate:
    return Straight()


@rule("state", "(水平 | 横向き) (か | または) (垂直 | 縦向き) [のどちらか | のいずれか] だ")
@rule("state", "(垂直 | 縦向き) (か | または) (水平 | 横向き) [のどちらか | のいずれか] だ")
def _() -> m.Predicate:
    return Straight(10)


@rule("state", "(縦長 | 縦に長い形) だ", given=("height", "width"))
@rule("state", "(横長 | 横に長い形) だ", given=("width", "height"))
def _(given: tuple[str, str]) -> m.Predicate:
    return Sized(given[0], m.Range(1, None, strict=True), own=given[1])


@rule("state", "{number} (度 | °) (以上 | より大きく) (傾いている | 傾く)")
def _(number: float) -> m.Predicate | None:
    return Not(Straight(number)) if number < 45 else None


@rule(
    "trait",
    "(傾き | 傾斜) (は | が) {number} (度 | °) (を 超える | を 超えている | より大きい | 以上 だ | 超 だ)",
)
def _(number: float) -> m.Predicate | None:
    return Not(Straight(number)) if number < 45 else None


@rule("state", "(傾いている | 斜めになっている | 傾く)")
def _() -> m.Predicate:
    return Not(Straight())


@rule(
    "degrees",
    "[± | 多くとも] {number} (度 | °) (以内 | 以下 | まで | 未満)",
    "多くとも {number} (度 | °)",
    "± {number} (度 | °)",
    "{number} (度 | °) を 超えない",
    "[±] {number} (度 | °) (以内 | 以下) に",
)
def _(number: float) -> float | None:
    return number if number < 45 else None


@rule("state", "{degrees=tilted}")
def _(degrees: float) -> m.Predicate:
    return Straight(degrees)


@rule("state", "{level_line} (から | に対して | に対し | より) {degrees=tilted}")
def _(level_line: bool, degrees: float) -> m.Predicate:
    return Standing(level_line, degrees)


@rule(
    "tilted",
    "{number} (度 | °) (以上 | より大きく | を 超えて | を 超え) (傾かない | 傾いていない)",
)
def _(number: float) -> float | None:
    return number if number < 45 else None


# 「縦に置く」 turns a part; what is arranged upright may be in a column.
@rule(
    "set_so",
    "(縦 | 縦方向) に (置かれている | 立てて置かれている | 入っている | 入れられている)",
    given=True,
)
@rule(
    "set_so",
    "(横 | 横方向) に (置かれている | 寝かせて置かれている | 寝ている | 入っている | 入れられている)",
    given=False,
)
def _(given: bool) -> m.Predicate:
    return Standing(given)


@rule("state", "{set_so}")
def _(set_so: m.Predicate) -> m.Predicate:
    return set_so


@rule("state", "{where} に [、] {set_so}")
def _(where: m.Predicate, set_so: m.Predicate) -> m.Predicate:
    return Both((where, set_so))


@rule("turned", "(水平 | 横向き | 横置き)", given=False)
@rule("turned", "(垂直 | 縦向き | 縦置き)", given=True)
def _(given: bool) -> bool:
    return given


@rule("state", "{turned} 位置する", "{turned} に 並ぶ")
def _(turned: bool) -> m.Predicate:
    return Standing(turned)


@rule(
    "state",
    "{where} に [、] {turned} (位置する | に 貼る)",
    "{turned} に {where} (位置する | に 貼る)",
)
def _(where: m.Predicate, turned: bool) -> m.Predicate:
    return Both((where, Standing(turned)))


_TO = "(と | に | に対して | とは | に対し)"


@rule("relation", f"{_TO} [ほぼ] 平行 (だ | 位置する | に 並ぶ | に なっている | 居る)")
@rule("relation", f"{_TO} [ほぼ] 同じ (向き | 方向) (だ | 位置する | に 並ぶ | を 向いている)")
def _() -> Relation:
    return Parallel()


@rule(
    "relation",
    f"{_TO} [ほぼ] (直角 | 垂直) (だ | 位置する | に なっている | に 交わっている | に 交わる | に 交差している)",
    f"{_TO} 直交 (している | する)",
)
def _() -> Relation:
    return Parallel(across=True)


@rule("relation", "(に対して | に対し) 傾いていない", given=None)
@rule("relation", "(に対して | に対し) [傾き が] {degrees} (だ | 収まる)", given=None)
@rule("relation", "(に対する | に対しての) 傾き が {degrees} (だ | 収まる)", given=None)
def _(given: None, degrees: float = 5) -> Relation:
    return SquareWith(degrees)


@rule("relation", f"の (長辺 | 長手方向 | 長い 辺) {_TO} [ほぼ] 平行 (だ | 位置する)", given=False)
@rule("relation", f"の (短辺 | 短手方向 | 短い 辺) {_TO} [ほぼ] 平行 (だ | 位置する)", given=True)
def _(given: bool) -> Relation:
    return Parallel(across=given)


# The edges of a thing run along it and across it.
@rule("relation", f"の (縁 | 端 | 枠 | 外枠 | 辺 | ふち | 側面) {_TO} [ほぼ] 平行 (だ | 位置する)")
def _() -> Relation:
    return SquareWith()


@rule(
    "state",
    f"{{ref}} の {{side}} [の] (端 | 辺 | 縁) {_TO} [ほぼ] 平行 (だ | 位置する | に なっている | 居る)",
)
def _(ref: m.Ref, side: str) -> m.Predicate:
    return AlongSide(ref, side in ("left", "right"))


@rule("state", "{ref} {relation}")
def _(ref: m.Ref, relation: Relation) -> m.Predicate:
    return Towards(relation, m.The((ref,)))


@rule("state", "{where} に [、] {ref} {relation}")
def _(where: m.Predicate, ref: m.Ref, relation: Relation) -> m.Predicate:
    return Both((where, Towards(relation, m.The((ref,)))))


@rule("state", "{ref} {relation=alongside} [、] {said=alongside_there}")
def _(ref: m.Ref, relation: Relation, said: m.Predicate) -> m.Predicate:
    return Both((Towards(relation, m.The((ref,))), said))


@rule("alongside", f"{_TO} 平行 に")
def _() -> Relation:
    return Parallel()


@rule("alongside_there", "{where} 位置する")
def _(where: m.Predicate) -> m.Predicate:
    return where


@rule(
    "state",
    "(まっすぐ | 真っ直ぐ | 真直ぐ | 傾かずに | 傾きなく | 傾かないように) [に] (居る | 貼る | 置いてある)",
)
@rule(
    "state",
    "(傾いて | 斜めに) (いない | 写っていない | 置かれていない | 貼られていない | 取り付けられていない | 入っていない)",
)
@rule(
    "state",
    "(斜め | ななめ) に (なっていない | ならない | しない)",
    "斜め ではない",
    "傾き が ない",
)
def _() -> m.Predicate:
    return Straight()


@rule("state", "(傾いても | 傾いていても | 傾きがあっても | 傾く場合でも) {degrees} だ")
def _(degrees: float) -> m.Predicate:
    return Straight(degrees)


# ------------------------------------------------ angles


@rule("level_line", "(水平 | 水平方向 | 横方向 | 水平線)", given=False)
@rule("level_line", "(垂直 | 垂直方向 | 縦方向 | 鉛直)", given=True)
def _(given: bool) -> bool:
    return given


@rule(
    "trait",
    "(角度 | 傾き | 傾斜 | 向き) (は | が) {level_line} (から | に対して | に対し) {degrees} [だ | 収まる]",
)
@rule("state", "{level_line} (から | に対して | に対し) [傾き が] {degrees} (だ | 収まる)")
@rule(
    "trait",
    "{level_line} (に対する | からの | に対しての) (傾き | ずれ | 角度) (は | が) {degrees} [だ | 収まる]",
)
def _(level_line: bool, degrees: float) -> m.Predicate:
    return Standing(level_line, degrees)
