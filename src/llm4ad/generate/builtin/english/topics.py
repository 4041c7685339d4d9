"""What a sentence is about, said first: as for the nuts, they are red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.conditions import all_of
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.logic import Allowed
from llm4ad.generate.builtin.kinds.saying import Saying

if TYPE_CHECKING:
    from llm4ad.generate.builtin.english.subjects import Who


@rule(
    "as_for",
    "(as for | as to | as regards | concerning | regarding | about)",
    "(with | in) (regard | respect) to",
    "when it comes to",
    "as far as",
)
def _() -> bool:
    return True


@rule("statement", "{as_for} {who} [(is | are) concerned] (, | :) {claims}")
def _(as_for: bool, who: Who, claims: tuple[m.Claim, ...]) -> m.Claim | None:
    # What "they" are is known then; of the parts themselves nothing is said.
    if not isinstance(who.subject, m.The | m.Every):
        return None
    return all_of((Allowed(Saying(who.subject, ())), *claims))
