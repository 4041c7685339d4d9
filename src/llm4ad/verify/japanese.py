"""What Japanese sentences surely demand.

In the lines that the patterns see every part is one private character; all else is as written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llm4ad.verify.reading import Claim, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from llm4ad.verify.mutation import MutationKind
    from llm4ad.verify.reading import Mention

_FIRST = 0xE000  # of the private characters
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")  # noqa: RUF001
_PART = r"[\ue000-\uf8ff]"
# Wordings that make what stands around them depend on something, or not meant as it stands.
_DOUBTFUL = re.compile(
    r"もし|場合|なら|れば|たら|とき|時|または|又は|あるいは|もしくは|いずれか|どちらか|かもしれ|か[、。]|か\d"
    r"|以外|除|ただし|ことも|ことが|限ら|よい|いい|必要|はず|わけ|たぶん|およそ|約|ほぼ|同じ|ずつ(?!ある|入)"
)
_SIDES = r"左右上下中央真ん隅端側段行列横縦前後奥外半"
_NUMBER = r"(?:ちょうど|丁度|正確に|必ず|常に|全部で|合計)?(?P<number>\d+|[一二三四五六七八九十]+)"
_COUNTER = r"(?:個|本|枚|つ|切れ|台|匹|粒|片|点|コ|杯|袋|缶)(?:だけ|のみ|ずつ)?"
_THERE_IS = (
    r"(?:ある|あります|あり|存在する|入っている|入っており|入っています|含まれている|含まれる)"
)
_IS = r"(?:です|である|であり|で|だ)"
_END = r"(?=[、。]|$)"
_COUNTS = (
    re.compile(
        rf"(?P<part>{_PART})[がはを]?{_NUMBER}{_COUNTER}"
        rf"(?:(?:{_THERE_IS}|{_IS}){_END}|(?=。|$|、{_PART}[がはを]?(?:ちょうど)?[\d一二三四五六七八九十]))"
    ),
    re.compile(rf"{_NUMBER}{_COUNTER}の(?P<part>{_PART})が{_THERE_IS}{_END}"),
)
_LISTED = re.compile(
    rf"(?:{_PART}{_NUMBER}{_COUNTER}[と、]?)+が?(?:{_THERE_IS}{_END}|(?=。|$))".replace(
        "?P<number>", "?:"
    )
)
_LISTED_ITEM = re.compile(rf"(?P<part>{_PART}){_NUMBER}{_COUNTER}")
_NONE = re.compile(
    rf"(?P<part>{_PART})[がはも](?:1つも|一つも|ひとつも|1個も|一個も)?"
    rf"(?:ない|ありません|入っていない|存在しない){_END}"
)
_IMAGE = r"(?:画像|写真)"
_CELL = r"(?:各|それぞれの|すべての|全ての|どの)(?:マス|ます|区画|セル|くぼみ|仕切り)"
_OPENING = re.compile(
    rf"(?:(?P<cell>(?:[^{_SIDES}。、]*の)?{_CELL}には?、?)|{_IMAGE}(?:の中)?には?、?"
    rf"|(?P<box>{_PART}(?:の中)?には?、?))?"
)
_ALL = r"(?:すべて|全て|全部|みな|どれも|いずれも|どちらも|両方とも|必ず|常に)?"
_TOPIC = (
    rf"(?:^|(?<=。))(?:すべての|全ての)?(?P<part>{_PART})は"
    rf"(?:[^。\ue000-\uf8ff]*(?:で|あり|おり)、)?{_ALL}"
)
_COLOUR = r"(?:黒|白|灰|グレー|赤|オレンジ|黄|緑|青|紫|ピンク|茶)色?い?"
_SAYINGS: dict[MutationKind, re.Pattern[str]] = {
    "move": re.compile(
        rf"{_TOPIC}(?:(?:{_PART}|{_IMAGE})の)?[左右上下]{{1,2}}(?:半分|隅|角|四分の一)に{_THERE_IS}{_END}"
    ),
    "recolour": re.compile(rf"{_TOPIC}{_COLOUR}{_IS}?{_END}(?!、{_ALL}{_COLOUR})"),
}


def read_japanese(sentence: str, names: Sequence[str], mentions: Sequence[Mention]) -> Reading:
    """Mark the parts of a Japanese sentence."""
    line, places, place = "", list[tuple[int, int]](), 0
    for mention in [*mentions, None]:
        end = mention.start if mention else len(sentence)
        kept = [(at, at + 1) for at in range(place, end) if sentence[at] not in " \u3000[]"]
        line += "".join(sentence[at] for at, _ in kept).translate(_DIGITS)
        places += kept
        if mention:
            line += chr(_FIRST + names.index(mention.part))
            places.append((mention.start, mention.end))
            place = mention.end
    return Reading(line, places)


def japanese_claims(line: str) -> Iterator[Claim]:
    """Yield what a line surely demands."""
    if _DOUBTFUL.search(line):
        return
    for kind, pattern in _SAYINGS.items():
        for found in pattern.finditer(line):
            yield _claim(found, kind)
    for sentence in re.finditer(r"[^。]+", line):
        for claim in _counted(sentence[0]):
            start, end = claim.start + sentence.start(), claim.end + sentence.start()
            yield claim._replace(start=start, end=end)


def _counted(text: str) -> Iterator[Claim]:
    opening = _OPENING.match(text)
    place = opening.end() if opening else 0
    scope = (opening.lastgroup if opening else None) or ""
    none = _NONE.match(text, place)
    if none and not scope:
        yield _claim(none, "add")
    if scope != "cell" and re.search("各|それぞれ|ずつ", text):
        return
    for found in _counts(text, place):
        number = found["number"]
        if number != "0":
            yield _claim(found, "remove")
        if scope != "box" or number not in ("0", "1", "一"):
            yield _claim(found, "add")


def _counts(text: str, place: int) -> Iterator[re.Match[str]]:
    """Yield the counted parts from a place on, up to where something else is said."""
    listed = _LISTED.match(text, place)
    if listed:
        yield from _LISTED_ITEM.finditer(text, place, listed.end())
        return
    found = _count_at(text, place)
    while found:
        yield found
        found = _count_at(text, found.end() + 1)


def _count_at(text: str, place: int) -> re.Match[str] | None:
    return next((found for found in (p.match(text, place) for p in _COUNTS) if found), None)


def _claim(found: re.Match[str], kind: MutationKind) -> Claim:
    return Claim(found.start(), found.end(), kind, ord(found["part"]) - _FIRST)
