"""Staying inside, in Japanese: トレイに収まっている, 箱の縁からはみ出していない, 全体が写っている."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.places import InPlace, NothingBut, WhollyIn

if TYPE_CHECKING:
    from collections.abc import Sequence


@rule(
    "within",
    "{ref} [の中 | の内側 | 内 | の枠内 | の範囲内 | の枠 | の枠の中 | の内部 | の領域内]",
)
def _(ref: m.Ref) -> m.Ref:
    return ref


_WHOLLY = "(完全に | 全体が | すっぽり | きちんと | しっかり)"


@rule(
    "state",
    "{within} 収まる",
    f"{{within}} に ({_WHOLLY} | すべて | 全部) (入っている | ある | 収まっている | 収まる)",
    f"{_WHOLLY} {{within}} (収まる | に (入っている | ある))",
    "{without} はみ出さない",
)
def _(within: m.Ref | None = None, without: m.Ref | None = None) -> m.Predicate | None:
    ref = within or without
    return WhollyIn(ref) if ref is not None else None


# 「左半分に収まっている」: a piece has no outline that could be crossed.
@rule("state", "{place=region} 収まる")
def _(place: m.Place) -> m.Predicate | None:
    return InPlace(place) if place.kind not in ("part", "image") else None


@rule(
    "without",
    "{ref} [の (外 | 外側 | 縁 | 端 | 枠 | 外枠 | 輪郭 | 範囲 | 境界 | 領域 | 中 | 内側)] (から | より | に | の外に)",
    "{ref} の (外 | 外側) (へ | に は)",
    "{ref} を",
)
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule(
    "state",
    "画像 に 完全に (入っている | 収まっている | 写っている)",
    "完全に 画像 [内 | の中] に (入っている | 収まっている | 写っている)",
    "画像 [内 | の中] 収まる",
    "(全体が 画像 | 全体が 画像 の中 | 画像 [の中 | 内] に 全体が) (位置する | 入っている | 収まっている | 写っている)",
    "全体が (写っている | 見えている | 見える | 写る)",
    "[端が | 一部が | 端も] 切れない",
    "画像 [の外 | の端 | の縁] (から | に) はみ出さない",
)
def _() -> m.Predicate:
    return WhollyIn()


# ------------------------------------------------ all of them


@dataclass(frozen=True, slots=True)
class Everything:
    """All parts but those of some names; ``of`` is what they lie in, where that is said."""

    of: m.Ref | None = None
    nouns: tuple[str, ...] = ()

    def inside(self, ref: m.Ref, *, wholly: bool) -> m.Claim | None:
        """Return that all of them lie in a part."""
        if self.of not in (None, ref) or set(self.nouns) & set(m.nouns_of(ref)):
            return None
        return NothingBut(self.nouns, m.Place("part", of=ref), outside=True, wholly=wholly)


@rule(
    "everything",
    "(すべて | 全部 | 全) [の] {thing} (は | が)",
    "{thing} (は | が) (すべて | どれも | 全部)",
    "どの {thing} も",
    "{plain} [の中 | 内] [に 入っている | の | に ある | に 入れた] {thing} (は | が) [すべて | どれも | 全部]",
)
def _(thing: bool, plain: m.Ref | None = None) -> Everything:
    return Everything(plain)


@rule(
    "everything",
    "{nouns=noun+} (を 除く | を 除いた | 以外 の) [すべての | 全 | 全ての | すべて の] {thing} (は | が) [すべて | どれも | 全部]",
    "{nouns=noun+} (を 除き | を 除いて | を 除けば | 以外 は | 以外 の {thing} は) [、] (すべて | 全部 | 何も | 他は) [の {thing}] [は | が]",
)
def _(nouns: Sequence[str], thing: bool = True) -> Everything:
    return Everything(nouns=tuple(nouns))


@rule(
    "claim",
    "{everything} [、] {within} 収まる",
    "{everything} [、] {without} はみ出さない",
    given=True,
)
@rule(
    "claim",
    "{everything} [、] {ref} (の中 | 内 | の内側) 位置する",
    "{everything} [、] {ref} に 入る",
    given=False,
)
def _(
    everything: Everything,
    given: bool,
    within: m.Ref | None = None,
    without: m.Ref | None = None,
    ref: m.Ref | None = None,
) -> m.Claim | None:
    whole = within or without or ref
    return everything.inside(whole, wholly=given) if whole is not None else None


@rule("claim", "何も {without} はみ出さない", "{without} [は] [何も] 何も はみ出さない")
@rule(
    "claim",
    "{without} (はみ出している | はみ出した | はみ出る | 出ている | 飛び出している) {thing} (が | は | も) ない",
    "{without} {thing} (が | は) はみ出さない",
    "{thing} (が | は) {without} はみ出さない",
)
def _(without: m.Ref, thing: bool = True) -> m.Claim | None:
    return Everything().inside(without, wholly=True)
