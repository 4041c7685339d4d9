from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.generate.builtin import write_program
from llm4ad.program.source import new_program
from llm4ad.spec import read_spec
from llm4ad.verify import coverage
from llm4ad.verify.demands import Demand, demands_of, mentioned_parts
from tests.conftest import REPOSITORY
from tests.drawing import Canvas

BAG = ("bag", "nut", "screw", "washer")
BOTTLE = ("banana", "bottle", "cherry", "fruit label", "juice", "orange", "text label")
BOX = ("almonds", "banana chips", "box", "cereals", "nectarine", "tangerine")
CABLE = ("cable", "clamp", "connector")
LUNCH = ("エビフライ", "ご飯", "ブロッコリー", "ミニトマト", "レタス", "卵焼き", "梅干し", "箱")
PINS = ("pushpin", "separator", "tray")
SCREWS = ("ネジ", "ナット", "ワッシャー", "袋", "LED")


def short(sentence: str, names: tuple[str, ...]) -> list[str]:
    """Return the demands; that all of a part are missed goes without saying where one is."""
    demands = demands_of(sentence, names)
    missed = {demand.part for demand in demands if demand.kind == "remove"}
    return [
        f"{demand.kind} {demand.part}"
        for demand in demands
        if demand.kind != "clear" or demand.part not in missed
    ]


def both(*parts: str) -> list[str]:
    return [f"{kind} {part}" for part in parts for kind in ("remove", "add")]


