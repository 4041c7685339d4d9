"""Japanese endings: polite, demanding, forbidding and connecting ones become the plain one.

「入っていなければなりません」, 「入っているはずです」 and 「入っていること」 all become 「入っている」, so
that a rule needs the plain form of a verb only. Every rule here is a piece of text and what it
becomes; parts are out of reach, as they are no text.
"""

from __future__ import annotations

import re

from llm4ad.generate.builtin.grammar import Token
from llm4ad.generate.builtin.japanese.bare import BARE, COUNT, COUNTER
from llm4ad.generate.builtin.japanese.compounds import APART, SO_PLACED
from llm4ad.generate.builtin.japanese.frames import AROUND, OPENING
from llm4ad.generate.builtin.japanese.nouns import COUNTERS
from llm4ad.generate.builtin.japanese.spec_words import IN_FULL
from llm4ad.generate.builtin.japanese.verbs import BENT, PUT_OR_NOT
from llm4ad.generate.builtin.japanese.verdicts import ALLOWED, BAD, FINE

PART = "\ue000"  # stands for a part in the text that the rules are applied to
_LAST = "".join(sorted({counter[-1] for counter in COUNTERS}))  # how what is counted by ends
_END = r"(?=[、。]|が、|$)"
_COLOUR = r"(?:赤|青|白|黒|黄色|茶色)"
_SIZE = r"(?:大き|小さ|長|短|太|細|広|狭|高|低)"
_MUST = (
    r"(?:なければ|なくては|なけりゃ|なきゃ)"
    r"(?:なら(?:ない|ず)|いけ(?:ない|ず)|だめ(?:だ|である)?|ダメ(?:だ|である)?|困る|" + BAD + ")"
    r"|ないと(?:いけない|ならない|困る|" + BAD + ")"
)
_MUST_NOT = (
    r"(?:は(?:なら(?:ない|ず)|いけ(?:ない|ず)|困る|" + BAD + r")|ちゃ(?:いけない|" + BAD + r"))"
)
_CONTRACTED = (
    *((opening, "") for opening in OPENING),
    *IN_FULL,
    *APART,
    (r"・(?=\ue000|[赤青白黒黄緑紫灰茶橙桃]|ピンク|オレンジ|グレー)", "、"),
    (r"(?<=\ue000)(?:数|個数|本数|枚数)(?=[はが])", "の数"),
    (r"何か(?:しら)?が(?=.*(?:てはならない|てはいけない|ていない|ないこと))", "何も"),
    (rf"(?<=さで|色で|きで)(?={_COLOUR}|横|縦|赤|青)", "、"),
    (r"同色", "同じ色"),
    (r"(?:異色|色違い)(?=で|だ|$)", "異なる色"),
    (r"(?<=[っいれけめせえ])た(?=\ue000|もの)", "ている"),
    (
        r"(?<=[っしいんれえきちけせりみ])(て|で)(る|ない|なく|なけれ|ます|ません|ました|れば|たら|て、)",
        r"\1い\2",
    ),
    (r"(?<=[出見])(て)(る|ない|なく|なけれ|ます|ません|れば|たら)", r"\1い\2"),
    (r"有(?=[るりっ])", "あ"),
    (r"無(?=[いくけしかき])", "な"),
    (r"(?:全て|全部|すべて)の", "すべての"),
    (r"全て", "すべて"),
    (r"(?:其々|夫々)", "それぞれ"),
    (r"(?:いかなる|いずれの)(?=\ue000)", "どの"),
    (r"あらゆる(?=\ue000)", "すべての"),
    (r"全(?=\ue000)", "すべての"),
    (r"(?:および|及び|ならびに|並びに|、そして|そして)(?=\ue000)", "と"),
    (r"(?:若しくは|もしくは|または|又は|あるいは|或いは)", "または"),
    (r"且つ|なおかつ|尚且つ", "かつ"),
    (r"(?<![0-9])1ダース", "12個"),
    (r"半ダース", "6個"),
    (r"その(?=[左右上下中内外間隅角端両隣横縁真前後])(?!上、)", "それの"),
    (r"(?:により|によって|で)構成され(?:る|ている)|から(?:成る|なる)|で構成する", "である"),
    (r"同一の", "同じ"),
    (r"(?<=\ue000)上(?=の\ue000)", "の中"),
    (r"(?<=\ue000)上に(?=[はも、]|\ue000|[0-9赤青白黒黄緑紫灰茶橙桃])", "に"),
    (r"[1一](?:個|つ|本|枚|粒|切れ)でも(?=あ[るれっ]|入って|見え|混)", ""),
    (r"(?<=\ue000)[×x]([0-9]+)(?=[、。]|$)", r"\1個"),
    (r"少なくて(?=[0-9])", "少なくとも"),
    (r"(?<=[るい])(?:画像|写真|製品)では、?", "場合、"),
    (rf"の(?:混入|混在)(?:は|が|も)?(?:なし|ない|認めない|{BAD})", "がない"),
    (r"(?<=\ue000)の(?:ほう|方)(?=[がは])", ""),
    (r"(か[ァ-ヶー一-龥]{1,4})で統一(?:されている|する|した)?(?=$|、|こと)", r"\1で、同じ色である"),
    (r"で統一(?:されている|する|した)?(?=$|、|こと)", "である"),
    (r"ゼロ(?=で|だ|と|$)", "0個"),
    (r"必要$", "必要である"),
    (r"(?<=[、と]\ue000)の[0-9]+(?:点|種類|種)(?:セット)?(?=[がはを])", ""),
    (r"丁度", "ちょうど"),
    (r"ぴったり|きっちり|ジャスト", "ちょうど"),
    (r"(?:につい|に関し)て(?:は|、)", "は"),
    (r"(?:に於いて|において)(?=[は、])", "に"),
    (r"において", "に"),
    (r"における", "の"),
    (r"(?:せいぜい|多くて)(?=[0-9])", "多くとも"),
    (r"(?:ごと|毎)に(?=[、\ue0000-9一二三四五六七八九十])", "ごとに"),
)
_POLITE = (
    (r"(?<!らい)(?<!違い)(?<=い)です", ""),
    (r"ございます", "あります"),
    (r"ございません", "ありません"),
    (r"あります", "ある"),
    (r"ありません", "ない"),
    (r"(?<=[てで])(?:います|おります)", "いる"),
    (r"(?<=[てで])(?:いません|おりません)", "いない"),
    (r"並びます", "並ぶ"),
    (r"なりません", "ならない"),
    (r"いけません", "いけない"),
    (r"困ります", "困る"),
    (r"(?<=[りまなあ])ります(?![、。]?と)", "る"),
    (r"なります", "なる"),
    (r"(?<=[えけめれじ])ます", "る"),
    (r"(?<=[えけめれじ])ません", "ない"),
    (r"(?<=でき)ません", "ない"),
    (r"します", "する"),
    (r"しません", "しない"),
    (r"(?<=[いるないう])(?:よ|ね|な)$", ""),
    (r"(?<=[だす])(?:よ|ね|な)$", ""),
)
_CONNECTED = (
    (r"であ(?:り|りまして|って)(?=、)", "である"),
    (r"(?<=[えられけさ])(?<!お[ら])ず(?:に)?(?=、)", "ない"),
    (r"(?<=[接置在])せず(?:に)?(?=、)", "しない"),
    (r"(?<=[かさらま])れ(?:て)?(?=、)", "れている"),
    (r"(?<=[かさらま])(?<!許さ)(?<!認めら)(?<!求めら)(?<!望ま)れる", "れている"),
    (r"(?<=[かさらま])(?<!許さ)(?<!られ)れない", "れていない"),
    (r"(?<![こも])とし(?:て)?(?=、)", "である"),
    (r"必要で(?=、)", "必要である"),
    (r"(?<![てで])あ(?:り|りまして|って)(?=、)", "ある"),
    (r"(?<=[てで])(?:おり|おりまして|いて|いまして)(?=、)", "いる"),
    (r"(?<=[てで])おらず(?=、)", "いない"),
    (r"(?<=[がはもで])なく(?:て)?(?=、)", "ない"),
    (r"(?<=[赤青白黒])く(?:て)?(?=、)", "い"),
    (rf"({_COLOUR}|{_SIZE})くなく(?:て)?(?=、)", r"\1くない"),
    (rf"({_SIZE})く(?:て)?(?=、)", r"\1い"),
    (r"(?<=[接置在致])し(?:て)?(?=、)", "する"),
    (r"並び(?=、)", "並ぶ"),
    (r"(?<=[重収][なま])り(?=、)", "る"),
)
_DEMANDED = (
    (
        rf"(?:入れ|置い|載せ|乗せ|付け|添え|貼っ|あっ|入ってい|載ってい|付いてい)ても?{ALLOWED}(?:である|だ|とする|もの|こと)*$",
        "あってもいい",
    ),
    (rf"でも{ALLOWED}(?:である|だ|とする|もの|こと|可能)*(?=$|。)", "でもいい"),
    (
        r"(?<=[色赤青白黒紫茶])も(?:可|ok|許容|認める|認められる|許される)(?:である|だ|とする|する|される)*(?=$|。)",
        "でもいい",
    ),
    (r"(以上|以下|以内)あれば(?:合格|ok|問題ない|良品|可)(?:である|とする)?", r"\1ある"),
    # What may be so is told from what has to be.
    (r"(?<=[てで])い?てもよい(?=が、|、)", "いる許容"),
    (r"(?<=[てで])も(?:よい|かまわない|構わない|いい)(?=が、)", "いる許容"),
    (rf"(?<=[てで])いれば{FINE}", "いる"),
    (rf"(?<=[でに])あれば{FINE}", "ある"),
    (rf"(?<=[赤青白黒])ければ{FINE}", "い"),
    (rf"(?<=で)(?:{_MUST})", "ある"),
    (rf"く(?:{_MUST})", "い"),
    (rf"(?<=[てで]い)(?:{_MUST})", "る"),
    (rf"(?<=並)ば(?:{_MUST})", "ぶ"),
    (rf"(?<=満)たさ(?:{_MUST})", "たす"),
    (rf"(?<=持)た(?:{_MUST})", "つ"),
    (rf"(?<=[なま])ら(?:{_MUST})", "る"),
    (rf"(?<=[接置在致])し(?:{_MUST})", "する"),
    (rf"(?<=存)し(?:{_MUST})", "在する"),
    (rf"(?<=[えけめれじ])(?:{_MUST})", "る"),
    (rf"(?<=[がはもに{_LAST}])(?:{_MUST})", "ある"),
    (rf"であって{_MUST_NOT}", "ではない"),
    (rf"(?<!く)あって{_MUST_NOT}", "ない"),
    (rf"くあって{_MUST_NOT}", "くない"),
    (rf"くて{_MUST_NOT}", "くない"),
    (rf"(?<=[超回][えっ])て{_MUST_NOT}", "ていない"),
    (rf"(?<=[てで])いて{_MUST_NOT}", "いない"),
    (rf"(?<=[っしいんれえきねめけせべ])(て|で){_MUST_NOT}", r"\1いない"),
    (rf"(?<=[出来])て{_MUST_NOT}", "ていない"),
    (r"(?<![でく])あるべきでは?ない", "ない"),
    (r"であるべきでは?ない", "ではない"),
    (r"(?<=[てで])いるべきでは?ない", "いない"),
    (r"(?:超えて|超えること(?:が|は))い?ない", "超えない"),
    (r"下回(?:って|ること(?:が|は))い?ない", "下回らない"),
    (r"上回(?:って|ること(?:が|は))い?ない", "上回らない"),
    (rf"(?<=[るいうくすつむぶ])(?:{'|'.join(AROUND)}){_END}", ""),
)
_NO_VERB = re.compile(rf"({COUNT}ずつ)(?=、)")
_NOT_SHIPPED = r"(?:流さない|通さない|出荷(?:しない|していない|できない|不可)|合格[とに]しない)"
# What must not happen, as a noun: 「接触なきこと」, 「重なり不可」.
_HAPPENING = (
    ("(?:接触|接すること)", "接していない"),
    ("(?:重なり|重複|重ね置き)", "重なっていない"),
    ("(?:はみ出し|はみだし)", "はみ出していない"),
    ("傾き", "傾いていない"),
    ("干渉", "干渉していない"),
)
_NAMED = (
    (
        rf"(?<=または)([0-9]+{COUNTER}以上)(?:は|の場合は|ある場合は|のとき(?:は)?){BAD}$",
        r"\1である場合不可",
    ),
    (rf"(?<=[{_LAST}0-9])以上(?:は|の場合は|ある場合は)?{BAD}$", "以上ない"),
    (rf"(?<=\ue000)は(?:{BAD}|{_NOT_SHIPPED})$", "がない"),
    *(
        (rf"{before}{what}(?:は|が)?(?:なし|ない|{BAD})$", f"{put}{now}")
        for what, now in _HAPPENING
        for before, put in ((r"(?<=[とら])の", ""), (r"(?<![とにら])[のはが]", "は"), ("", ""))
    ),
    (r"(?:は|が)?なし$", "がない"),
    (r"(?<=[\ue000個本枚つ])あり$", "がある"),
)
_IF = r"(?:なら(?:ば)?|のであれば|のなら(?:ば)?|とき(?:に)?(?:は)?|時(?:に)?(?:は)?|際(?:に)?(?:は)?|場合(?:に)?(?:は)?)"
_NOT_GOOD = r"(?!いい|よ[いくし]|良[いくし]|十分|構わ|かまわ|足り|ok)"
_CONDITIONAL = (
    (r"(?<=[るい])限り(?:は|、)?", "場合、"),
    (
        r"(まで|以下|以上|以内)(?:(?:が|は|を|の)?(?:許される|許容する|許容される|許容範囲(?:である|とする)?|認める|認められる|可(?:能)?(?:である|とする)?|ok(?:である|とする)?|良品(?:である|とする)?|合格(?:である|とする)?))(?=$|、)",
        r"\1である",
    ),
    (rf"(?<=[てで])い(?:れば|たら|る{_IF}){_NOT_GOOD}", "いる場合"),
    (rf"(?<=[てで])いな(?:ければ|かったら|い{_IF})", "いない場合"),
    (rf"(?<=で)あ(?:れば|ったら|る{_IF}){_NOT_GOOD}", "ある場合"),
    (rf"(?<![でく])あ(?:れば|ったら|る{_IF}){_NOT_GOOD}", "ある場合"),
    (rf"(?<=[がはもでくに])な(?:ければ|かったら|い{_IF})", "ない場合"),
    (rf"(?<=[赤青白黒])(?:ければ|かったら|い{_IF}){_NOT_GOOD}", "い場合"),
    (r"(?<=[え])(?:れば|たら)", "る場合"),
    (r"(?<=[上下]回)(?:れば|ったら)", "る場合"),
    (r"(?<=少な|大き|小さ)ければ", "い場合"),
    (r"(?<=[多長短])ければ", "い場合"),
    (r"(?<=[在接]す)れば", "る場合"),
)


