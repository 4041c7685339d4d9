from __future__ import annotations

import pytest

from llm4ad.generate.examples import EXAMPLES, Example
from llm4ad.program.phrases import ENGLISH, JAPANESE
from llm4ad.program.retelling import retell

HEAD = "def check(scene: Scene) -> list[Expectation]:\n"


def told(body: str, language: str = "en") -> str:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return retell(HEAD + lines, language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "english", "japanese"),
    [
        (
            'return [expect_count(scene.find("nut"), exactly=2)]',
            "Exactly 2 nuts.",
            "nutがちょうど2個ある。",
        ),
        (
            'return [expect_count(scene.find("nut", colour="red"), at_least=1, at_most=3)]',
            "1 to 3 red nuts.",
            "赤のnutが1個から3個ある。",
        ),
        (
            'return [expect_count(scene.find("nut") + scene.find("bolt"), exactly=1)]',
            "Exactly 1 nut or bolt.",
            "nut、またはboltがちょうど1個ある。",
        ),
        (
            'return [expect_count(scene.find_asking("nut", "Is it rusty?"), exactly=1)]',
            "Exactly 1 nut of which 'Is it rusty?' is answered with yes.",
            "「Is it rusty?」の答えが「はい」であるnutがちょうど1個ある。",
        ),
        (
            "what = scene.find_asking(\n"
            '    "label", "What is it?", answer="orange", among=["orange", "kiwi"]\n'
            ")\n"
            'return [expect_inside(label, half(scene, "left")) for label in what]',
            "Each label of which 'What is it?' is answered with orange is inside the left half of "
            "the image.",
            "「What is it?」の答えが「orange」である各labelが画像の左半分の中にある。",
        ),
        (
            'if scene.find_asking("nut", "Is it rusty?", answer="no"):\n    return []\n'
            'return [expect_absent(scene.find("bolt"))]',
            "If there are no nuts of which 'Is it rusty?' is answered with no: no bolts.",
            "「Is it rusty?」の答えが「いいえ」であるnutがないならば、boltが1つもない。",
        ),
        (
            'return [expect_count(scene.find("nut"), at_most=1)]',
            "At most 1 nut.",
            "nutが1個以下である。",
        ),
        (
            'return [expect_absent(scene.find("nut", within=quarter(scene, "top left")))]',
            "No nuts in the top left quarter of the image.",
            "画像の左上四分の一にあるnutが1つもない。",
        ),
        (
            'tray = scene.one("tray")\n'
            "return [\n"
            '    expect_count(scene.find("pin", within=place), exactly=1)\n'
            "    for place in grid(tray, rows=3, columns=5)\n"
            "]",
            "Exactly 1 pin in each cell of a grid of 3 rows and 5 columns over the tray.",
            "trayを3行5列に分けた各マスにあるpinがちょうど1個ある。",
        ),
        (
            'if not scene.one("juice").is_colour("red"):\n    return []\n'
            'return [expect_present(scene.find("cherry", within=scene.one("label")))]',
            "If the juice is red: at least 1 cherry in the label.",
            "juiceが赤であるならば、labelにあるcherryが1個以上ある。",
        ),
        (
            'juice = scene.one("juice")\nif juice.is_colour("red"):\n'
            '    return [expect_present(scene.find("cherry"))]\n'
            'return [expect_present(scene.find("orange"))]',
            "If the juice is red: at least 1 cherry; if the juice is not red: at least 1 orange.",
            "juiceが赤であるならば、cherryが1個以上ある。juiceが赤でないならば、orangeが1個以上ある。",
        ),
        (
            'return [expect_colour(nut, "blue") for nut in scene.find("nut")]',
            "Each nut is blue.",
            "各nutが青である。",
        ),
        (
            "found = []\n"
            'for nut in scene.find("nut"):\n'
            "    if nut.length > 20:\n"
            '        found.append(expect_true(nut.is_upright(), of=[nut], what="x"))\n'
            "return found",
            "If the length of each nut is more than 20: each nut stands upright.",
            "各nutの長さが20より大きいならば、各nutが垂直である。",
        ),
        (
            'washers = scene.find("washer")\n'
            "mean = sum(w.length for w in washers) / len(washers)\n"
            'long = [b for b in scene.find("bolt") if b.length > 3 * mean]\n'
            'return [expect_count(long, exactly=1, what="long bolt")]',
            "Exactly 1 bolt whose length is more than 3 x the mean length of washers.",
            "長さが3 × washerの平均の長さより大きいboltがちょうど1個ある。",
        ),
        (
            'a, b = scene.one("tank"), scene.one("water")\n'
            'return [expect_between(a.level_of(b), 0.6, 0.75, of=[a, b], what="x", unit="share")]',
            "The level of the water in the tank is between 60 % and 75 %.",
            "tankの中のwaterの高さが60 %から75 %の間である。",
        ),
        (
            'nuts, bolts = scene.find("nut"), scene.find("bolt")\n'
            'return [expect_equal(len(nuts), len(bolts), of=nuts + bolts, what="x")]',
            "The number of nuts equals the number of bolts.",
            "nutの数がboltの数と等しい。",
        ),
        (
            'nuts = scene.find("nut")\n'
            'return [expect_true(all(n.is_inside(scene.one("bag")) for n in nuts), of=[], what="")]',
            "Each nut is inside the bag.",
            "各nutがbagの中にある。",
        ),
        (
            'big = max(scene.find("nut"), key=lambda nut: nut.area)\n'
            'return [expect_right_of(big, scene.one("chip"))]',
            "The largest nut is right of the chip.",
            "一番大きいnutがchipより右にある。",
        ),
        (
            'nut = scene.one("nut")\n'
            'return [expect_at_most(math.hypot(nut.width, 3), 9, of=[nut], what="x")]',
            "`math.hypot(nut.width, 3)` is at most 9.",
            "`math.hypot(nut.width, 3)`が9以下である。",
        ),
        (
            'leds = scene.find("led")\n'
            'return [expect_colour(led, c) for led, c in zip(leds, ["red", "green"])]',
            "The first led from the left is red; the second led from the left is green.",
            "左から1番目のledが赤である。左から2番目のledが緑である。",
        ),
        (
            'place = scene.one("left side")\nnames = ["nut", "bolt"]\nfound = []\n'
            "for name in names:\n    found.append(expect_absent(scene.find(name, within=place)))\n"
            "return found",
            "No nuts in the left side; no bolts in the left side.",
            "left sideにあるnutが1つもない。left sideにあるboltが1つもない。",
        ),
        (
            'juice = scene.one("juice")\n'
            'pairs = [("red", "cherry"), ("white", "banana")]\n'
            "return [\n"
            "    expect_present(scene.find(fruit))\n"
            "    for colour, fruit in pairs\n    if juice.is_colour(colour)\n"
            "]",
            "If the juice is red: at least 1 cherry; if the juice is white: at least 1 banana.",
            "juiceが赤であるならば、cherryが1個以上ある。juiceが白であるならば、bananaが1個以上ある。",
        ),
        (
            'nuts = scene.find("nut")\n'
            "pairs = list(zip(nuts[:-1], nuts[1:]))\n"
            "return [expect_touching(a, b) for a, b in pairs]",
            "Each nut touches the one after each nut.",
            "各nutが各nutの次のものに接している。",
        ),
        (
            'nuts = scene.find("nut")\nnumber = expect_count(nuts, exactly=2)\n'
            "if len(nuts) < 2:\n    return [number]\n"
            "return [number, expect_left_of(nuts[0], nuts[1])]",
            "Exactly 2 nuts; if the number of nuts is at least 2: "
            "the first nut from the left is left of the second nut from the left.",
            "nutがちょうど2個ある。"
            "nutの数が2以上であるならば、左から1番目のnutが左から2番目のnutより左にある。",
        ),
        (
            'nuts = scene.find("nut")\n'
            "near = [\n    nut for i, nut in enumerate(nuts)\n"
            "    if any(nut.touches(other) for j, other in enumerate(nuts) if j != i)\n]\n"
            'return [expect_absent(near, what="x")]',
            "No nuts for which some of nuts is such that "
            "the other is not it and it touches the other.",
            "nutのうち「nutのうち「もう一方がそれでない、かつそれがもう一方に接している」である"
            "ものがある」であるものが1つもない。",
        ),
        (
            'nuts = scene.find("nut")\n'
            "return [\n"
            '    expect_at_most(len({n.colour for n in nuts}), 1, of=nuts, what="x"),\n'
            '    expect_at_most(sum(n.area for n in nuts), 9, of=nuts, what="x"),\n'
            '    *[expect_true(not n.is_upright(), of=[n], what="x") for n in nuts],\n'
            "]",
            "The number of the different kinds of colour of nuts is at most 1; "
            "the total area of nuts is at most 9; each nut does not stand upright.",
            "nutの主な色の種類の数が1以下である。nutの面積の合計が9以下である。各nutが垂直でない。",
        ),
        (
            'bag = scene.one("bag")\n'
            "return [\n"
            '    expect_count(scene.find("nut", within=row), exactly=1)\n'
            "    for row in grid(bag.frame, rows=3, columns=1)\n"
            "]",
            "Exactly 1 nut in each of 3 equal rows of the bag.",
            "bagを3段に等分した各段にあるnutがちょうど1個ある。",
        ),
        (
            'bolts = sorted(scene.find("bolt"), key=lambda part: part.length, reverse=True)\n'
            "return [expect_inside(bolts[0], bolts[-1]), expect_inside(bolts[1], bolts[0])]",
            "The longest bolt is inside the shortest bolt; "
            "the second longest bolt is inside the longest bolt.",
            "一番長いboltが一番短いboltの中にある。2番目に長いboltが一番長いboltの中にある。",
        ),
        (
            'nuts = sorted(scene.find("nut"), key=lambda part: part.center_y)\n'
            'return [expect_aligned(nuts[0:3], "in a row"), expect_colour(nuts[3], "red")]',
            "Nuts 1 to 3 from the top are aligned in a row; the fourth nut from the top is red.",
            "上から1番目から3番目のnutが横一列に並んでいる。上から4番目のnutが赤である。",
        ),
        (
            'bag = scene.one("bag")\n'
            "out = [\n"
            '    nut for nut in scene.find("nut")\n'
            '    if not nut.is_inside(bag) and not nut.is_colour("red")\n'
            "]\n"
            'return [expect_absent(out, what="x")]',
            "No nuts that are not inside the bag and are not red.",
            "bagの中にない、かつ赤でないnutが1つもない。",
        ),
        (
            'near = [n for n in scene.find("nut") if any(n.touches(w) for w in scene.find("cap"))]\n'
            'return [expect_count(near, exactly=1, what="x")]',
            "Exactly 1 nut that touches some cap.",
            "あるcapに接しているnutがちょうど1個ある。",
        ),
        (
            'nut = scene.one("nut")\n'
            'met = any(nut.touches(cap) for cap in scene.find("cap"))\n'
            'return [expect_true(not any(nut.touches(c) for c in scene.find("cap")), of=[nut], '
            'what="x")]',
            "The nut touches no cap.",
            "どのcapについても、nutがそれに接していない。",
        ),
        (
            'nuts, caps = scene.find("nut"), scene.find("cap")\n'
            "return [\n"
            '    expect_at_least(len(nuts) - len(caps), 1, of=nuts, what="x"),\n'
            '    expect_at_most(len(nuts) - len(caps), 0, of=nuts, what="x"),\n'
            '    expect_between(len(nuts) - 2 * len(caps), 0, 0, of=nuts, what="x"),\n'
            "]",
            "There are more nuts than caps; there are at most as many nuts as caps; "
            "there are exactly 2 times as many nuts as caps.",
            "nutがcapより多い。nutがcapと同じ数かそれより少ない。"
            "nutの数がcapの数のちょうど2倍である。",
        ),
        (
            'cap, bag = scene.one("cap"), scene.one("bag")\n'
            "return [\n"
            '    expect_at_least(cap.width / bag.width, 1, of=[cap], what="x"),\n'
            '    expect_between(cap.width / bag.width, 1.8, 2.2, of=[cap], what="x"),\n'
            '    expect_at_most(cap.area / bag.area, 0.25, of=[cap], what="x", unit="share"),\n'
            '    expect_at_least(cap.left - bag.left, 9, of=[cap], what="x"),\n'
            '    expect_at_least(bag.bottom - cap.bottom, 9, of=[cap], what="x"),\n'
            "]",
            "The width of the cap is at least the width of the bag; "
            "the width of the cap is between 1.8 and 2.2 times the width of the bag; "
            "the area of the cap is at most 25 % of the area of the bag; "
            "the distance of the cap from the left edge of the bag is at least 9; "
            "the distance of the cap from the bottom edge of the bag is at least 9.",
            "capの幅がbagの幅以上である。capの幅がbagの幅の1.8倍から2.2倍の間である。"
            "capの面積がbagの面積の25 %以下である。capのbagの左端からの距離が9以上である。"
            "capのbagの下端からの距離が9以上である。",
        ),
        (
            'cap, nut = scene.one("cap"), scene.one("nut")\n'
            "return [\n"
            '    expect_true(cap.colour == nut.colour, of=[cap], what="x"),\n'
            '    expect_true(cap.colour in ("red", "blue"), of=[cap], what="x"),\n'
            '    expect_aligned([cap, nut], "in a row"),\n'
            "]",
            "The cap and the nut have the same colour; the cap is red or blue; "
            "the cap and the nut are aligned in a row.",
            "capとnutの色が同じである。capが赤、または青である。capとnutが横一列に並んでいる。",
        ),
        (
            "found = []\n"
            'for bottle in scene.find("bottle"):\n'
            '    label = scene.one("label", within=bottle)\n'
            '    found += [expect_inside(label, half(bottle, "top"))]\n'
            "return found",
            "For each bottle: the label in it is inside the top half of it.",
            "各bottleについて、それにあるlabelがそれの上半分の中にある。",
        ),
        (
            'names = scene.find("a") + scene.find("b") + scene.find("c") + scene.find("d")\n'
            'return [expect_absent([p for p in names if p.touches(scene.one("e"))], what="x")]',
            "No parts (as, bs, cs, ds) that touch the e.",
            "eに接している部品(a、b、c、d)が1つもない。",
        ),
    ],
)
def test_a_program_is_told_back(body: str, english: str, japanese: str):
    assert told(body) == english
    assert told(body, "ja") == japanese


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.condition)
def test_the_examples_are_told_without_quoting_code(example: Example):
    for language in ("en", "ja"):
        assert "`" not in retell(example.source, language)


def test_both_languages_have_the_same_phrases():
    assert ENGLISH.keys() == JAPANESE.keys()


def test_what_differs_in_the_program_differs_in_the_words():
    two, three = (told(f'return [expect_count(scene.find("nut"), exactly={n})]') for n in (2, 3))
    assert two != three