FOUND = [
    # counts
    ("There is exactly one tray.", PINS, both("tray")),
    ("There are exactly 15 pushpins.", PINS, both("pushpin")),
    ("There are two nuts.", BAG, both("nut")),
    ("There must be precisely two nuts in the picture.", BAG, both("nut")),
    ("There is a single bag.", BAG, both("bag")),
    ("There is only one bag.", BAG, both("bag")),
    ("There are exactly two [nuts].", BAG, both("nut")),
    ("Exactly two nuts are in the image.", BAG, both("nut")),
    ("Two nuts and one washer.", BAG, both("nut", "washer")),
    (
        "The image shows two nuts, three screws and exactly one washer.",
        BAG,
        both("nut", "screw", "washer"),
    ),
    ("The number of nuts is exactly two.", BAG, both("nut")),
    (
        "There are exactly two screws, at least one nut and one washer.",
        BAG,
        both("screw", "washer"),
    ),
    ("There are two to four nuts and exactly one washer.", BAG, both("washer")),
    ("There is exactly one cable; the cable is red or blue.", CABLE, both("cable")),
    ("There are two nuts; its left or right side is free.", BAG, both("nut")),
    ("There is exactly one bottle, and exactly one body of juice.", BOTTLE, both("bottle")),
    ("In the image there are two nuts.", BAG, both("nut")),
    ("There is a tray, and there are exactly 12 separators.", PINS, both("separator")),
    (
        "There are exactly 12 separators, four of them in each of the three rows.",
        PINS,
        both("separator"),
    ),
    # what is added may lie outside of the one thing that it is on
    ("There is exactly one fruit label on the bottle.", BOTTLE, ["remove fruit label"]),
    ("In the bag there is exactly one nut.", BAG, ["remove nut"]),
    (
        "The bag holds exactly two screws, two nuts and two washers.",
        BAG,
        both("nut", "screw", "washer"),
    ),
    # cells
    (
        "Each cell of a 3 x 5 grid over the tray contains exactly one pushpin.",
        PINS,
        both("pushpin"),
    ),
    (
        "Every compartment of the tray (three rows of five) holds exactly one pushpin.",
        PINS,
        both("pushpin"),
    ),
    ("There is exactly one pushpin in each of the 15 compartments.", PINS, both("pushpin")),
    ("In every cell of the tray there is exactly one pushpin.", PINS, both("pushpin")),
    # none, totals, equal numbers
    ("There is no nut.", BAG, ["add nut"]),
    ("There are no nuts in the image.", BAG, ["add nut"]),
    ("No nut is in the image.", BAG, ["add nut"]),
    ("There is neither a nut nor a washer.", BAG, ["add nut", "add washer"]),
    ("There are exactly two screws and no nuts.", BAG, [*both("screw"), "add nut"]),
    ("There are six screws, nuts and washers in total.", BAG, both("nut", "screw", "washer")),
    (
        "There is exactly one cherry, orange and banana in total.",
        BOTTLE,
        both("cherry", "orange", "banana"),
    ),
    ("There are as many nuts as washers.", BAG, both("nut", "washer")),
    # colours
    ("All pushpins are yellow.", PINS, ["recolour pushpin"]),
    (
        "The cable is blue, and the connectors are white.",
        CABLE,
        ["recolour cable", "recolour connector"],
    ),
    ("The pushpins are all yellow.", PINS, ["recolour pushpin"]),
    ("The juice is orange.", BOTTLE, ["recolour juice"]),
    ("There are exactly two nuts, both red.", BAG, ["remove nut", "recolour nut", "add nut"]),
    # places
    (
        "There is exactly one text label in the bottom half of the bottle.",
        BOTTLE,
        ["move text label"],
    ),
    ("The text label lies in the lower half of the bottle.", BOTTLE, ["move text label"]),
    ("All nuts are on the left.", BAG, ["move nut"]),
    ("The nut and the washer lie at the top of the image.", BAG, ["move nut", "move washer"]),
    (
        "There are two nuts, and they are in the left half of the bag.",
        ("nut",),
        [*both("nut"), "move nut"],
    ),
    (
        "There are exactly two connectors, one on the left and one on the right.",
        CABLE,
        [*both("connector"), "move connector"],
    ),
    ("Exactly two tangerines are in the left half of the box.", BOX, ["move tangerine"]),
    ("There are two nuts on the left and one washer.", BAG, ["move nut"]),
    ("The cable is above the clamp.", CABLE, ["exchange cable"]),
    ("The screw is to the left of the nut.", BAG, ["exchange nut"]),
    ("The nut is on the left of the washer.", BAG, ["exchange nut"]),
    # sizes
    ("The nut is between 0.2 and 0.3 times as long as the bag.", BAG, ["resize nut"]),
    ("The cable is 40 to 50 percent as long as the image is wide.", CABLE, ["resize cable"]),
    ("The juice covers between 15 and 30 percent of the bottle.", BOTTLE, ["resize juice"]),
    ("All screws are between 20 and 28 pixels long.", BAG, ["resize screw"]),
    # Japanese
    ("ネジが4本ある。", SCREWS, both("ネジ")),
    ("ナットはちょうど2つ", SCREWS, both("ナット")),
    ("LEDが3個あり、光っている。", SCREWS, both("LED")),
    ("4本のネジがある。", SCREWS, both("ネジ")),
    (
        "袋にはネジ2本とナット1個が入っている。",
        SCREWS,
        ["remove ネジ", "add ネジ", "remove ナット"],
    ),
    ("画像にはネジが２本、ナットが2個ある。", SCREWS, both("ネジ", "ナット")),
    ("各マスにネジが1本ずつある。", SCREWS, both("ネジ")),
    ("ナットがない。", SCREWS, ["add ナット"]),
    ("ネジはすべて黄色い。", SCREWS, ["recolour ネジ"]),
    ("すべてのナットは赤色である。", SCREWS, ["recolour ナット"]),
    ("ご飯は箱の左半分にある。", LUNCH, ["move ご飯"]),
]
# Near misses: a right program may keep such a mutant, or a wrong reading would be easy.
NOTHING = [
    # vague numbers
    ("There are at least two nuts.", BAG),
    ("There are at most two nuts.", BAG),
    ("There are no more than two nuts.", BAG),
    ("There are no fewer than two nuts.", BAG),
    ("There are two to four nuts.", BAG),
    ("There are 2-4 nuts.", BAG),
    ("There are two nuts or more.", BAG),
    ("There are about two nuts.", BAG),
    ("There are approx. two nuts.", BAG),
    ("There are usually two nuts.", BAG),
    ("There is a nut.", BAG),
    ("There is at least one nut.", BAG),
    ("There are two nuts and washers.", BAG),
    ("There are two nuts, red washers and screws in total.", BAG),
    ("There are more screws than nuts.", BAG),
    ("There are two nuts per screw.", BAG),
    ("There are two nuts, three at most.", BAG),
    ("There are two nuts of different size.", BAG),
    ("It is wrong that there are two nuts.", BAG),
    ("There are not two nuts.", BAG),
    # numbers of something else
    ("The tray has 3 rows and 5 columns of pushpins.", PINS),
    ("A 3 x 5 grid of pushpins lies on the tray.", PINS),
    ("There are two nut holes.", BAG),
    ("There are two pairs of nuts.", BAG),
    ("The bag is two nuts wide.", BAG),
    ("The two nuts touch each other.", BAG),
    ("No two nuts touch each other.", BAG),
    ("One of the two screws is at least 1.3 times as long as the other one.", BAG),
    ("Any two nuts are at least three nut diameters apart.", BAG),
    ("The gap is exactly two nuts.", BAG),
    ("There is exactly one bottle's cap.", BOTTLE),
    # only some of the parts are counted
    ("There are exactly two red nuts.", BAG),
    ("There are exactly two nuts that are red.", BAG),
    ("There are exactly two nuts touching a washer.", BAG),
    ("Exactly one screw is longer than three times the diameter of a washer.", BAG),
    ("Exactly one cable joins the two connectors.", CABLE),
    ("There is exactly one nut on each screw.", BAG),
    ("There is exactly one nut in each corner of the bag.", BAG),
    ("Each screw has exactly one nut.", BAG),
    ("On each screw there are two nuts.", BAG),
    ("Left of the bag, there are two nuts.", BAG),
    ("Every cell in the top row contains exactly one pushpin.", PINS),
    ("Each cell contains exactly one yellow pushpin.", PINS),
    ("No screw is longer than six washers side by side.", BAG),
    ("There is no nut on the screw.", BAG),
    ("There is no nut in the left half of the bag.", BAG),
    # conditions and alternatives
    ("If the bag is full, there are exactly two nuts.", BAG),
    ("There are exactly two nuts unless there is a washer.", BAG),
    ("Either there are two nuts, or three nuts and one washer.", BAG),
    ("There is exactly one fruit in all, a cherry, an orange or a banana.", BOTTLE),
    ("Red juice goes with a cherry and yellow juice with an orange.", BOTTLE),
    ("With two clamps on a connector the cable is yellow, with three it is blue.", CABLE),
    ("In a faulty bag there are two nuts.", BAG),
    ("For every screw there are two nuts.", BAG),
    # colours
    ("The cable is red or blue.", CABLE),
    ("The cable is red, blue or green.", CABLE),
    ("The juice is red, brown, yellow, orange or white.", BOTTLE),
    ("The cable is red and blue.", CABLE),
    ("The cable is not red.", CABLE),
    ("Some pushpins are yellow.", PINS),
    ("Not all pushpins are yellow.", PINS),
    ("The head of the screw is yellow.", BAG),
    ("The cable is red on the left.", CABLE),
    ("The cap of the nut and the screw are red.", BAG),
    # places
    ("The juice is in the bottle.", BOTTLE),
    ("The nut is in the right place.", BAG),
    ("The nut is on the left side of the washer.", BAG),
    ("The nuts are in the left half and in the right half of the bag.", BAG),
    ("The bag is in the middle of the image.", BAG),  # mirrored, it stays there
    ("The fruit label is centred on the bottle from left to right.", BOTTLE),
    ("The cereals are in the upper right quarter of the box (their middle does).", BOX),
    ("There is a nut in the left half of the bag.", BAG),
    ("The fruit label is above the text label.", BOTTLE),  # too many pairs for every picture
    ("The nuts are above the washer.", BAG),
    # sizes
    ("The bottle is at least 400 pixels high.", BOTTLE),
    ("The cable is longer than a connector is high.", CABLE),
    ("The text label is at most 1.1 times as wide as the fruit label.", BOTTLE),
    ("The nut is between 20 and 60 pixels wide.", BAG),  # a range that half of all sizes are in
    ("The nut is between 20 and 30 pixels from the bag.", BAG),
    ("The screw is between 2 and 3 times as long as it is wide.", BAG),
    ("Each screw is between 20 and 40 pixels long.", BAG),
    ("Each nut is above the washer.", BAG),
    ("All banana chips together cover between 4 and 8 percent of the box.", BOX),
    ("The longer of the two screws is between 0.295 and 0.345 times as long as the bag.", BAG),
    ("The upper side of the juice is between 22 and 25 percent of the image.", BOTTLE),
    # Japanese
    ("ネジが4本以上ある。", SCREWS),
    ("卵焼きは3切れ以上5切れ以下である。", LUNCH),
    ("赤いミニトマトが3個ある。", LUNCH),
    ("箱の左半分にミニトマトが3個ある。", LUNCH),
    ("ネジが2本、曲がっている。", SCREWS),
    ("ネジとナットが2個ある。", SCREWS),
    ("ナットが2個または3個ある。", SCREWS),
    ("ネジがあれば、ナットが2個ある。", SCREWS),
    ("箱の左半分にご飯がある。", LUNCH),
    ("ネジは赤か青である。", SCREWS),
    ("ネジは黄色ではない。", SCREWS),
    ("ネジにナットがない。", SCREWS),
    ("箱の外には何もない。", LUNCH),
]


