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
            "If the juice is red: at least 1 cherry; if not (the juice is red): at least 1 orange.",
            "juiceが赤であるならば、cherryが1個以上ある。"
            "「juiceが赤である」ではないならば、orangeが1個以上ある。",
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
            "The largest of nuts in order of its area is right of the chip.",
            "その面積の順に並べたnutの最大がchipより右にある。",
        ),
        (
            'nut = scene.one("nut")\n'
            'return [expect_at_most(math.hypot(nut.width, 3), 9, of=[nut], what="x")]',
            "`math.hypot(nut.width, 3)` is at most 9.",
            "`math.hypot(nut.width, 3)`が9以下である。",
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