# 「...は不良」 asks for the opposite; what the opposite is of 「すべて」 and the like is not sure.
_PRODUCT = r"(?:製品|品|画像|写真|弁当|キット|セット|個体|サンプル|商品|もの|物|状態)"
_SWEEPING = re.compile(
    "すべて|全部|みな|みんな|どの|各|それぞれ|しか|だけ|のみ|両方|どちら|いずれ|互い|か(?=\ue000)|または(?![0-9])|場合.*場合"
)
# 「ワッシャーも同じ色」: as what was spoken of before, not as each other.
_SAME_TOO = re.compile(
    rf"(?<={PART}も)同じ(?=色|大きさ|長さ|高さ|幅|太さ|サイズ|向き|方向|数|個数)"
)
_NEVER = re.compile(r"(?<=[るい])ことがない$")  # 「2個あることがあってはならない」
_FAULTY = re.compile(
    rf"(?<=[るいだ])(?:と|のは|{_PRODUCT}(?:は|が)?|場合(?:は|には)?)、?"
    rf"(?:{BAD}|困る|いけない|{_NOT_SHIPPED})$"
)


# 「ナットとワッシャーがない場合は不良」: is one of them enough?
_SEVERAL_MISSING = re.compile(
    r"も(?![のし])|\ue000(?:と|、|か)[^、はが]*\ue000[はが](?:ない|入っていない|存在しない)"
)
_FAULTY_NOT = (
    (re.compile(r"(?<=はみ出し|飛び出し)ている場合不可$"), "ていない"),
    (re.compile(r"(?<=はみ出)(?:る|ている)場合不可$"), "ていない"),
    (re.compile(r"(?<=[てで]い)ない場合不可$"), "る"),
    (re.compile(r"(?<=で)ない場合不可$"), "ある"),
    (re.compile(r"(?<=[赤青白黒])くない場合不可$"), "い"),
    (re.compile(rf"(?<=[がはに{_LAST}])ない場合不可$"), "ある"),
    (
        re.compile(
            r"(?<=以外)(?:の(?:もの|物|部品|品))?が(?:ある|(?:入っ|混ざっ|混入し|含まれ|写っ|混じっ)ている)場合不可$"
        ),
        "のものがない",
    ),
)