@pytest.mark.parametrize(("sentence", "names", "expected"), FOUND)
def test_what_is_certain_is_found(sentence: str, names: tuple[str, ...], expected: list[str]):
    assert sorted(short(sentence, names)) == sorted(expected)


@pytest.mark.parametrize(("sentence", "names"), NOTHING)
def test_what_is_not_certain_is_left_out(sentence: str, names: tuple[str, ...]):
    assert demands_of(sentence, names) == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The nuts lie in the bag.", ["clear nut"]),
        ("The nuts and the washers lie in the bag.", ["clear nut", "clear washer"]),
        ("The nuts do not lie in the bag.", []),
        ("All nuts lie in the bag.", []),
        ("The nut lies in the bag.", []),
        ("If there are nuts, the nuts lie in the bag.", []),
    ],
)
def test_what_lies_somewhere_is_there(sentence: str, expected: list[str]):
    assert short(sentence, BAG) == expected


def test_demands_are_in_the_order_of_the_sentence_with_its_words():
    sentence = "There are exactly two tangerines and exactly one nectarine, all on the left."
    assert demands_of(sentence, BOX) == (
        Demand("remove", "tangerine", "exactly two tangerines"),
        Demand("clear", "tangerine", "exactly two tangerines"),
        Demand("add", "tangerine", "exactly two tangerines"),
        Demand("move", "nectarine", sentence[10:-1]),
        Demand("move", "tangerine", sentence[10:-1]),
        Demand("remove", "nectarine", "exactly one nectarine"),
        Demand("clear", "nectarine", "exactly one nectarine"),
        Demand("add", "nectarine", "exactly one nectarine"),
    )
    (move,) = demands_of("ご飯は箱の左半分にある。", LUNCH)
    assert move == Demand("move", "ご飯", "ご飯は箱の左半分にある")


