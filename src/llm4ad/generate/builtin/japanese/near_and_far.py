"""What is near and far in a picture, in Japanese: トレイの手前, 鮭の奥, 右手前.

What is near is at the bottom of a picture that was taken from above or from in front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import may_hold
from llm4ad.generate.builtin.japanese.places import owned
from llm4ad.generate.builtin.japanese.whereabouts import beside, holds_others
from llm4ad.generate.builtin.japanese.words import rule
from llm4ad.generate.builtin.kinds.places import InPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.generate.builtin.japanese.relations import Object
    from llm4ad.generate.builtin.kinds.positions import Side


@rule("side", "奥", given="top")
@rule("side", "手前", given="bottom")
def _(given: str) -> str:
    return given


@rule("corner", "(左奥 | 奥の左 | 奥左)", given="top left")
@rule("corner", "(右奥 | 奥の右 | 奥右)", given="top right")
@rule("corner", "(左手前 | 手前の左 | 手前左)", given="bottom left")
@rule("corner", "(右手前 | 手前の右 | 手前右)", given="bottom right")
def _(given: str) -> str:
    return given


# 「トレイの手前」 is its own near side, 「鮭の手前」 nearer than it, and of a plate it may be both.
@rule("utmost", "{owner} 一番 手前 [側]", given="bottom")
@rule("utmost", "{owner} 一番 奥 [側]", given="top")
def _(owner: Sequence[m.Ref], given: str) -> m.Place:
    return m.Place("edge", given, owned(owner))


@rule("most_side_only", "一番 手前 [側]", given=("center_y", True))
@rule("most_side_only", "一番 奥 [側]", given=("center_y", False))
def _(given: tuple[str, bool]) -> tuple[str, bool]:
    return given


@rule("where", "{ref} の手前", given="bottom")
@rule("where", "{ref} の奥", given="top")
def _(ref: m.Ref, given: str) -> m.Predicate | None:
    return InPlace(m.Place("half", given, ref)) if any(map(may_hold, m.nouns_of(ref))) else None


@rule("where", "{targets} の (手前 | 前)", given="below")
@rule("where", "{targets} の (奥 | 向こう)", given="above")
def _(targets: Sequence[Object], given: Side) -> m.Predicate | None:
    return None if holds_others(targets) else beside(given, targets)
