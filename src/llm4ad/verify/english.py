"""What English sentences surely demand.

In the lines that the patterns see every word stands behind a space: @2 is part number 2, @2s
several of it, #4 a number and %red a colour.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from llm4ad.generate.builtin.lexicon import NUMBERS
from llm4ad.verify.reading import COLOUR_OF, Claim, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from llm4ad.verify.mutation import MutationKind
    from llm4ad.verify.reading import Mention

_NUMBER_OF = {word: number for number, word in enumerate(NUMBERS.split())} | {"single": 1}
_PIECE = re.compile(r"(?P<number>\d+(?:\.\d+)?)|(?P<word>[^\W\d_]+)|(?P<sign>['’]s\b|[^\w\s])")  # noqa: RUF001
_SKIPPED = re.compile(r"[\s_\[\]]|(?<=[^\W\d])-(?=[^\W\d])")

# Wordings that make what stands around them depend on something, or not meant as it stands.
_DOUBTFUL = re.compile(
    r" (?:or|if|when|whenever|unless|either|otherwise|instead|except|depend\w*|provided|providing"
    r"|assuming|while|until|once|where|wherever|in (?:(?:this|that|the|any) )?case|goe?s? with"
    r"|belongs? (?:to|with)|sometimes|usually|often|maybe|perhaps|possibly|optional\w*|may|might"
    r"|could|would|almost|never|ignore|wrong|faulty|defect\w*|bad|abnormal|forbidden|example)"
    r"(?= |$)"
)
_HARMLESS_OR = re.compile(
    r" (?:left|above|up|top) or (?:right|below|down|bottom)| give or take|%\w+(?: , %\w+)* or %\w+"
)
# A segment that begins so is about a place or a case that the rest of it depends on.
_LIMITING = re.compile(
    r" (?:above|after|along|among|around|at|before|behind|below|beneath|beside|between|beyond|by"
    r"|down|for|from|in|inside|left|like|near|next|of|off|on|outside|over|right|through|to|toward"
    r"|towards|under|underneath|up|upon|with|within|without) "
)

_IMAGE = r"(?:image|picture|photo|photograph|scene|view)"
_BOX = r"(?:@\d+(?= |$)(?! 's)|bag|board|bowl|box|container|kit|pack|package|plate|tray)"
_SIDE = r"(?:left|right|top|bottom|upper|lower)"
_OF = rf"(?: of the (?:{_IMAGE}|{_BOX}))"
# "On the left of the nut" says how two parts lie to each other, not in which half they are.
_AT_SIDE = (
    rf" (?:in|on|at|within|inside) the {_SIDE}(?: {_SIDE})?"
    rf"(?: (?:half|quarter|corner|edge){_OF}?|(?: side)?(?: of the {_IMAGE})?)(?= |$)"
)
_IN_IMAGE = rf" (?:in|on|within) the {_IMAGE}(?= |$)"
_IN_BOX = rf" (?:in|on|inside|within) the {_BOX}(?= |$)"
_LIMITED = rf"(?:{_SIDE}|row|column|middle|corner|edge|first|last|that|which|with|but)(?= |$)"
_EACH_CELL = (
    r" (?:each|every|all)(?: of)?(?: the)?(?: #\d+)?"
    r" (?:cells?|compartments?|fields?|pockets?|cavity|cavities|slots?|squares?)"
    rf"(?: (?!{_LIMITED})[^ ,:]+)*?"
)
_MUST = r"(?: (?:must|should|shall|has to|have to))?"
_BE = rf"{_MUST} (?:is|are|be)(?: always)?"
_HOLD = rf"{_MUST} (?:holds?|contains?|includes?)(?: always)?"
_HAVE = rf"(?:{_HOLD}|{_MUST} (?:have|has|shows?)(?: always)?)"
_STATE = rf"(?:{_BE}|{_MUST} (?:lies?|sits?|stands?))(?: all| both)?"
_IN_TOTAL = r" (?:in total|in all|altogether|overall|together)(?= |$)"
_JOIN = r"(?: , and| ,| and)"
_JOINT = re.compile(_JOIN)
_EXACTLY = r"(?: exactly| precisely| just| only)?(?: an?)?"
_NOUN = r" @(?P<part>\d+)s?(?= |$)(?! 's)"
_CLAUSE_END = rf"(?=$| ,| and (?!(?:in|on|at|(?:the )?{_SIDE})(?: |$)))"

_OPENING = re.compile(
    rf"(?:^(?:(?P<cell> in{_EACH_CELL})|(?P<box>{_IN_BOX})|{_IN_IMAGE})?(?: ,)?|{_JOIN}) there{_BE}"
    rf"|^ the {_IMAGE}{_HAVE}|^(?P<box_holds> the {_BOX}{_HOLD})"
    rf"|^(?P<cell_holds>{_EACH_CELL}{_HAVE})"
)
_ITEM = re.compile(rf"(?:{_EXACTLY} #(?P<number>\d+)| (?P<no>no)){_NOUN}")
_VAGUE_ITEM = re.compile(
    r"(?: an?| some| several| many| at (?:least|most) #\d+| no more than #\d+| up to #\d+"
    rf"| (?:more|fewer|less) than #\d+| between #\d+ and #\d+| #\d+ (?:to|-|–) #\d+){_NOUN}"  # noqa: RUF001
)
_TOTAL = re.compile(rf"{_EXACTLY} #(?P<number>\d+) @\d+s?(?:{_JOIN} @\d+s?)+{_IN_TOTAL}")
_SCOPE = re.compile(
    rf"(?:{_STATE})?(?:(?P<side>{_AT_SIDE})|(?P<cell> in{_EACH_CELL}(?=$| ,))"
    rf"|{_IN_IMAGE}|(?P<box>{_IN_BOX}))|(?:{_BE})? (?:present|visible)(?= |$)|{_IN_TOTAL}|"
)
_ENDED = re.compile(
    rf"$| :|{_JOIN} (?:there|its?|they|their|the|all|both|each|every|none|nothing|no|with|exactly"
    r"|#\d+ (?:of them|in the|on the|at the|in each))(?= |$)"
)
_NUMBER_IS = re.compile(rf"^ the number of @(?P<part>\d+)s?{_BE}(?: exactly)? #\d+(?=$| ,)")
_AS_MANY = re.compile(r"^ there are as many @(?P<part>\d+)s? as @(?P<other>\d+)s?(?=$| ,)")
_NEITHER = re.compile(
    rf"^ there{_BE} neither(?: an?)? @(?P<part>\d+)s? nor(?: an?)? @(?P<other>\d+)s?(?=$| ,)"
)
_NONE_IS = re.compile(rf"^ no @(?P<part>\d+)s?{_BE}(?:(?: present| visible| there)?$|{_IN_IMAGE}$)")

_ALL_OF_THEM = re.compile(
    rf" , (?:all|both|each)(?: of them)?(?:{_BE}| lie| lies)?"
    rf"(?:(?P<move>{_AT_SIDE})|(?P<recolour> %\w+))(?=$| ,| and (?!%|\w+ %))"
)
_ONE_EACH = re.compile(rf" [,:] #1{_AT_SIDE}{_JOIN} #1{_AT_SIDE}(?=$| ,)")
_OPPOSITES = ({"left", "right"}, {"top", "bottom"}, {"upper", "lower"})

_DETERMINER = r" (?:the|all the|all|both the|both|each|every)"
_SUBJECT = re.compile(
    rf"(?P<before>^|{_JOIN})(?P<who>{_DETERMINER} @\d+s?(?:(?:{_JOIN}){_DETERMINER} @\d+s?)*)"
    r" (?=(?P<verb>\w+))"
)
_VERBS = re.compile(r" (?:is|are|has|have|lies?|sits?|stands?|holds?|contains?|touch|touches)(?= )")
_OF_ONE = frozenset(("is", "has", "lies", "sits", "stands", "covers", "reaches"))
_OF_SEVERAL = frozenset(("are", "have", "lie", "sit", "stand"))
# "The nuts lie ..." says that there are some; "all nuts are ..." does not.
_THERE = re.compile(r" the @\d+s?(?: and the @\d+s?)*")
_SAYS = re.compile(rf"{_MUST} (?:lie|sit|stand|cover) (?!no)")
_SAYINGS: dict[MutationKind, re.Pattern[str]] = {
    "move": re.compile(rf"{_STATE}{_AT_SIDE}{_CLAUSE_END}"),
    "recolour": re.compile(
        rf"{_BE}(?: all| both)? %\w+(?=$| , (?!(?:and )?%)| and (?!(?:\w+ ){{0,2}}%))"
    ),
}
_EXCHANGE = re.compile(
    rf"{_BE} (?:(?:to |on )?(?:the )?(?:left|right) of|above|below|under) the @(?P<other>\d+)"
    r"(?=$| ,| and )"
)
_RANGE = r" (?:between |from )?#(?P<low>[\d.]+) (?:and|to|-|–) #(?P<high>[\d.]+)"  # noqa: RUF001
# A place or a form is not a size: a nut that is scaled keeps its place, and its length per width.
_OFF = r"(?:above|below|from|away|apart|off|distance|gap|counted|its?|their|own)(?= |$)"
# A part that is scaled by 1.5 or by 0.6 leaves any range narrower than this: high over low. What
# it reaches moves by half of that, as it is scaled around its centre.
_SIZES: tuple[tuple[float, re.Pattern[str]], ...] = (
    (
        2.5,
        re.compile(
            rf"{_BE}{_RANGE}(?: (?!{_OFF})[^ ,(@]+)*? (?:long|wide|high|tall|large|big)"
            rf"(?:(?=$| ,)| as (?:the|an?) (?:{_IMAGE}|@(?P<than>\d+))(?= |$))(?!.* {_OFF})"
        ),
    ),
    (2.5, re.compile(rf" covers{_RANGE} (?:percent|%){_OF}(?=$| ,)")),
    (
        1.5,
        re.compile(rf" reaches(?: up to)?{_RANGE} (?:percent|%) of(?: (?!{_OFF})[^ ,(]+)+(?=$| ,)"),
    ),
)
_SEVERAL_SIZES = 1.5  # the one that grows and the one that shrinks may be two parts


class _Group(NamedTuple):
    """Counted parts that stand together, and where they are said to be."""

    start: int
    end: int
    items: list[tuple[int, int, int, int]]  # from where, to where, part, number
    scope: str


def read_english(sentence: str, names: Sequence[str], mentions: Sequence[Mention]) -> Reading:
    """Mark the parts, numbers and colours of an English sentence."""
    named = {mention.start: mention for mention in mentions}
    only = names.index(mentions[0].part) if len({m.part for m in mentions}) == 1 else None
    line, places, place = "", list[tuple[int, int]](), 0
    while place < len(sentence):
        mention = named.get(place)
        piece = _PIECE.match(sentence, place)
        if mention is None and (piece is None or _SKIPPED.match(sentence, place)):
            place += 1
            continue
        end = mention.end if mention else piece.end() if piece else place + 1
        if mention:
            sign = f"@{names.index(mention.part)}{'s' * mention.plural}"
        else:
            sign = _sign_of(
                sentence[place:end].lower(), sentence[end:], only if "@" in line else None
            )
        line += f" {sign}"
        places += [(place, place), *[(place, end)] * len(sign)]
        place = end
    return Reading(line, places)


def _sign_of(word: str, rest: str, only: int | None) -> str:
    """Return the sign for a word; ``only`` is the part that "it" stands for."""
    if word in _NUMBER_OF or word[0].isdigit():
        return f"#{_NUMBER_OF.get(word, word)}"
    if word in COLOUR_OF:
        return f"%{COLOUR_OF[word]}"
    if only is not None and word in ("it", "they"):
        return f"the @{only}{'s' * (word == 'they')}"
    if word == "." and re.match(r"\s+[^\WA-Z]|\S", rest):  # of a word that is cut short
        return "~"
    return word.replace("’", "'")  # noqa: RUF001


def english_claims(line: str) -> Iterator[Claim]:
    """Yield what a line surely demands."""
    if _DOUBTFUL.search(_HARMLESS_OR.sub("", line)):
        return
    segments = list(re.finditer(r"(?: [^ .;]\S*)+", line))
    for segment in segments:
        text = segment[0]
        if _LIMITING.match(text) and not _OPENING.match(text):
            continue
        for claim in (*_counted(text, whole=len(segments) == 1), *_compared(text), *_said(text)):
            start, end = claim.start + segment.start(), claim.end + segment.start()
            yield claim._replace(start=start, end=end)


def _compared(text: str) -> Iterator[Claim]:
    kinds: tuple[tuple[re.Pattern[str], tuple[MutationKind, ...]], ...] = (
        (_NUMBER_IS, ("remove", "add")),
        (_AS_MANY, ("remove", "add")),
        (_NEITHER, ("add",)),
        (_NONE_IS, ("add",)),
    )
    for pattern, demanded in kinds:
        found = pattern.match(text)
        if found:
            parts = [int(part) for part in found.groups()]
            yield from (Claim(0, found.end(), kind, part) for kind in demanded for part in parts)


def _counted(text: str, *, whole: bool) -> Iterator[Claim]:
    """Yield what the numbers of parts in a segment demand."""
    openings = [
        (found.end(), found.lastgroup or "")
        for found in _OPENING.finditer(text)
        if found.start() == 0 or _VERBS.search(text[: found.start()] + " ")
    ]
    bare = _ITEM.match(text) or _TOTAL.match(text)
    if not openings and whole and bare:
        openings = [(0, "")]
    for place, opening in openings:
        scope = opening.removesuffix("_holds")
        total = _total(text, place, scope)
        if total:
            yield from _claims_of(total)
            continue
        for group in _groups(text, place, scope):
            yield from _claims_of(group)
            yield from _claims_of_all(group, text)


def _total(text: str, place: int, scope: str) -> _Group | None:
    found = _TOTAL.match(text, place)
    if found is None or not _ENDED.match(text, found.end()):
        return None
    start, end = found.start("number") - 2, found.end()
    parts = [int(part) for part in re.findall(r"@(\d+)", found[0])]
    items = [(found.start(), end, part, int(found["number"])) for part in parts]
    return _Group(start, end, items, scope)


def _groups(text: str, place: int, opened: str) -> Iterator[_Group]:
    """Yield the lists of counted parts from a place on, as long as nothing else limits them."""
    sided = False
    while True:
        start = place
        place, items = _items(text, start)
        scope = _SCOPE.match(text, place)
        if place == start or scope is None:
            return
        place = scope.end()
        ended = bool(_ENDED.match(text, place))
        joint = _JOINT.match(text, place)
        goes_on = joint is not None and _item_at(text, joint.end()) is not None
        if not (ended or goes_on) or (
            re.search(_IN_TOTAL, text) and not re.match(_IN_TOTAL, scope[0])
        ):
            return
        if sided and scope.lastgroup != "side":  # "on the left" may be meant for these as well
            return
        sided = scope.lastgroup == "side"
        yield _Group(start, place, items, scope.lastgroup or opened)
        if joint is None or not goes_on:
            return
        place = joint.end()


def _items(text: str, place: int) -> tuple[int, list[tuple[int, int, int, int]]]:
    """Return where a list of parts ends, and those in it that are counted."""
    items: list[tuple[int, int, int, int]] = []
    found, end = _item_at(text, place), place
    while found:
        end = found.end()
        if found.re is _ITEM:
            number = int(found["number"] or 0)
            items.append((found.start(), end, int(found["part"]), number))
        joint = _JOINT.match(text, end)
        found = _item_at(text, joint.end()) if joint else None
    return end, items


def _item_at(text: str, place: int) -> re.Match[str] | None:
    return _ITEM.match(text, place) or _VAGUE_ITEM.match(text, place)


def _claims_of(group: _Group) -> Iterator[Claim]:
    """Yield what counted parts demand in their scope.

    One that is added may lie outside of a half, or outside of a box that has no room for it.
    """
    for start, end, part, number in group.items:
        if group.scope == "side" and number:
            yield Claim(start, group.end, "move", part)
        if group.scope != "side" and number:
            yield Claim(start, end, "remove", part)
        if group.scope in ("", "cell") or (group.scope == "box" and number > 1):
            yield Claim(start, end, "add", part)


def _claims_of_all(group: _Group, text: str) -> Iterator[Claim]:
    """Yield what is said of all counted parts together after a comma."""
    end, kind = 0, ""
    all_of_them = _ALL_OF_THEM.match(text, group.end)
    one_each = _ONE_EACH.match(text, group.end)
    if all_of_them:
        end, kind = all_of_them.end(), all_of_them.lastgroup
    elif one_each and [item[3] for item in group.items] == [2]:
        sides = set(re.findall(rf" ({_SIDE})(?= |$)", one_each[0]))
        end, kind = one_each.end(), "move" if sides in _OPPOSITES else ""
    for _, _, part, number in group.items:
        if kind in ("move", "recolour") and number:
            yield Claim(group.start, end, kind, part)


def _said(text: str) -> Iterator[Claim]:
    """Yield what is said of parts that are the subject of a clause."""
    for subject in _SUBJECT.finditer(text):
        who, verb = subject["who"], subject["verb"]
        parts = [int(part) for part in re.findall(r"@(\d+)", who)]
        several = len(parts) > 1 or bool(re.search(r"@\d+s| all | both ", who))
        before = text[: subject.start("who")]
        if re.search(r" (?:that|which|whose) ", before) or not _begins(subject, before):
            continue
        if verb in (_OF_ONE if several else _OF_SEVERAL):
            continue
        start, end = subject.start("who"), subject.end("who")
        said = _SAYS.match(text, end)
        if said and _THERE.fullmatch(who):
            for part in re.findall(r"@(\d+)s", who):
                yield Claim(start, said.end() - 1, "clear", int(part))
        for kind, pattern in _SAYINGS.items():
            found = pattern.match(text, end)
            for part in parts if found else ():
                yield Claim(start, found.end() if found else end, kind, part)
        if len(parts) == 1:
            several = several or who.startswith((" each", " every"))
            yield from _related(text, start, end, parts[0], several=several)


def _begins(subject: re.Match[str], before: str) -> bool:
    """Tell whether a subject begins a clause: the one before it has a verb of its own."""
    return not subject["before"] or bool(_VERBS.search(before + " "))


def _related(text: str, start: int, end: int, part: int, *, several: bool) -> Iterator[Claim]:
    exchange = _EXCHANGE.match(text, end)
    if exchange and not several:
        first = min(part, int(exchange["other"]))  # a mutation is under the first of the two names
        yield Claim(start, exchange.end(), "exchange", first)
    for widest, pattern in _SIZES:
        found = pattern.match(text, end)
        if found is None or found.groupdict().get("than") == str(part):
            continue
        low, high = float(found["low"]), float(found["high"])
        if 0 < low <= high < low * (min(widest, _SEVERAL_SIZES) if several else widest):
            yield Claim(start, found.end(), "resize", part)