# What each real sentence demands; those that are not here demand nothing that is certain.
REAL = {
    "examples/juice_bottle": [
        *both("bottle"),
        "resize juice",
        "remove fruit label",
        "move text label",
        *both("banana", "cherry", "orange"),
    ],
    "examples/mvtec_loco/breakfast_box": [
        *("clear almonds", "clear banana chips", "clear cereals"),
        *both("box", "nectarine", "tangerine"),
        "move nectarine",
        "move tangerine",
    ],
    "examples/mvtec_loco/juice_bottle": both("bottle", "fruit label", "text label"),
    "examples/mvtec_loco/pushpins": [
        *both("tray", "pushpin", "pushpin", "separator"),
        "recolour pushpin",
    ],
    "examples/mvtec_loco/screw_bag": both("bag", "nut", "screw", "washer"),
    "examples/mvtec_loco/splicing_connectors": [*both("cable", "connector"), "move connector"],
    "benchmarks/rendered_inspections/juice_bottle": [
        *both("bottle", "fruit label", "text label"),
        "resize juice",
    ],
    "benchmarks/writers/breakfast_box": [
        *("move nectarine", "move tangerine"),
        *("move cereal", "resize cereal"),
    ],
    "benchmarks/writers/circuit_board": [],
    "benchmarks/writers/juice_bottle": [
        *both("bottle", "fruit label", "text label"),
        "resize juice",
        "move text label",
    ],
    "benchmarks/writers/lunch_ja": [
        *both("エビフライ", "梅干し"),
        "move エビフライ",
        "recolour 卵焼き",
    ],
    "benchmarks/writers/pushpins": [*both("pushpin"), "clear separator"],
    "benchmarks/writers/screw_bag": both("nut", "nut", "screw", "washer", "washer"),
    "benchmarks/writers/splicing_connectors": [*both("connector"), "move connector"],
}


@pytest.mark.parametrize("folder", REAL)
def test_what_the_sentences_of_real_products_demand(folder: str):
    spec = read_spec(REPOSITORY / folder / "normal.md")
    found = [
        item
        for condition in spec.conditions
        for item in short(condition.text, tuple(spec.part_names))
    ]
    assert sorted(found) == sorted(REAL[folder])


