"""What is most or least in Japanese: 一番右にあるのは, 最も長い, ナットのうち一番大きいもの."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.colours import Coloured
from llm4ad.generate.builtin.kinds.saying import SamePart, Saying
from llm4ad.generate.builtin.kinds.sizes import MostOfAll

Most = tuple[str, bool]


@rule("most_side_only", "一番 左 [側]", given=("center_x", False))
@rule("most_side_only", "一番 右 [側]", given=("center_x", True))
@rule("most_side_only", "一番 上 [側]", given=("center_y", False))
@rule("most_side_only", "一番 下 [側]", given=("center_y", True))
def _(given: Most) -> Most:
    return given


@rule("pick", "一番 左側の", "最も左に位置する", "一番左に位置する", given=("center_x", False))
@rule("pick", "一番 右側の", "最も右に位置する", "一番右に位置する", given=("center_x", True))
@rule("pick", "(最上部の | 一番上側の)", given=("center_y", False))
@rule("pick", "(最下部の | 一番下側の)", given=("center_y", True))
@rule("pick", "一番 高い", given=("height", True))
@rule("pick", "一番 低い", given=("height", False))
@rule("pick", "(一番 幅が狭い | 一番 幅の狭い)", given=("width", False))
def _(given: Most) -> Most:
    return given


@rule("ref", "{parts} (のうち | のなかで | の中で) [、] {pick} (もの | 物 | 1つ | 1個 | 1本 | 1枚)")
def _(parts: m.Parts, pick: Most) -> m.Ref:
    return m.Pick(parts, *pick)


@rule("most_size", "一番 {longer} [もの だ | もの | です | である]", "一番 {longer} の である")
def _(longer: Most) -> Most:
    return longer


_OTHERS = "(他 | ほか | 他のもの | ほかのもの)"


# Of all parts: the one that lies furthest out, the one that is largest.
@rule(
    "claim",
    "{ref} (は | が) {most=most_side_only} 位置する",
    "{most=most_side_only} [に ある の] (は | が) {ref} だ",
)
@rule("claim", "{most=most_side_only} (に | にある) (部品 | もの) (は | が) {ref} だ")
@rule("claim", "{most=most_size_of} (の | 部品 | もの) (は | が) {ref} だ")
@rule(
    "claim",
    "{ref} (は | が) (他の | ほかの) (どの | すべての) (部品 | もの) より [も] {most=longer} [こと]",
)
def _(ref: m.Ref, most: Most) -> m.Claim | None:
    if not isinstance(ref, m.One):
        return None
    return Saying(m.The((ref,)), (MostOfAll(*most),))


# 「赤いナットが一番左にある」: of all parts, or of the nuts? Both are read.
@rule("claim", "{parts} (は | が) {most=most_side_only} 位置する")
def _(parts: m.Parts, most: Most) -> m.Claim | None:
    if parts.colour is None:
        return None
    return Saying(m.The((m.Pick(m.Parts(parts.nouns), *most),)), (Coloured((parts.colour,)),))


@rule("most_size_of", "一番 大きい", given=("area", True))
@rule("most_size_of", "一番 小さい", given=("area", False))
@rule("most_size_of", "一番 長い", given=("length", True))
@rule("most_size_of", "一番 短い", given=("length", False))
def _(given: Most) -> Most:
    return given


# 「ナットの右隣はワッシャーである」, 「ラベルの下にあるのはナットだ」
@rule("claim", "{where=beside} [に ある の | に ある {thing}] (は | が) {parts} だ")
def _(where: m.Predicate, parts: m.Parts, thing: bool = True) -> m.Claim | None:
    return (
        None
        if set(m.nouns_of(where)) & set(parts.nouns)
        else Saying(m.Every(parts, m.SOME), (where,))
    )


# One of several of a name: the leftmost nut is the largest one.
@rule(
    "claim",
    "{ref} (は | が) {most=most_size}",
    f"{{ref}} (は | が | だけが | だけは | だけ | のみが) {_OTHERS} [の すべて | の どれ] より [も] {{most=longer}} [こと]",
)
def _(ref: m.Ref, most: Most) -> m.Claim | None:
    if isinstance(ref, m.One):  # the red nut may be the largest of the nuts only
        alone = ref.parts == m.Parts(ref.parts.nouns)
        return Saying(m.The((ref,)), (MostOfAll(*most),)) if alone else None
    if not isinstance(ref, m.Pick | m.Nth) or (isinstance(ref, m.Pick) and ref.field == most[0]):
        return None
    return SamePart(ref, m.Pick(ref.parts, *most))


@rule("claim", "{most=most_size_of} {parts} (は | が) {side=most_side_only} 位置する")
def _(parts: m.Parts, most: Most, side: Most) -> m.Claim:
    return SamePart(m.Pick(parts, *most), m.Pick(parts, *side))
