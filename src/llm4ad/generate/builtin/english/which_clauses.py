"""What is told of the last part that a claim names: left of the knife, which is left of the plate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.predications import combined
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import AllOf
from llm4ad.generate.builtin.kinds.places import Holds, InPlace
from llm4ad.generate.builtin.kinds.saying import Towards

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.predications import Predications

Groups = tuple[m.Group, ...]
Vp = tuple[str, tuple[m.Predicate, ...]]


# "Left of the knife, which is left of the plate": the knife is.
@rule("claim", "{who} {vp} , which [in turn] {last=predications}")
def _(who: Who, vp: Vp, last: Predications) -> m.Claim | None:
    towards = vp[1][-1] if vp[1] else None
    if isinstance(towards, InPlace) and towards.place.kind == "part":
        ref = towards.place.of
    elif isinstance(towards, Towards) and isinstance(towards.object, m.The):
        ref = towards.object.refs[0] if len(towards.object.refs) == 1 else None
    else:
        ref = None
    first = said(who, [vp])
    if ref is None or first is None or isinstance(ref, m.Pronoun):
        return None
    second = combined(Who(m.The((ref,)), "one"), last)
    return AllOf((first, second)) if second is not None else None


# "Each bottle has exactly one label, which is white": the label of that bottle is.
@rule("claim", "{who} {has} {groups} [,] (which | that) {last=predications}")
def _(who: Who, has: bool, groups: Groups, last: Predications) -> m.Claim | None:
    if not isinstance(who.subject, m.Every) or len(groups) != 1:
        return None
    if groups[0].count not in (m.SOME, m.Range(1, 1)):
        return None
    first = said(who, [("", (Holds(groups),))])
    second = combined(Who(m.The((m.One(groups[0].parts),)), "one"), last)
    return AllOf((first, second)) if first is not None and second is not None else None