def plain(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a sentence with plain endings."""
    text = text_of(tokens)
    for pattern, put in _RULES:
        if pattern.search(text):
            tokens = _changed(tokens, pattern, put)
            text = text_of(tokens)
    if text.count(f"{PART}も") == 1:
        tokens = _changed(tokens, _SAME_TOO, "同様の")
    if _SWEEPING.search(text):
        return tokens
    tokens = _changed(_changed(tokens, _NEVER, "場合不可"), _FAULTY, "場合不可")
    return tokens if _SEVERAL_MISSING.search(text) else _turned(tokens)


def with_verbs(tokens: list[Token]) -> list[Token]:
    """Return tokens with the verb that is left out before a comma: 「1個ずつ、」 is 「1個ずつある、」."""
    return _changed(tokens, _NO_VERB, r"\1ある")


def _turned(tokens: list[Token]) -> list[Token]:
    """Return what is faulty where something is not so as what has to be so."""
    for pattern, put in _FAULTY_NOT:
        tokens = _changed(tokens, pattern, put)
    return tokens


def _changed(tokens: list[Token], pattern: re.Pattern[str], put: str) -> list[Token]:
    text = text_of(tokens)
    changed: list[Token] = []
    done = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        changed += tokens[done:start]
        span = tokens[start:end] or tokens[start - 1 : start] or tokens[:1]
        letters = found.expand(put)
        changed += [Token(letter, span[0].start, span[-1].end) for letter in letters]
        done = end
    return [*changed, *tokens[done:]] if done or changed else tokens


def text_of(tokens: list[Token]) -> str:
    """Return tokens as text of as many letters, with PART for a part."""
    return "".join(PART if token.part or len(token.text) != 1 else token.text for token in tokens)


_RULES = [
    (re.compile(pattern), put)
    for pattern, put in (
        *_CONTRACTED,
        *BENT,
        *_POLITE,
        *_CONNECTED,
        *_DEMANDED,
        *PUT_OR_NOT,
        *SO_PLACED,
        *_NAMED,
        *_CONDITIONAL,
        *BARE,
    )
]
