"""Japanese sentences and clauses that end in a noun, with the verb that they leave out: ナットは3個."""

from __future__ import annotations

from llm4ad.generate.builtin.japanese.frames import INSTEAD_OF_VERB
from llm4ad.generate.builtin.japanese.nouns import COLOURS, COUNTERS, LENGTH_UNITS
from llm4ad.generate.builtin.japanese.verdicts import BAD

COUNTER = "(?:" + "|".join(COUNTERS) + ")"
COUNT = (
    rf"(?:ちょうど|少なくとも|多くとも|最大|最低|最大で|最低でも)?[0-9一二三四五六七八九十]+{COUNTER}"
    rf"(?:(?:か|から|~|〜|以上)[0-9一二三四五六七八九十]+{COUNTER}|以上|以下|以内|未満|超|まで|だけ|のみ|ちょうど|の範囲内|の範囲|の間|±[0-9]+{COUNTER})*"
)
_SIDE = (
    "左右上下中内外間隅角端側縁",
    (
        "半分",
        "中央",
        "中心",
        "真ん中",
        "すみ",
        "かど",
        "平行",
        "垂直",
        "水平",
        "均等",
        "等間隔",
        "同数",
        "同色",
    ),
    (
        "一定",
        "空",
        "一列",
        "1列",
        "偶数[個本枚]?",
        "奇数[個本枚]?",
        "過半数",
        "縦向き",
        "横向き",
        "縦長",
        "交互",
        "横長",
        "同一",
        "同じ",
        "順",
        "順番",
        "順序",
        "左部",
        "右部",
        "上部",
        "下部",
    ),
)
_STATE = rf"(?:[{_SIDE[0]}]|{'|'.join((*_SIDE[1], *_SIDE[2]))})(?:のみ|だけ)?"
_ALIKE = (
    r"(?:違う色|別の色|別々の色|隣り合わせ|同じ(?:色|長さ|大きさ|高さ|幅|太さ|向き|方向|数|個数|サイズ)|"
    r"ばらばら|直角|均一)"
)
_COLOUR_NAME = "(?:" + "|".join(sorted(COLOURS, key=len, reverse=True)) + ")(?:のみ|だけ)?"
_AMOUNT = rf"[0-9.]+(?:割|倍|度|°|%|ピクセル|px|画素|{LENGTH_UNITS})(?:以上|以下|以内|未満|まで|程度|前後)*"
_NOUN_IF = r"(?:なら(?:ば)?|だったら|であれば|の(?:場合|とき|時|際)(?:に)?(?:は)?)"
# A sentence that ends in a noun, 「ナットは3個」, as one with a verb.
BARE = (
    (rf"(?<=に)({COUNT})$", r"\1ある"),
    (rf"({COUNT})に(?:する|なる)(?=$|、)", r"\1である"),
    (rf"({COUNT})限り(?:である|です|だ|とする)?$", r"\1である"),
    (rf"({COUNT})[をが]上限(?:とする|である|です|だ)?", r"\1以下である"),
    (rf"({COUNT})[をが]下限(?:とする|である|です|だ)?", r"\1以上である"),
    (rf"({_COLOUR_NAME})以外(?:は)?{BAD}$", r"\1である"),
    (rf"(?<=は)({_COLOUR_NAME})(?:は|が)?{BAD}$", r"\1ではない"),
    (r"((?:一方|片方)(?:のみ|だけ))$", r"\1ある"),
    (r"(?<=\ue000)(のみ|だけ)$", r"\1である"),
    (r"(?<=は\ue000)$", "である"),
    (rf"({COUNT}|{_AMOUNT}|{_STATE}|{_COLOUR_NAME})のこと$", r"\1である"),
    (rf"({_ALIKE})$", r"\1である"),
    (rf"({COUNT}ずつ)$", r"\1ある"),
    (r"(の(?:半分|[0-9.]+倍)の数)$", r"\1である"),
    (rf"({COUNT})$", r"\1である"),
    (r"((?:のいずれか|のどちらか|のどれか)(?:一方)?)$", r"\1である"),
    (r"(?<=[数は])([0-9]+(?:以上|以下|以内|未満|まで)?)(?=$|、\ue000)", r"\1である"),
    (rf"({_AMOUNT}|{_STATE}|{_COLOUR_NAME})$", r"\1である"),
    (rf"(?:(?<=[^うくすつむぶるいた、])|(?<=[くぐ]らい)){INSTEAD_OF_VERB}", "である"),
    (
        rf"({COUNT})(?=、(?:\ue000は|(?:残り|他|ほか|もう|それ以外|そのうち|[0-9]+{COUNTER}[はが]|かつ)|互いに|どちらも|すべて|いずれも|どれも|色は|大きさは|長さは|{_COLOUR_NAME}$))",
        r"\1で",
    ),
    (
        rf"({_AMOUNT}|{_STATE}|{_COLOUR_NAME})"
        rf"(?=、(?:\ue000は|かつ|もう|(?:残り|他|ほか|それ以外)[はのが]|[0-9]+(?:{COUNTER}|番目)[はが]))",
        r"\1で",
    ),
    (
        rf"({_COLOUR_NAME})(?:を(?:している|した)|に(?:する|見える|見えている|なっている|塗られている|着色されている))",
        r"\1である",
    ),
    (rf"({_COLOUR_NAME})で?、({_COLOUR_NAME})は{BAD}$", r"\1で、\2ではない"),
    (rf"({COUNT}|{_AMOUNT}|{_STATE}|{_COLOUR_NAME}){_NOUN_IF}", r"\1である場合"),
)
