"""Reasons that an English sentence gives for what it demands: so that the lid closes.

A reason is passed over only where every word of it is one of those below: it names no part, number,
place or colour, says no "not" and no "must", and nothing of how a part has to look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm4ad.generate.builtin.grammar import Token

    Phrase = tuple[str, ...]


def _phrases(text: str) -> tuple[Phrase, ...]:
    return tuple(tuple(phrase.split()) for phrase in text.split(","))


# How reasons begin. "As" and "so" may say how something is, so they are reasons only after a comma,
# and where what follows can, will or may happen.
_REASONS = _phrases(
    "because,because of,since,in order to,in order that,due to,owing to,thanks to,for ease of,"
    "for the sake of,for easy,for easier,for safe,for safer,for better,for quick,for safety,"
    "for transport,for shipping,for storage,for handling,for packing,for hygiene,to avoid,"
    "to prevent,to protect,to allow,to ensure,to make,to keep,to save,to enable,to help,"
    "to facilitate,to simplify,to reduce,to minimise,to minimize,to stop,to ease,as otherwise"
)
_AS = _phrases("as it,as they,as this,as that,as the,as we")
_SO_THAT = _phrases("so that,so it,so they,so we,so you,so the,so this,so one")
_OR_ELSE = _phrases("otherwise,or else,or it,or they,or the,or we")
_MAY_HAPPEN = frozenset({"will", "would", "could", "might", "can", "may", "gets", "get"})
_STATES = frozenset({"is", "are", "was", "were", "be", "look", "looks", "stay", "stays", "has"})
_BEFORE_TO = frozenset(
    (
        *("has", "have", "is", "are", "be", "needs", "need", "ought", "supposed", "meant", "got"),
        *("required", "able", "allowed", "permitted", "expected", "intended", "next", "close"),
    )
)
_WORDS = frozenset(
    _phrases(
        # who and what is spoken of
        "it they them this that these those its their the a an we us our you your one i there who "
        "which what customer customers operator operators worker workers user users buyer buyers "
        "people children machine machines robot robots line camera lid lids cover covers film "
        "foil product products goods contents content package packaging packages stuff gripper "
        "nozzle scanner tool tools conveyor belt truck oven fridge freezer hygiene safety quality "
        "damage damages scratches scratch breakage leakage dust moisture heat light rattling "
        "noise mistakes mistake confusion complaints complaint request requests reason reasons "
        "law regulations transport transportation transit shipping shipment delivery storage "
        "handling packing assembly production processing process inspection closing sealing "
        "opening cleaning step steps stage use usage removal access space room time money weight "
        "air mismatch thing things point idea looks appearance impression brand fashion season "
        # what happens
        "is are was were be been being am has have had will would can could may might does do did "
        "get gets got getting become becomes close closes closed shut shuts seal seals sealed "
        "open opens opened fit fits work works worked break breaks broken breaking squash "
        "squashed crush crushed crushing bend bends bent dent dented damaged scratched fall falls "
        "fallen falling drop drops dropped slip slips slide slides move moves moved moving shift "
        "shifts rattle rattles leak leaks leaking melt melts melted burn burns ship ships shipped "
        "transported stored handle handled handles pick picks picked grip grips gripped assemble "
        "assembled process processed use used uses remove removed removes take takes taken lift "
        "lifts lifted scan scans scanned see sees find finds like likes liked want wants wanted "
        "ask asks asked requested prefer prefers preferred expect expects wish wishes complain "
        "complains happen happens happened go goes come comes came stay stays keep keeps kept "
        "look looks jam jams stick sticks stuck lost lose loses hurt hurts injured tip tips "
        "tipping over spill spills rub rubs rubbing collide collides snap snaps tear tears torn "
        # how
        "easy easier easily quick quickly quicker safe safely safer better well fast faster nice "
        "nicely nicer neat neatly hot cold cool warm wet dry fragile sharp heavy soft hard loose "
        "properly correctly smoothly likely possible impossible difficult simple simply later "
        "afterwards then next during while when once before after until in on at by for of with "
        "from to into out up down and or as so that too very quite rather otherwise else also "
        "again often sometimes about first best most main usually always "
        "already still each other another"
    )[0]
)
_PAUSES = frozenset({",", ";", "."})
_FIRST = {word for phrase in _REASONS for word in phrase}
_ALLOWED = _WORDS | _FIRST
_BEGINNINGS = {phrase[0] for some in (_REASONS, _AS, _SO_THAT, _OR_ELSE) for phrase in some}
_HIDDEN_DEMANDS = (("has", "to"), ("have", "to"), ("is", "to"), ("are", "to"))


def without_reasons(tokens: list[Token]) -> list[Token]:
    """Return the words of a sentence without the reasons that it gives."""
    place = 0
    while place < len(tokens):
        end = _end_of_reason(tokens, place)
        if end:
            tokens = _left_out(tokens, place, end)
            place = 0
        else:
            place += 1
    return tokens


def _left_out(tokens: list[Token], place: int, end: int) -> list[Token]:
    """Return words without some of them, and without a comma that has lost its sense."""
    if not place:
        return tokens[end + 1 :]
    if tokens[place - 1].text == ",":
        place -= 1
    return [*tokens[:place], *tokens[end:]]


def _end_of_reason(tokens: list[Token], place: int) -> int:
    """Return where a reason that begins at a place ends, and 0 where none can be passed over."""
    if tokens[place].text not in _BEGINNINGS or tokens[place].part:
        return 0
    end = next((at for at in range(place, len(tokens)) if _pauses(tokens[at])), len(tokens))
    words = tuple("" if token.part else token.text for token in tokens[place:end])
    before = tokens[place - 1].text if place else ""
    if len(words) < 2 or not _is_reason(words, before):
        return 0
    if not place and (end + 1 >= len(tokens) or tokens[end].text != ","):
        return 0
    allowed = {*_ALLOWED, "not"} if _begins(words, _OR_ELSE) else _ALLOWED
    if not allowed.issuperset(words) or any(_has(words, hidden) for hidden in _HIDDEN_DEMANDS):
        return 0
    return end


def _is_reason(words: Phrase, before: str) -> bool:
    happens = not _MAY_HAPPEN.isdisjoint(words)
    if _begins(words, _OR_ELSE):
        return bool(before) and happens
    if _begins(words, _SO_THAT):
        return bool(before) and (happens or _STATES.isdisjoint(words))
    if _begins(words, _AS):
        return before == ","
    return _begins(words, _REASONS) and not (words[0] == "to" and before in _BEFORE_TO)


def _pauses(token: Token) -> bool:
    return token.text in _PAUSES and not token.part


def _begins(words: Phrase, beginnings: tuple[Phrase, ...]) -> bool:
    return any(words[: len(each)] == each for each in beginnings)


def _has(words: Phrase, some: Phrase) -> bool:
    return any(words[at : at + len(some)] == some for at in range(len(words)))
