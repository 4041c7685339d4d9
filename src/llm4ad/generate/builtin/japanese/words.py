"""Japanese words: how a sentence is cut, its classes of words, parts, colours, numbers."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from llm4ad.generate.builtin.branches import is_part
from llm4ad.generate.builtin.grammar import DIGITS, Grammar, Token
from llm4ad.generate.builtin.japanese.endings import plain
from llm4ad.generate.builtin.japanese.nouns import COLOURS
from llm4ad.generate.builtin.japanese.place_words import PLACE_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from llm4ad.generate.builtin.grammar import Reading

# Verbs of being somewhere: what they say is that something is there, whatever holds it there.
_IS_THERE = (
    "存在している/入っている/載っている/のっている/乗っている/置かれている/含まれている/写っている/映っている/"
    "配置されている/設置されている/付いている/ついている/付けられている/取り付けられている/貼られている/"
    "印刷されている/収まっている/収められている/収納されている/入れられている/差し込まれている/挿さっている/"
    "はまっている/実装されている/搭載されている/設けられている/添えられている/描かれている/見えている/"
    "盛られている/盛り付けられている/セットされている/詰められている/付属している/同梱されている/備わっている/"
    "固定されている/装着されている/装填されている/敷かれている/用意されている/備え付けられている/積まれている/掛けられている/"
    "巻かれている/挿入されている/組み込まれている/組み付けられている/設けられている/確認できている/残っている/"
    "載せられている/のせられている/乗せられている/並べられている/貼付されている/梱包されている/封入されている/添付されている/"
    "準備されている/配列されている/格納されている/挿されている/盛り込まれている/納められている/はめられている/詰め込まれている/"
    "取付されている/印字されている/結ばれている/留められている/立てられている"
)
_IS_PUT = "/".join(
    f"{stem}てあ{end}"
    for stem in (
        "置い",
        "入れ",
        "取り付け",
        "付け",
        "載せ",
        "乗せ",
        "のせ",
        "盛り付け",
        "貼っ",
        "詰め",
        "添え",
    )
    for end in ("る", "ります", "り", "って", "ること", "るものとする")
)
_MIXED = "混ざっている/混じっている/交ざっている/混入している/混在している/紛れている/紛れ込んでいる/入り込んでいる"
_IS_NOT_THERE = "/".join(word[:-2] + "いない" for word in f"{_IS_THERE}/{_MIXED}".split("/"))
# Verbs and endings stand here with what may follow them: polite, connecting, demanding.
_CLASSES = {
    "ある": "必要である/必要です/必要だ/要る/ある/あります/あり/あって/あること/ある必要がある/ある必要があります/なければならない/なければいけない/なければなりません/存在する/存在します/存在し/存在していること/存在しなければならない/入っている/入っています/入っており/入っていて/入っていること/載っている/載っています/載っており/のっている/乗っている/置かれている/置かれています/置かれており/含まれる/含まれている/含まれており/見える/見えます/写っている/写っています/写っており/映っている/配置されている/配置されており/付いている/ついている/貼られている/貼ってある/印刷されている/"
    + "あるはずだ/あるはずである/あるべきだ/あるべきである/あるものとする/なくてはならない/なくてはいけない/"
    + "入る/載る/乗る/付く/収まる/貼る/置く/入れる/付ける/載せる/取り付ける/収める/詰める/添える/敷く/盛り付ける/用意する/設ける/配置する/配置される/設置される/実装される/搭載される/見られる/確認できる/確認される/付属する/"
    + "来る/くる/来ている/存在すること/存在するものとする/存在するはずだ/写る/写ること/見えること/見え/"
    + _IS_THERE
    + "/"
    + _IS_PUT,
    "ない": "付属しない/付属していない/混ざらない/混じらない/混入しない/混在しない/ない/ありません/なく/ないこと/なくて/あってはならない/あってはいけない/あってはなりません/存在しない/存在しません/存在しないこと/存在してはならない/入っていない/入っていません/入っていてはならない/載っていない/見えない/写っていない/含まれない/含まれていない/"
    + "見当たらない/見られない/入れない/置かない/置いていない/貼らない/付けない/載せない/乗せない/ないものとする/ないはずだ/ないはずである/存在しないものとする/写らない/見えないこと/含まないこと/"
    + _IS_NOT_THERE,
    "混ざる": f"混ざる/混じる/{_MIXED}",
    "だ": "である/です/だ/で/であり/であって/であること/でなければならない/でなければいけない/でなければなりません/となる/とする/である必要がある/であるべきである/"
    + "であるべきだ/であるはずだ/であるはずである/でなくてはならない/でなくてはいけない/であるものとする/となっている/"
    + "とすること/とする必要がある/になっている/であることが必要である",
    "ではない": "ではない/ではありません/でない/ではなく/であってはならない/であってはいけない/ではいけない",
    "位置する": "にある/にあります/にあり/にあって/にあること/になければならない/に位置する/に位置します/に位置し/に位置している/に位置していること/に存在する/に置かれている/に置かれており/に置かれています/に配置されている/に配置されており/に入っている/に載っている/にのっている/に乗っている/に入れる/に入ること/に立っている/に貼られている/に印刷されている/に並んでいる/に見える/"
    + "に並ぶ/に並ぶこと/に来る/に来ること/にくる/に来ている/に位置すること/に写る/に写ること/"
    + "にあるはずだ/にあるはずである/にあるべきだ/にあるべきである/にあるものとする/になくてはならない/"
    + "になくてはいけない/に位置するものとする/に位置するはずだ/に位置しなければならない/"
    + "に設けてある/"
    + "/".join(f"に{word}" for word in f"{_IS_THERE}/{_IS_PUT}".split("/")),
    "位置しない": "にない/にありません/になく/にないこと/にあってはならない/にあってはいけない/に入っていない/に載っていない/にのっていない/に乗っていない/にないものとする/"
    + "に来ない/に来ていない/に位置していない/に位置しない/に位置しないこと/に位置してはならない/に存在しない/"
    + "/".join(f"に{word}" for word in _IS_NOT_THERE.split("/")),
    "接する": "接する/触れる/接触する/接している/接しています/接し/接しており/接していること/接していなければならない/触れている/触れています/触れており/触れていること/接触している/接触しており/接触していること/くっついている/つながっている/つながっており",
    "接しない": "接しない/触れない/接触しない/接していない/接していません/接しておらず/接していないこと/接してはならない/接してはいけない/触れていない/触れていません/触れておらず/触れてはならない/触れてはいけない/接触していない/接触しておらず/接触していないこと/接触してはならない/接触してはいけない/くっついていない",
    "並ぶ": "整列する/並ぶ/並びます/並ぶこと/並ばなければならない/並ぶものとする/並べられている/並べてある/配列されている/並んでいる/並んでいます/並び/並んでおり/並んでいること/並んでいなければならない/整列している/整列しており/整列していること/配置されている/配置されており",
    "占める": "占める/占めます/占め/占めている/占めており/占めること/満たす/満たします/満たしている/満たしていること/覆う/覆っている/覆っており/覆っていること/覆うこと/カバーする/カバーしている",
    "達する": "まで達する/まで達している/まで達していること/に達する/に達している/に達しており/まで入っている/まで入っており/まで入っていること/まで満たされている/まで満たす/まで届く/に達していること",
    "持つ": "持つ/持っている/有する/備える/含む/含んでいる/持ち",
    "離れる": "離れている/離れること/離れ/離す/離すこと/空いている/あいている/空いていること",
    "収まる": "に収まっている/に収まる/に抑える/に抑えること/に収める/に収めること/に留まる",
    "切れない": "切れていない/見切れていない/途切れていない",
    "はみ出さない": "はみ出さない/はみ出さないこと/はみ出してはならない/はみ出してはいけない/はみ出していない/はみ出ていない/出ていない/飛び出していない",
    "重なる": "重なっている/重なり合っている/重なる/重なり/かぶっている/重なること",
    "重ならない": "重なっていない/重なり合っていない/重なり合わない/重ならない/重ならないこと/重なってはならない/重なってはいけない/重なり合ってはならない/重なり合わないこと/かぶっていない",
    "そろう": "そろっている/揃っている/統一されている/一致している/一致する/そろえられている/揃えられている/そろえる/揃える/そろうこと/揃うこと",
    "そろわない": "そろっていない/揃っていない/そろわない/揃わない/一致していない/一致しない/合わない/合っていない/等しくない/同じではない/同じでない",
    "いい": "よい/よく/いい/十分である/十分だ/足りる/かまわない/構わない/よいものとする/よいこととする",
    "違う": "違う/異なる/異なり/違い/異なっている/違っている/異なること/違うこと/異なっていなければならない/異ならなければならない",
    "違わない": "違わない/異ならない/異なっていない/違っていない",
    "すべて": "すべて/全て/全部/みな/みんな/いずれも/どれも/全部とも/全てが/すべてが",
    "ちょうど": "ちょうど/正確に/きっかり/ただ/常に/必ず/いつも",
    "少なくとも": "少なくとも/最低/最低でも/最小",
    "多くとも": "多くとも/多くても/最大/最大で/最大でも/最高",
    "合計": "合わせて/あわせて/合計/合計で/合計して/全部で/計/合計が/総数は/総数が",
    "およそ": "およそ/約/だいたい/おおよそ/ほぼ/大体",
    "画像": "画像/写真/画面/全体",
    "数": "数/個数/本数/枚数/数量/員数/台数/粒数/点数",
    "同じ": "同じ/同一/等しい/等しく/同じく/同数/等しいこと/同じこと/等しくなければならない",
    "なら": "なら/ならば/の場合/の場合は/の場合には/場合/場合は/場合には/とき/ときは/ときには/時/時は/時には/のとき/のときは/のであれば/であれば/であるなら",
    "パーセント": "%/パーセント/％",
    "ピクセル": "ピクセル/画素/px/ドット",
    "ずれない": "ずれていない/ずれない/ズレていない/ズレない/外れていない/外れない",
    "離れない": "離れていない/離れない",
    "ミリ": "mm/ミリ/ミリメートル/ミリメーター/㎜",
    "センチ": "cm/センチ/センチメートル/センチメーター/㎝",
    "メートル": "m/メートル",
    "インチ": "インチ/inch",
    "倍": "倍",
    "が": "が/は/も/が、",
    "主": "が/は/が、",
    "には": "に/には/にも/に は",
    "一番": "一番/最も/もっとも/いちばん",
    "マス": "マス/マス目/区画/セル/仕切り枠/ポケット/コンパートメント",
    "多い": "多い/多く/多いこと/多くなければならない/多くなくてはならない/多くある/多いはずだ/多いはずである/多いものとする",
    "少ない": "少ない/少なく/少ないこと/少なくなければならない/少なくなくてはならない/少ないはずだ/少ないはずである/少ないものとする",
    "超えない": "超えない/超えてはならない/超えてはいけない/超えることはない/超えないこと/上回らない/上回ってはならない/上回らないこと",
    "下回らない": "下回らない/下回ってはならない/下回ってはいけない/下回ることはない/下回らないこと",
    "互いに": "互いに/お互いに/たがいに",
    "何も": "部品が/部品も/部品は一切/ものが/ものは/何も/なにも/部品は何も/部品は/ほかには何も/他には何も",
}
_GOING_ON = [
    "いる",
    "います",
    "おり",
    "いて",
    "いること",
    "いなければならない",
    "いなくてはならない",
    "いなくてはいけない",
    "いるべきだ",
    "いるはずだ",
    "いるはずである",
    "いなければいけない",
    "いなければなりません",
    "いるべきである",
    "いる必要がある",
    "いる必要があります",
    "いるものとする",
]
_NOT_GOING_ON = [
    "いない",
    "いません",
    "おらず",
    "いなく",
    "いなくて",
    "いないこと",
    "いてはならない",
    "いてはいけない",
    "いてはなりません",
    "いないものとする",
]


def _with_endings(words: str) -> str:
    """Return a class of words with every ending of the verbs in it."""
    found: dict[str, None] = {}
    for word in words.split("/"):
        found[word] = None
        passive = word.endswith("れている") and not word.endswith("触れている")
        found.update({f"{word[:-3]}る": None} if passive else {})
        stem = word[:-2] if word.endswith(("ている", "でいる")) else ""
        found.update(dict.fromkeys(f"{stem}{end}" for end in _GOING_ON if stem))
        stem = word[:-3] if word.endswith(("ていない", "でいない")) else ""
        found.update(dict.fromkeys(f"{stem}{end}" for end in _NOT_GOING_ON if stem))
    return "/".join(found)


_ALL_CLASSES = {
    name: "/".join(filter(None, (_CLASSES.get(name), PLACE_WORDS.get(name))))
    for name in {**_CLASSES, **PLACE_WORDS}
}
CLASSES = {name: _with_endings(words) for name, words in _ALL_CLASSES.items()}
# What a verb says of how a part is held settles what 「の上」 and 「の左側」 mean.
_HELD = re.compile("敷|入|収|納め|詰|盛|載|乗|のっ|のせ|実装")
for _name, _of in (("居る", "ある"), ("位置する", "位置する")):
    CLASSES[_name] = "/".join(word for word in CLASSES[_of].split("/") if not _HELD.search(word))
_DIGITS = {word: number for number, word in enumerate("〇一二三四五六七八九")}
# Words that ask for nothing of their own are passed over; 必ずしも turns what follows.
_SKIPPED = re.compile(r"\s+|(?:必ず|かならず)(?!しも)|(?<![通正非異日])常に")


def split(text: str) -> tuple[str, ...]:
    """Cut the words of a pattern into characters."""
    return tuple(unicodedata.normalize("NFKC", text).replace(" ", ""))


JAPANESE = Grammar(split, CLASSES, {*"".join(COLOURS), *"0123456789.〇一二三四五六七八九十、。ー"})
rule = JAPANESE.rule


def tokens_of(sentence: str, part_names: Collection[str]) -> list[Token]:
    """Cut a sentence into characters and part names, the longest of these, with plain endings."""
    names = sorted(part_names, key=len, reverse=True)
    patterns = "|".join(re.escape(name) for name in names)
    found_names = rf"\[\s*(?:{patterns})\s*\]|(?:{patterns})" if names else r"(?!)"
    nouns = {found.start(): found for found in re.finditer(found_names, sentence, re.I)}
    tokens: list[Token] = []
    place, end = 0, len(sentence.rstrip(" 。.\n\u3000"))
    while place < end:
        skipped = _SKIPPED.match(sentence, place)
        if skipped and place not in nouns:
            place = skipped.end()
        elif place in nouns:
            stop = nouns[place].end()
            name = sentence[place:stop].strip("[] ").lower()
            word = "[]" if sentence[place] == "[" else name
            tokens.append(Token(word, place, stop, name))
            place = stop
        else:
            letters = unicodedata.normalize("NFKC", sentence[place]).lower()
            letters = "" if letters == "、" and _is_topic(tokens) else letters
            tokens += [Token(letter, place, place + 1) for letter in letters]
            place += 1
    return plain(tokens)


def _is_topic(tokens: Sequence[Token]) -> bool:
    """Tell whether a comma comes after は or も, where it says nothing."""
    return bool(tokens) and tokens[-1].text in ("は", "も") and not tokens[-1].part


def _text(reading: Reading, place: int, length: int) -> str:
    tokens = reading.tokens[place : place + length]
    return "" if any(token.part for token in tokens) else "".join(token.text for token in tokens)


@JAPANESE.recogniser("noun", begins=is_part)
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    if place < len(reading.tokens) and reading.tokens[place].part:
        yield place + 1, reading.tokens[place].part


_COLOURS_BEGIN = {word[0] for word in COLOURS}


@JAPANESE.recogniser("colour", begins=lambda word: is_part(word) or word in _COLOURS_BEGIN)
def _(reading: Reading, place: int) -> Iterator[tuple[int, str]]:
    for word, colour in COLOURS.items():
        tokens = reading.tokens[place : place + len(word)]
        plain = _text(reading, place, len(word)) == word
        named = len(tokens) > 0 and tokens[0].part == word  # オレンジ is a fruit, too
        if plain or named:
            yield place + (1 if named else len(word)), colour


_NUMBERS_BEGIN = {DIGITS, *"0123456789.", *_DIGITS, "十"}


@JAPANESE.recogniser("number", begins=_NUMBERS_BEGIN.__contains__)
def _(reading: Reading, place: int) -> Iterator[tuple[int, float]]:
    end = place
    while end < len(reading.tokens) and _is_digit(reading.tokens[end]):
        end += 1
    digits = "".join(token.text for token in reading.tokens[place:end])
    if digits and re.fullmatch(r"\d+(\.\d+)?", digits):
        yield end, float(digits)
    kanji = place
    while kanji < len(reading.tokens) and _is_kanji(reading.tokens[kanji]):
        kanji += 1
    text = "".join(token.text for token in reading.tokens[place:kanji])
    tens, ten, ones = text.partition("十")
    if text and len(tens) < 2 and len(ones) < 2:
        number = _DIGITS.get(tens or "一", 0) * 10 + _DIGITS.get(ones or "〇", 0)
        yield kanji, float(number if ten else _DIGITS[text])


def _is_digit(token: Token) -> bool:
    return not token.part and (token.text.isdecimal() or token.text == ".")


def _is_kanji(token: Token) -> bool:
    return not token.part and (token.text in _DIGITS or token.text == "十")


@rule("join", "と", "、", "および", "及び", "と、", "ならびに")
def _() -> bool:
    return True
