"""The English words of the built-in writer, and how a sentence is cut into words and parts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.grammar import Token
from llm4ad.generate.builtin.plain_words import in_plain_words
from llm4ad.scene.colours import COLOUR_NAMES
from llm4ad.scene.plurals import plural_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

# Classes of words: what stands in capitals in a pattern stands for any of these.
CLASSES = {
    "A": "a/an",
    "TURNED": "tilted/turned/rotated/inclined/skewed/tilt/rotation",
    "DEGREES": "degrees/degree/°/deg/degrees either way/degrees each way/degrees in either direction/degrees in each direction/degrees in any direction/degrees to either side/degrees to each side/degrees in both directions/° either way/° in either direction",
    "WHOLLY": "entirely/completely/wholly/fully/totally",
    "EMPTY": "empty/left empty/kept empty/vacant/unoccupied/left free/kept free/kept clear/left clear/completely empty/entirely empty/totally empty",
    "EXCEEDS": "exceeds/exceed/is in excess of/is more than/is greater than/is larger than/are more than/outnumber/outnumbers/is above/is over",
    "MAX": "at most/≤/< =/max/max ./maximum/at maximum/no more than/not more than/up to/a maximum of/no greater than/not greater than/not exceeding/at the most/at the very most/at the maximum/a max of/a max . of/no larger than/no bigger than/no higher than/not above/not over/not in excess of/not beyond/maximally",
    "MIN": "at least/≥/> =/min/min ./minimum/at minimum/no less than/not less than/no fewer than/not fewer than/a minimum of/at the least/at the very least/at the minimum/a min of/a min . of/no smaller than/no lower than/not below/not under/minimally",
    "NEVER": "in no event/under no circumstances/at no time/on no account/in no case/never/at no point",
    "PREFACE": "for the avoidance of doubt/in all pictures/on all pictures/in all images/it must be ensured that/please",
    "CHECK": "make sure/make certain/ensure/check/verify/confirm/see/see to it/assure/control/inspect/validate/test/double check/take care/be sure/remember/note/bear in mind/keep in mind/guarantee/watch/pay attention/check to see/see to",
    "VIEWS": "see/find/have/get/count/spot/notice/observe/detect/identify/make out/recognise/recognize/discover",
    "EXPECTS": "expect/expects/require/demand/request/anticipate/look for",
    "NEEDS": "need/want/desire/wants",
    "INSISTS": "need it/want it/like it/prefer it/specify/stipulate/insist/ask/demand it/want it so/would like it",
    "DEMANDED": "required/important/necessary/essential/mandatory/crucial/vital/expected/demanded/requirement/must/desired/desirable/specified/stipulated/prescribed/the case/true/so/imperative/compulsory/obligatory/agreed/intended/ensured/guaranteed/checked/critical/standard",
    "CHECKED": "checked/verified/confirmed/ensured/made sure/guaranteed/made certain/the case/so/true",
    "GOOD": "good/complete/proper/normal/correct/faultless/flawless/perfect/acceptable/conforming/finished/full",
    "WHOLE_PRODUCT": "kit/product/assembly/unit/package/sample/specimen/set/pack",
    "SEE": "one sees/one finds/you get/we get/i see/you will find/you will see/one will see/one will find/one should see/one should find/one must see/one must find/one can see/one can find/one ought to see/one ought to find/one has to see/one has to find/one would see/one would find/one should be able to see/one must be able to see",
    "FORBIDDEN": "not allowed/not permitted/not acceptable/not accepted/not tolerated/not tolerable/not okay/not ok/not all right/not right/not possible/not good/forbidden/unacceptable/prohibited/inadmissible/impermissible/not admissible/not permissible",
    "REJECTED": "bad/defective/defect/faulty/rejected/wrong/ng/no good/to be rejected/a reject/a defect/a fault/an error/an anomaly/a failure/an ng/reject/fault/error/anomaly/failure/incorrect",
    "FITTED": "present/visible/fitted/included/installed/mounted/inserted/available/in place/in sight/to be seen/to be found/supplied/provided/enclosed/packed/there/shown",
    "WITH": "with/containing/holding/carrying/bearing/having/including/showing",
    "FURTHEST": "furthest/farthest/furthest away/farthest away/most distant",
    "NEAREST": "nearest/closest/nearest to/closest to",
    "NEARER": "nearer to/closer to/nearer/closer",
    "THINGS": "things/parts/items/objects/components/elements/pieces",
    "THING": "thing/part/item/object/component/element/piece",
    "OVERLAPPING": "overlapping/overlapping with/covering/lying over",
    "OVERLAPS": "overlaps/overlap/overlaps with/overlap with/covers/cover/lies over/lie over",
    "HAND": "hand/hand side/most",
    "ALL": "all/all of",
    "ALWAYS": "always/also/in all cases/at all times/each time/invariably/each and every time",
    "ALTOGETHER": "in total/altogether/in all/together/overall/all together/taken together/all in all/in sum/combined/all told/counted together/put together/in aggregate/as a total",
    "APART": "from/away from/apart from/off",
    "BELOW": "below/under/underneath/beneath",
    "ABOVE": "above/over",
    "BOTTOM": "bottom/lower",
    "BUT": "but/except/except for/apart from/other than/save/save for/with the exception of/excepting/bar/excluding/besides/aside from",
    "CELL": "cell/compartment/field/pocket/slot/square/cavity",
    "CELLS": "cells/compartments/fields/pockets/slots/squares/cavities",
    "CENTRE": "centre/center/middle",
    "CENTRES": "centres/centers/middles",
    "CENTRED": "centred/centered/centralised/centralized",
    "COLOUR": "colour/color",
    "COLOURS": "colours/colors",
    "COVERS": "covers/cover/takes/takes up/take up/occupies/occupy/accounts for/account for/makes up/make up",
    "DIAMETER": "diameter",
    "DIRECTLY": "directly/straight/right/exactly/immediately",
    "DOES": "does/do",
    "EACH": "each/every/each and every/every single/each single",
    "EACH_OTHER": "each other/one another",
    "EXACTLY": "exactly/precisely/just/only/exactly just/only exactly",
    "FEWER": "fewer/less",
    "FILLS": "fills/fill",
    "FORMS": "form/forms/make/makes",
    "GAP": "distance/edge to edge distance/edge to edge gap/edge to edge spacing/clear distance/clear gap/gap/space/clearance/spacing/separation/interval",
    "GAPS": "distances/gaps/spaces/clearances/spacings/separations/intervals",
    "GREATER": "greater/larger/bigger/longer/higher/wider/more",
    "HAS": "has/have/contains/contain/holds/hold/shows/show/includes/include/carries/carry/displays/display/has got/have got/bears/bear/comprises/comprise/consists of/consist of/features/feature/comes with/come with/is equipped with/are equipped with/be equipped with/is fitted with/are fitted with/be fitted with/houses/house/accommodates/accommodate/possesses/possess/reveals/reveal/exhibits/exhibit/is provided with/are provided with/be provided with/is furnished with/are furnished with/be furnished with/is supplied with/are supplied with/be supplied with/incorporates/incorporate",
    "HAVE": "has/have",
    "HIGH": "high/tall",
    "IF": "if/when/whenever/where/wherever/in case/as soon as/as long as/provided that/provided/in the event that/given that/assuming that/assuming/every time/supposing",
    "IMAGE": "image/picture/photo/photograph/scene/frame/shot/view/pic/snapshot",
    "INSIDE": "inside/within/in/inside of",
    "ITS": "its/their",
    "LARGER": "larger/bigger",
    "LESSER": "less/smaller/shorter/lower/narrower",
    "FILLING": "filling/contents/content/fill",
    "FILL_LEVEL": "level/fill level/filling level/filling height/fill height/liquid level/surface level",
    "LEVEL": "level/fill level/filling level/height/filling height/fill height",
    "LIES": "lies/lie/sits/sit/stands/stand/rests/rest/stays/stay/appears/appear/belongs/belong/goes/go/hangs/hang/remains/remain/resides/reside",
    "LOCATED": "located/placed/positioned/situated/found/mounted/seated/arranged/lying/standing/sitting/laid/put/fitted/attached/fixed/resting/to be found/kept/stuck/glued/printed/welded/soldered/hung/set/stored/packed/housed/inserted/installed/fastened/laid out/seen/shown/visible/present/to be seen/affixed/nested/stood/held/depicted/displayed",
    "LINED_UP": "aligned/lined up/arranged/in line",
    "LONG": "long",
    "MUST": "must/should/shall/ought to/will",
    "NO": "no",
    "NEXT_TO": "next to/beside/adjacent to/alongside",
    "NOT": "not/never/not ever",
    "OR_TAKE": "give or take/plus or minus/±/within/to within/up to",
    "NUMBER": "number of/no . of/no of/qty of/quantity of/count of/total number of/total of/overall number of",
    "OPEN": "(",
    "CLOSE": ")",
    "OUTSIDE": "outside/outside of",
    "PERCENT": "percent/%/per cent",
    "PIXELS": "pixels/pixel/px",
    "MILLIMETRES": "mm/millimetre/millimetres/millimeter/millimeters/mm ./mms",
    "CENTIMETRES": "cm/centimetre/centimetres/centimeter/centimeters/cm ./cms",
    "METRES": "m/metre/metres/meter/meters",
    "INCHES": "inch/inches/″",
    "PREP": "in/on/at/inside/within",
    "OUTLINE": "edge/edges/outline/outlines/border/borders/rim/boundary/boundaries/side/sides/contour",
    "PRESENT": "a must/compulsory/obligatory/supplied/required/needed/expected/mandatory/present/visible/there/available/in place/in the image/in the picture/seen/found/to be seen/to be found/in the photo/shown/displayed/depicted/pictured/in view/in sight/fitted/installed/mounted/provided/inserted/on show/included",
    "REACHES": "reaches/reach/rises/rise/comes up/come up/goes up/go up/extends/extend",
    "SAME": "same",
    "SMALLER": "smaller",
    "SPACED": "evenly spaced/equally spaced/spaced evenly/spaced equally/regularly spaced/spaced out evenly/spaced at equal intervals/spaced uniformly/uniformly spaced/spaced regularly/at equal distances/at even intervals/at equal intervals/at regular intervals/equidistant",
    "TO_BE": "has to be/have to be/needs to be/need to be/is to be/are to be/is supposed to be/are supposed to be/is meant to be/are meant to be/is required to be/are required to be/is expected to be/are expected to be/has got to be/have got to be/is intended to be/are intended to be",
    "TO": "has to/have to/needs to/need to/is to/are to/is supposed to/are supposed to/is expected to/are expected to/is required to/are required to/is meant to/are meant to/is obliged to/are obliged to",
    "MAIN": "main/dominant/predominant/overall/basic/primary",
    "WHOLE": "total/overall/full/entire/whole/outer",
    "TOLERANCE": "tolerance/deviation/difference/variation/margin/tolerance of error/offset/misalignment/maximum deviation/maximum offset/max deviation/max offset/maximum difference/max difference/maximum misalignment",
    "TOLERATED": "tolerated/allowed/permitted/permissible/accepted/acceptable/ok/okay/fine",
    "STICKS_OUT": "sticks/stick/protrudes/protrude/projects/project/hangs/hang/extends/extend/juts/jut/pokes/poke/reaches/reach/sticks out/stick out/hangs out/hang out/spills/spill",
    "STICKING_OUT": "sticking/protruding/projecting/hanging/extending/jutting/poking/sticking out/hanging out/spilling",
    "TOP": "top/upper",
    "TOUCHES": "touches/touch/meets/meet/makes contact with/make contact with/comes into contact with/come into contact with",
    "TOUCHING": "touching/in contact with",
    "TURNED_OFF": "missing/absent/lacking/gone/left out/omitted",
    "UPRIGHT": "upright/vertical/on end/on its end/on their end/on their ends",
    "FLAT": "flat/horizontal/on its side/on their side/on their sides",
    "USUAL": "usual/normal/regular/customary",
    "AS_USUAL": "as usual/as always/as normal/as on the normal pictures/as in the normal pictures/as on the normal images/as in the normal images/as on normal pictures/as in normal pictures/as on a normal picture",
    "ABOUT": "about/roughly/approximately/pretty much/practically/virtually/very nearly/around/approx/more or less/circa/almost/nearly/some/ca/ca ./approx ./just about/close to/in the region of/in the order of",
}
# Words for lengths that can be measured where there is a scale.
SCALED = frozenset(
    word
    for name in ("MILLIMETRES", "CENTIMETRES", "METRES", "INCHES")
    for word in CLASSES[name].split("/")
    if " " not in word
)
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_OF = {word: number for number, word in enumerate(NUMBERS.split())}
TENS = {word: 20 + 10 * number for number, word in enumerate(_TENS.split())}
ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            *("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th"),
            *("seventh 7th", "eighth 8th", "ninth 9th", "tenth 10th"),
        ),
        start=1,
    )
    for word in words.split()
}
COLOUR_OF = {**{name: name for name in COLOUR_NAMES}, "gray": "grey", "violet": "purple"}
# Names of tools that come as one thing but are spoken of as many: one pair of scissors.
PAIRED = frozenset(
    [
        "scissors",
        "tweezers",
        "pliers",
        "pincers",
        "tongs",
        "shears",
        "goggles",
        "glasses",
        "binoculars",
        "clippers",
        "forceps",
        "calipers",
        "callipers",
        "snips",
        "nippers",
        "secateurs",
        "compasses",
    ]
)
_SHORT = {
    "+/-": "±",
    "isn't": "is not",
    "aren't": "are not",
    "mustn't": "must not",
    "shouldn't": "should not",
    "doesn't": "does not",
    "don't": "do not",
    "won't": "will not",
    "wouldn't": "would not",
    "hasn't": "has not",
    "haven't": "have not",
    "can't": "can not",
    "cannot": "can not",
    "there's": "there is",
    "it's": "it is",
    "they're": "they are",
    "oughtn't": "ought not",
    "needn't": "need not",
    "couldn't": "could not",
    "shan't": "must not",
}
_ENDINGS = {"'re": "are", "'d": "would", "'ll": "will", "'ve": "have", "'m": "am"}
_HAVE_NOTHING = frozenset(
    ["it", "there", "that", "which", "this", "everything", "nothing", "here", "each"]
)
_PIECE = re.compile(
    r"\d+(?:st|nd|rd|th)\b|\d+(?:\.\d+)?|[^\W\d_]+(?:['’]t\b)?|['’](?:s|re|d|ll|ve|m)\b|\+/-|[^\w\s]"
)
_SKIPPED = re.compile(r"[\s_]+|(?<=[^\W\d])[-‐‑](?=\w)|(?<=\w)[-‐‑](?=[^\W\d])")


_NONE_SHARED: dict[str, str] = {}


def tokens_of(
    sentence: str, part_names: Collection[str], shared: Mapping[str, str] = _NONE_SHARED
) -> list[Token]:
    """Cut a sentence into words and the names of parts, the longest where several fit.

    ``shared`` are words for several parts, or short names, and the nouns that they stand for.
    """
    tokens: list[Token] = []
    nouns = {noun.start: noun for noun in nouns_in(sentence, part_names, shared)}
    place, end = 0, len(sentence.rstrip().rstrip("."))
    while place < end:
        skipped = _SKIPPED.match(sentence, place)
        if skipped:
            place = skipped.end()
        elif place in nouns:
            tokens.append(nouns[place])
            place = nouns[place].end
        else:
            found = _PIECE.match(sentence, place)
            stop = found.end() if found else place + 1
            if sentence[place] == "[":
                stop = (sentence.find("]", place) + 1) or len(sentence)
            tokens += _words(sentence[place:stop], place, stop)
            place = stop
    return in_plain_words(_joined(tokens))


def _words(piece: str, start: int, end: int) -> list[Token]:
    text = piece.lower().replace("’", "'")
    return [Token(word, start, end) for word in _SHORT.get(text, text).split()]


def _joined(tokens: list[Token]) -> list[Token]:
    """Return tokens with "it 's" and "i 'd" as what they are short for.

    "The nut 's" stays: that may be what belongs to it.
    """
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1].text if joined and not joined[-1].part else ""
        text = "is" if token.text == "'s" and before in _HAVE_NOTHING else token.text
        joined.append(
            Token(_ENDINGS.get(text, text), token.start, token.end, token.part, token.number)
        )
    return joined


def nouns_in(
    sentence: str, part_names: Collection[str], shared: Mapping[str, str] = _NONE_SHARED
) -> Iterator[Token]:
    """Yield the part names in a sentence, the longest where several fit."""
    own = _forms(frozenset(part_names))
    forms = {**_shared_forms(shared), **own}
    if not forms:
        return
    ended = 0
    for found in _any_of(frozenset(forms)).finditer(sentence):
        text = _plain(found[1] or found[2])
        if text not in own and ended and not sentence[ended : found.start()].strip(" -_"):
            continue  # "the bottle cap" is not the screw cap
        part, number = forms[text]
        ended = found.end()
        yield Token("[]" if found[1] else text, found.start(), ended, part, number)


@lru_cache(maxsize=64)  # most sentences are of the same parts as the one before
def _any_of(forms: frozenset[str]) -> re.Pattern[str]:
    longest = sorted(forms, key=lambda form: (-len(form), form))
    patterns = "|".join(re.escape(form).replace(r"\ ", r"[\s_-]+") for form in longest)
    return re.compile(rf"\[\s*({patterns})\s*\]|(?<!\w)({patterns})(?!\w)", re.I)


def _shared_forms(shared: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return what words for several parts look like, and whether they are one or many."""
    forms = {plural_of(word): (noun, "many") for word, noun in shared.items()}
    return forms | {word: (noun, "one") for word, noun in shared.items() if word not in forms}


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s_-]+", name.lower().strip()))


@lru_cache(maxsize=64)
def _forms(part_names: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Return what parts are called in a sentence: their name, and whether it is one or many."""
    forms: dict[str, tuple[str, str]] = {}
    for name in sorted(part_names):
        plural = plural_of(name)
        forms.setdefault(_plain(plural), (name, "many"))
    for name in sorted(part_names):
        # A name that may be a plural itself ("almonds", "fish") leaves its number to the verb.
        open_number = plural_of(name) == name or (
            name.endswith("s") and not name.endswith(("ss", "us", "is"))
        )
        forms[_plain(name)] = (name, "" if open_number else "one")
    return forms