@pytest.mark.parametrize(
    ("sentence", "names", "expected"),
    [
        ("The text labels and a bottle", (*BOTTLE, "label"), {"text label", "bottle"}),
        ("One tomato, two leaves", ("tomatoes", "leaf", "tom"), {"tomatoes", "leaf"}),
        ("An almond and a banana-chip", BOX, {"almonds", "banana chips"}),
        ("The t nut and the T-NUTS", ("t-nut",), {"t-nut"}),
        ("The bottleneck is free", BOTTLE, set()),
        ("The bottle's [fruit_label]", BOTTLE, {"bottle", "fruit label"}),
        ("Yellow or orange juice", BOTTLE, {"juice"}),
        ("A cherry, an orange or a banana", BOTTLE, {"cherry", "orange", "banana"}),
        ("袋にLEDとネジがある", SCREWS, {"袋", "LED", "ネジ"}),
        ("ミニトマト", ("ミニトマト", "トマト"), {"ミニトマト"}),
        ("No part is known", (), set()),
    ],
)
def test_parts_are_found_by_the_longest_name(
    sentence: str, names: tuple[str, ...], expected: set[str]
):
    assert mentioned_parts(sentence, names) == expected


WORDS = """
there is are exactly at least two 3 one no nut nuts screw washers bag . , ; ( ) and or in on
the left half of each cell contains red between 2.5 times as long it ' ネジ が 4 本 ある 。
"""


@given(st.lists(st.sampled_from(WORDS.split())).map(" ".join) | st.text())
def test_any_text_is_read_and_demands_are_about_what_it_names(sentence: str):
    names = (*BAG, "ネジ")
    found = demands_of(sentence, names)
    assert found == demands_of(sentence, names[::-1])
    assert len({(demand.kind, demand.part) for demand in found}) == len(found)
    for demand in found:
        assert demand.part in mentioned_parts(sentence, names)
        assert demand.words
        assert demand.words in sentence


TRUE_OF_TRAY = [
    "There is exactly one tray.",
    "There are exactly two discs.",
    "There is exactly one bar.",
    "Exactly two discs are in the left half of the tray.",
    "There are exactly two discs in the left half of the tray.",
    "There is exactly one bar on the tray.",
    "There are exactly two discs and exactly one bar.",
    "There are exactly three discs and bars in total.",
    "All discs are red.",
    "The bar is blue.",
    "The bar is in the right half of the tray.",
    "The bar is in the upper right quarter of the tray.",
    "The bar is above the tray.",
    "Each cell of a 1 x 2 grid over the tray contains exactly one lid.",
]
TRUE_OF_BOTTLE = [
    "The juice reaches 75 to 85 percent of the bottle's height.",
    "There is exactly one text label in the bottom half of the bottle.",
    "There is exactly one fruit label on the bottle.",
]


def tray(number: int) -> Canvas:
    canvas = Canvas(400, 300)
    x, y = 7 * (number % 3), 5 * (number % 4)
    canvas.box("tray", (40 + x, 30 + y, 340 + x, 250 + y), "white")
    canvas.disc("disc", 80 + 2 * x, 110 + y, 14, "red")
    canvas.disc("disc", 130 + x, 190 + y - x, 14, "red")
    canvas.box("bar", (240 + x, 60 + y, 300 + x, 76 + y), "blue")
    canvas.disc("lid", 100 + x, 60 + y, 12, "green")
    canvas.disc("lid", 250 + x, 200 + y, 12, "green")
    return canvas


def bottle(number: int) -> Canvas:
    canvas = Canvas(300, 400)
    x, y = 6 * (number % 3), 4 * (number % 4)
    canvas.box("bottle", (100 + x, 50 + y, 200 + x, 350 + y), "grey")
    canvas.box("juice", (105 + x, 110 + 2 * y, 195 + x, 350 + y), "red")
    canvas.box("fruit label", (120 + x, 150 + y, 180 + x, 200 + y), "white")
    canvas.box("text label", (115 + x, 260 + y, 185 + x, 320 + y), "white")
    return canvas


@pytest.mark.parametrize(
    ("sentence", "draw"),
    [(sentence, tray) for sentence in TRUE_OF_TRAY]
    + [(sentence, bottle) for sentence in TRUE_OF_BOTTLE],
)
def test_a_right_program_notices_what_its_sentence_demands(
    sentence: str, draw: Callable[[int], Canvas]
):
    canvases = [draw(number) for number in range(10)]
    normals = [(canvas.scene(), canvas.detections) for canvas in canvases]
    names = frozenset(part.name for part in normals[0][0].parts)
    program = new_program("a", write_program(sentence, names), "built-in")
    pictures = coverage.cover([coverage.Tested("a", program, names)], normals).pictures
    demands = demands_of(sentence, names)
    assert demands
    for demand in demands:
        if demand.kind == "clear" and ("a", "clear", demand.part) not in pictures:
            continue  # there is one of it: to remove it is to remove all
        trials = pictures["a", demand.kind, demand.part]
        assert trials.noticed == trials.tried == len(normals), demand
