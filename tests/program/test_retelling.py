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
            "Exactly 1 bolt for which its length is more than 3 x the mean length of washers.",
            "boltのうち「その長さが3 × washerの平均の長さより大きい」であるものがちょうど1個ある。",
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
            "Each of nuts is such that it is inside the bag.",
            "nutはすべて「それがbagの中にある」である。",
        ),
        (
            'big = max(scene.find("nut"), key=lambda nut: nut.area)\n'
            'return [expect_right_of(big, scene.one("chip"))]',
            "The one of nuts with the largest area is right of the chip.",
            "nutのうち面積が最大のものがchipより右にある。",
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
            "The first of leds is red; number 2 of leds is green.",
            "ledの最初のものが赤である。ledの2番目が緑である。",
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
            "the first of nuts is left of number 2 of nuts.",
            "nutがちょうど2個ある。"
            "nutの数が2以上であるならば、nutの最初のものがnutの2番目より左にある。",
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
            "the sum of the area of each of nuts is at most 9; each nut does not stand upright.",
            "nutの主な色の種類の数が1以下である。nutのそれぞれの面積の合計が9以下である。"
            "各nutが垂直でない。",
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
