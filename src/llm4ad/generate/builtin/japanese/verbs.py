"""How the verbs of putting and lying are bent in Japanese: every bent form becomes the plain one.

「置いてください」, 「置きます」 and 「置き、」 all become 「置く」; 「載せないでください」 becomes 「載せない」.
"""

from __future__ import annotations

# Stems by the row that their last syllable runs through: plain, joining, negative and te-form.
_ROWS = (
    ("置|敷|付|突き", "く", "き", "か", "いて"),
    ("貼|入|載|乗|収ま|納ま|盛|写|映|嵌ま|はま|来てい", "る", "り", "ら", "って"),
    ("並", "ぶ", "び", "ば", "んで"),
    ("差し込|組み込|積", "む", "み", "ま", "んで"),
    ("挿|離|刺", "す", "し", "さ", "して"),
    (
        "入れ|付け|載せ|乗せ|のせ|収め|納め|詰め|添え|設け|備え|はめ|並べ|揃え|そろえ|重ね|空け|"
        "あけ|揃え|寄せ|立て",
        "る",
        "",
        "",
        "て",
    ),
)
_PUT_BY_DOING = (
    "配置|設置|実装|搭載|収納|固定|同梱|装着|挿入|用意|印刷|貼付|装填|梱包|封入|添付|配列|準備|格納"
)
_OF_DOING = f"{_PUT_BY_DOING}|整列|位置|存在|接触|付属|確保|充填|統一"
_ASKED = "(?:ください|下さい|頂く|いただく|欲しい|ほしい|頂きたい|いただきたい)"


def _of_row(stems: str, plain: str, joining: str, negative: str, te: str) -> list[tuple[str, str]]:
    stem = f"({stems})"
    return [
        (rf"お{stem}{joining}{_ASKED}", rf"\1{plain}"),
        (rf"{stem}{te}(?:おいて)?{_ASKED}", rf"\1{plain}"),
        (rf"{stem}{negative}ないで{_ASKED}", rf"\1{negative}ない"),
        (rf"{stem}{te}おく(?:こと)?(?=$|、)", rf"\1{plain}"),
        (rf"{stem}(?:{te}|{joining})(?=、)", rf"\1{plain}"),
        (rf"{stem}{joining}ます", rf"\1{plain}"),
        (rf"{stem}{joining}ません", rf"\1{negative}ない"),
    ]


# 「実装のこと」 and, at the end, 「右上に1枚貼付」 want the verb that they leave out.
_DONE = (
    (rf"({_OF_DOING})(?:して)?{_ASKED}", r"\1する"),
    (rf"({_OF_DOING})しないで{_ASKED}", r"\1しない"),
    (rf"ないで{_ASKED}", "ない"),
    (rf"({_OF_DOING})します", r"\1する"),
    (rf"({_OF_DOING})しません", r"\1しない"),
    (rf"({_OF_DOING})(?:のこと|を要する|が必要(?:である|だ|です)?)(?=$|、)", r"\1する"),
    (rf"({_OF_DOING})して(?=、)", r"\1する"),
    (rf"({_OF_DOING})し(?=、)", r"\1する"),
    (rf"(?<=[にを個本枚つみけ])({_OF_DOING})(?=$|、)", r"\1する"),
)
# Who puts something somewhere is no matter: that it has been put there is.
_PUT = (
    (r"(置|敷)く(?!な)", r"\1かれている"),
    (r"(貼|盛)る", r"\1られている"),
    (r"(差し込|組み込|積)む", r"\1まれている"),
    (r"(挿)す", r"\1されている"),
    (
        r"(入れ|付け|載せ|乗せ|のせ|収め|納め|詰め|添え|設け|はめ|並べ|揃え|そろえ|重ね|立て)る",
        r"\1られている",
    ),
    (rf"({_PUT_BY_DOING})する", r"\1されている"),
    (rf"({_PUT_BY_DOING})しない", r"\1されていない"),
)
# Read after polite forms are plain, and what forbids something has become a negation.
PUT_OR_NOT = (
    (r"(置|敷|巻|描)いてある", r"\1かれている"),
    (r"(貼|盛|張|飾)ってある", r"\1られている"),
    (r"(挿|刺)してある", r"\1されている"),
    (r"(差し込|組み込|積|挟)んである", r"\1まれている"),
    (
        r"(入れ|付け|載せ|乗せ|のせ|収め|納め|詰め|添え|設け|はめ|並べ|揃え|そろえ|重ね|立て)てある",
        r"\1られている",
    ),
    (rf"({_PUT_BY_DOING})してある", r"\1されている"),
    (r"(?:重ねて|重なって)(?:置か|入れ)(?:れてい)?ない", "重なっていない"),
    (r"(置|敷)(?:か|いてい)ない", r"\1かれていない"),
    (r"(貼|盛)(?:ら|ってい)ない", r"\1られていない"),
    (r"(差し込|組み込|積)(?:ま|んでい)ない", r"\1まれていない"),
    (
        r"(入れ|付け|載せ|乗せ|のせ|収め|納め|詰め|添え|設け|はめ|並べ|重ね)(?:てい)?ない",
        r"\1られていない",
    ),
)
BENT = (*(rule for row in _ROWS for rule in _of_row(*row)), *_DONE, *_PUT)
