"""From a sentence to what it means: every way to read it, or the place where none goes on."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.carriers import without_carriers
from llm4ad.generate.builtin.english import ENGLISH
from llm4ad.generate.builtin.english.pictures import PICTURES
from llm4ad.generate.builtin.families import NotOfSeveralError, names_in, shared_names, spread
from llm4ad.generate.builtin.generic import generalised, of_one_or_all
from llm4ad.generate.builtin.grammar import Reading
from llm4ad.generate.builtin.known import NOTHING_KNOWN
from llm4ad.generate.builtin.lexicon import tokens_of as english_tokens
from llm4ad.generate.builtin.place_owners import of_what
from llm4ad.generate.builtin.pronouns import resolved
from llm4ad.generate.builtin.reasons import without_reasons
from llm4ad.generate.builtin.refusal import refusal
from llm4ad.generate.builtin.short_sides import ALWAYS_SO, is_always_so, with_short_sides
from llm4ad.generate.builtin.side_owners import with_same_side_owner
from llm4ad.generate.builtin.sides import settled_sides
from llm4ad.generate.builtin.spacings import with_centres
from llm4ad.generate.builtin.spelled_out import spelled_out
from llm4ad.generate.builtin.suggestions import suggestions
from llm4ad.generate.builtin.thirds import in_thirds
from llm4ad.generate.builtin.totals import settled_totals, with_arranged, with_totals
from llm4ad.generate.builtin.unscaled import refuse_lengths
from llm4ad.program.retelling import language_of
from llm4ad.scene.colours import COLOUR_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from llm4ad.errors import ConditionError
    from llm4ad.generate.builtin import meaning as m
    from llm4ad.generate.builtin.grammar import Grammar, Token
    from llm4ad.generate.builtin.known import Known

    Cut = tuple[Grammar, list[Token]]

LONGEST = 150  # words, or Japanese letters; no condition that a person can check has more
_OTHER_UNIT = "is no unit that I know: say it in pixels, mm, cm, m or inches"
_NO_SENSE = (
    "does not go together: one and many, two colours of one part, a 'not' that could mean two "
    "things, or something that is said of one part alone"
)
_OTHER_UNITS = frozenset(["km", "µm", "um", "foot", "feet", "ft", "yard", "yards", "thou", "mil"])


_NO_COLOUR = (
    "cannot be measured: what shines, shimmers or lies between colours has no name of its own in a "
    f"picture. Say the nearest of {', '.join(COLOUR_NAMES)}, or leave it out"
)
_SHADES = (
    "silver silvery gold golden chrome copper brass bronze metallic transparent translucent "
    "clear colourless beige cream ivory turquoise teal cyan navy maroon magenta lime khaki tan "
    "dark light pale bright darker lighter brighter paler yellowish reddish greenish bluish "
    "brownish greyish whitish blackish"
)
_NO_COLOURS = frozenset(_SHADES.split())


def read_sentence(
    sentence: str, part_names: Collection[str], known: Known = NOTHING_KNOWN
) -> list[m.Claim]:
    """Return every meaning that the grammar finds in a sentence; ConditionError if none.

    ``known`` is what other conditions say of the parts.
    """
    cut = _cut(sentence, part_names)
    meanings = _meanings(cut, sentence, part_names, known)
    if not meanings:
        raise _stuck(cut, sentence, part_names)
    return meanings


def understood(
    sentence: str, part_names: Collection[str], known: Known = NOTHING_KNOWN
) -> list[m.Claim]:
    """Return what read_sentence does, and nothing where the grammar finds nothing."""
    return _meanings(_cut(sentence, part_names), sentence, part_names, known)


def _meanings(cut: Cut, sentence: str, part_names: Collection[str], known: Known) -> list[m.Claim]:
    grammar, tokens = cut
    if not tokens:
        raise refusal(sentence, 0, len(sentence), "is empty", part_names)
    if len(tokens) > LONGEST:
        why = "is too long; write several conditions"
        raise refusal(sentence, 0, len(sentence), why, part_names)
    if known.scale is None:
        refuse_lengths(tokens, sentence, part_names)
    for token in tokens[: _pictured_from(tokens)]:
        if not _is_known(token, grammar):
            raise _unknown(token, sentence, part_names)
    reading = Reading(grammar, tokens, frozenset(part_names))
    claims = reading.meanings("sentence") or _joined(reading, grammar)
    joined = _resolved(claims, sentence, part_names)
    meanings = with_centres(_spread(joined), sentence)
    if grammar is not ENGLISH:
        meanings = with_totals(meanings, tokens)
    meanings = with_arranged(meanings)
    if joined and not meanings:
        raise _of_several(tokens, sentence, part_names)
    if meanings:
        return _placed(meanings, reading, sentence, known)
    if claims:
        why = "is not clear: what do 'it', 'its', 'they' or 'the other' stand for? Name the parts"
        raise refusal(sentence, 0, len(sentence), why, part_names, ())
    return []


def _resolved(claims: list[m.Claim], sentence: str, part_names: Collection[str]) -> list[m.Claim]:
    """Return claims with what "it", "a nut" and a width beside a length stand for."""
    whole = [with_short_sides(generalised(each)) for claim in claims for each in resolved(claim)]
    if any(is_always_so(each) for each in whole):
        raise refusal(sentence, 0, len(sentence), ALWAYS_SO, part_names)
    return whole


def _joined(reading: Reading, grammar: Grammar) -> list[m.Claim]:
    """Return what Japanese claims mean of which the later ones leave out their topics or verbs."""
    claims = reading.meanings("joined")
    for tokens in _with_verbs(grammar, reading.tokens)[1:]:
        claims = claims or Reading(grammar, tokens, reading.parts).meanings("joined")
    return claims


def _spread(claims: list[m.Claim]) -> list[m.Claim]:
    """Return those claims in which several names can stand where one word stands for them."""
    found: list[m.Claim] = []
    for claim in claims:
        with suppress(NotOfSeveralError):
            found.append(spread(claim))
    return found


def _of_several(tokens: list[Token], sentence: str, part_names: Collection[str]) -> ConditionError:
    (token, *_) = [each for each in tokens if len(names_in(each.part)) > 1]
    names = " and ".join(repr(name) for name in names_in(token.part))
    why = f"stands for {names}: say it of each of them by its name"
    return refusal(sentence, token.start, token.end, why, part_names)


def _placed(
    meanings: list[m.Claim], reading: Reading, sentence: str, known: Known
) -> list[m.Claim]:
    """Return meanings with every half or corner as one of the image or of what holds the parts.

    Notes without a verb are about the product, not the image.
    """
    notes = bool(reading.phrases("verbless", 0))
    placed = [
        without_carriers(in_thirds(each, sentence), sentence, known)
        for meaning in meanings
        for claim in with_same_side_owner(meaning, sentence)
        for each in of_what(claim, sentence, known, reading.parts, notes=notes)
    ]
    if not placed:
        why = "does not say the edge or corner of what; add 'of the image', or of which part"
        raise refusal(sentence, 0, len(sentence), why, reading.parts)
    settled = settled_totals(settled_sides(placed, known), known)
    return [each for claim in settled for each in of_one_or_all(claim, known)]


def _cut(sentence: str, part_names: Collection[str]) -> Cut:
    """Return the grammar of the language of a sentence, and the sentence cut for it."""
    names = frozenset(part_names)
    bare = sentence
    for name in sorted(names, key=len, reverse=True):
        bare = bare.replace(name, " ")
    if language_of(bare) == "ja":
        from llm4ad.generate.builtin.japanese import JAPANESE
        from llm4ad.generate.builtin.japanese.words import tokens_of as japanese_tokens

        return JAPANESE, japanese_tokens(sentence, names)
    cut = english_tokens(sentence, names, shared_names(names, ENGLISH.known))
    return ENGLISH, spelled_out(without_reasons(cut), names, ENGLISH.known)


def _pictured_from(tokens: list[Token]) -> int:
    """Return where it is said what a picture shows, which may be anything; else the end."""
    for place in range(2, len(tokens)):
        if tokens[place - 1].text == "of" and tokens[place - 2].text in PICTURES:
            return place
    return len(tokens)


def _is_known(token: Token, grammar: Grammar) -> bool:
    return bool(token.part) or token.text in grammar.known or token.text[0].isdigit()


def _unknown(token: Token, sentence: str, part_names: Collection[str]) -> ConditionError:
    why = "is not a word that I know" if token.text[0].isalpha() else "is not known here"
    if token.text in _OTHER_UNITS:
        why = _OTHER_UNIT
    if token.text in _NO_COLOURS:
        why = _NO_COLOUR
    return refusal(sentence, token.start, token.end, why, part_names)


def _stuck(cut: Cut, sentence: str, part_names: Collection[str]) -> ConditionError:
    """Return the refusal of a sentence at the place that no reading comes past."""
    grammar, tokens = cut
    reading = Reading(grammar, tokens, frozenset(part_names), explaining=True)
    for rule in ("sentence", "joined"):
        reading.meanings(rule)
    start = end = len(sentence.rstrip().rstrip("."))
    why = "ends too early"
    if reading.furthest < len(reading.tokens):
        token = reading.tokens[reading.furthest]
        start, end, why = token.start, token.end, "is not understood here"
    if start == end and reading.turned_down:
        return refusal(sentence, 0, end, _NO_SENSE, part_names)
    return refusal(sentence, start, end, why, part_names, reading.expected)


def what_works(
    sentence: str, part_names: Collection[str], start: int, works: Callable[[str], bool]
) -> list[str]:
    """Return sentences near to one that is not understood from a place on, which are."""
    grammar, tokens = _cut(sentence, part_names)
    known = {word for word in grammar.known if word.isalpha()} | set(part_names)
    japanese = grammar is not ENGLISH
    readings = [
        Reading(grammar, each, frozenset(part_names)) for each in _with_verbs(grammar, tokens)
    ]
    for reading in readings:
        reading.meanings("sentence")
        reading.meanings("joined")

    def may_work(text: str) -> bool:
        """Tell whether any reading comes past the first word that is another one in a text."""
        language, cut = _cut(text, part_names)
        others = _with_verbs(language, cut)
        return language is not grammar or any(
            reading.may_read(other) for reading in readings for other in others
        )

    def tried(text: str) -> bool:
        return may_work(text) and works(text)

    return suggestions(sentence, tokens, start, known, tried, japanese=japanese)


def _with_verbs(grammar: Grammar, tokens: list[Token]) -> list[list[Token]]:
    """Return tokens, and in Japanese those with verbs that were left out, where there are any."""
    if grammar is ENGLISH:
        return [tokens]
    from llm4ad.generate.builtin.japanese.endings import with_verbs

    more = with_verbs(tokens)
    return [tokens] if more == tokens else [tokens, more]
