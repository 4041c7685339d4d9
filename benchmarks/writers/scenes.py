"""Drawn pictures of seven products, with what is known to be right or wrong about each."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pycocotools.mask
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.drawing import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from llm4ad.scene.vocabulary import Scene

SEEDS = (0, 1, 2)


@dataclass(frozen=True)
class Shape:
    """One part to draw: the centre, the size and the angle of its box, or of its disc."""

    name: str
    x: float
    y: float
    width: float
    height: float
    colour: str
    angle: float = 0.0
    disc: bool = False


Shapes = list[Shape]


@dataclass(frozen=True)
class Case:
    """A drawn scene and the numbers of the conditions (from 1) that it breaks; others are open.

    A scene of the normal product breaks none, and then all others are known to be kept.
    """

    label: str
    scene: Scene
    broken: frozenset[int]
    kept: frozenset[int]


def box(
    name: str, x: float, y: float, width: float, height: float, colour: str, angle: float = 0
) -> Shape:
    return Shape(name, x, y, width, height, colour, angle)


def disc(name: str, x: float, y: float, diameter: float, colour: str) -> Shape:
    return Shape(name, x, y, diameter, diameter, colour, disc=True)


def draw_picture(shapes: Shapes, size: tuple[int, int] = (600, 400)) -> Canvas:
    """Draw shapes in their order, later ones on top, on a picture of (width, height)."""
    canvas = Canvas(*size)
    for shape in shapes:
        if shape.disc:
            canvas.disc(
                shape.name, round(shape.x), round(shape.y), round(shape.width / 2), shape.colour
            )
            continue
        turn = np.deg2rad(shape.angle)
        across = np.array([np.cos(turn), -np.sin(turn)]) * shape.width / 2
        down = np.array([np.sin(turn), np.cos(turn)]) * shape.height / 2
        centre = np.array([shape.x, shape.y])
        corners = [centre + a * across + b * down for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        canvas.polygon(shape.name, [(float(x), float(y)) for x, y in corners], shape.colour)
    return canvas


def draw(shapes: Shapes, size: tuple[int, int]) -> Scene:
    """Draw shapes and measure them as a perfect finder would find them."""
    return draw_picture(shapes, size).scene()


def without(shapes: Shapes, name: str, number: int = 1) -> Shapes:
    """Leave out the last parts of a name."""
    places = [index for index, shape in enumerate(shapes) if shape.name == name][-number:]
    return [shape for index, shape in enumerate(shapes) if index not in places]


def change(shapes: Shapes, name: str, which: int = 0, **values: float | str) -> Shapes:
    """Change one part of a name; dx and dy move it, times scales it."""
    index = [number for number, shape in enumerate(shapes) if shape.name == name][which]
    shape = shapes[index]
    dx, dy, times = (
        float(values.pop(key, usual)) for key, usual in (("dx", 0), ("dy", 0), ("times", 1))
    )
    shape = replace(
        shape,
        x=shape.x + dx,
        y=shape.y + dy,
        width=shape.width * times,
        height=shape.height * times,
    )
    return [*shapes[:index], replace(shape, **values), *shapes[index + 1 :]]  # type: ignore[arg-type]


def breakfast_box() -> Shapes:
    return [
        box("box", 300, 200, 500, 320, "white"),
        disc("tangerine", 120, 110, 70, "orange"),
        disc("tangerine", 220, 110, 70, "orange"),
        disc("nectarine", 160, 260, 80, "red"),
        box("cereal", 425, 115, 220, 130, "brown"),
        *(disc("almond", 340 + 30 * n, 230, 20, "brown") for n in range(4)),
        *(disc("banana chip", 340 + 40 * n, 290, 26, "yellow") for n in range(3)),
    ]


def juice_bottle(colour: str = "red", icon: str = "cherry") -> Shapes:
    return [
        box("bottle", 200, 300, 160, 500, "grey"),
        box("juice", 200, 322, 150, 446, colour),
        box("fruit label", 200, 280, 120, 110, "blue"),
        disc(icon, 200, 280, 40, "purple"),
        box("text label", 200, 440, 120, 60, "green"),
    ]


def pushpins() -> Shapes:
    return [
        box("tray", 300, 200, 500, 300, "grey"),
        *(
            disc("pushpin", 100 + 100 * column, 100 + 100 * row, 44, "yellow")
            for row in range(3)
            for column in range(5)
        ),
        *(
            box("separator", 150 + 100 * column, 100 + 100 * row, 8, 70, "white")
            for row in range(3)
            for column in range(4)
        ),
    ]


def screw_bag() -> Shapes:
    return [
        box("bag", 300, 200, 500, 320, "white"),
        box("screw", 200, 120, 200, 20, "grey", 10),
        box("screw", 200, 280, 140, 20, "grey", -15),
        disc("nut", 380, 120, 36, "black"),
        disc("nut", 450, 140, 36, "black"),
        disc("washer", 390, 260, 40, "blue"),
        disc("washer", 470, 270, 40, "blue"),
    ]


def splicing_connectors(clamps: int = 3, colour: str = "blue") -> Shapes:
    return [
        box("connector", 100, 200, 100, 180, "white"),
        box("connector", 500, 200, 100, 180, "white"),
        *(
            box("clamp", x, 200 + 32 * (n - (clamps - 1) / 2), 40, 20, "orange")
            for x in (90, 510)
            for n in range(clamps)
        ),
        box("cable", 300, 200, 304, 12, colour),
    ]


def lunch_ja() -> Shapes:
    return [
        box("箱", 300, 200, 540, 340, "black"),
        box("ご飯", 140, 200, 190, 300, "white"),
        disc("梅干し", 140, 200, 30, "red"),
        box("レタス", 290, 200, 60, 300, "green"),
        box("エビフライ", 450, 90, 180, 30, "orange"),
        box("エビフライ", 450, 150, 150, 30, "orange", 5),
        *(box("卵焼き", 390 + 55 * n, 230, 40, 40, "yellow") for n in range(4)),
        disc("ミニトマト", 338, 310, 34, "red"),
        disc("ミニトマト", 338, 350, 34, "red"),
        disc("ブロッコリー", 430, 320, 40, "green"),
        disc("ブロッコリー", 500, 320, 40, "green"),
    ]


def circuit_board() -> Shapes:
    return [
        box("board", 300, 200, 540, 340, "green"),
        *(disc("hole", x, y, 20, "black") for x in (60, 540) for y in (60, 340)),
        disc("led", 150, 90, 30, "red"),
        disc("led", 250, 90, 30, "yellow"),
        disc("led", 350, 90, 30, "green"),
        box("chip", 220, 190, 100, 60, "black"),
        box("capacitor", 350, 190, 40, 80, "blue"),
        box("capacitor", 420, 190, 50, 100, "blue"),
        *(box("resistor", 140 + 80 * n, 300, 50, 16, "brown") for n in range(5)),
    ]


NORMAL: dict[str, tuple[Callable[[], Shapes], ...]] = {
    "breakfast_box": (breakfast_box,),
    "juice_bottle": (
        juice_bottle,
        lambda: juice_bottle("yellow", "orange"),
        lambda: juice_bottle("white", "banana"),
    ),
    "pushpins": (pushpins,),
    "screw_bag": (screw_bag,),
    "splicing_connectors": (
        splicing_connectors,
        lambda: splicing_connectors(2, "yellow"),
        lambda: splicing_connectors(5, "red"),
    ),
    "lunch_ja": (lunch_ja,),
    "circuit_board": (circuit_board,),
}
SIZES = {"juice_bottle": (400, 600)}
UNDECIDABLE = {"circuit_board": frozenset({10, 11})}

# What is done to a normal product, and the conditions that it breaks for sure.
_Edit = tuple[str, set[int], "Callable[[Shapes], Shapes]"]
BROKEN: dict[str, list[_Edit]] = {
    "breakfast_box": [
        ("a tangerine is missing", {1}, lambda s: without(s, "tangerine")),
        ("a nectarine too many", {1}, lambda s: [*s, disc("nectarine", 240, 260, 80, "red")]),
        ("a tangerine on the right", {1, 2}, lambda s: change(s, "tangerine", 1, dx=180, dy=80)),
        ("the nectarine on the right", {1, 2}, lambda s: change(s, "nectarine", dx=250)),
        ("the sides are swapped", {1, 2, 3, 4}, lambda s: [replace(p, x=600 - p.x) for p in s]),
        ("the cereal is at the bottom", {3}, lambda s: change(s, "cereal", dy=170)),
        (
            "the almonds are at the top",
            {3, 4},
            lambda s: [replace(p, y=p.y - 175) if p.name == "almond" else p for p in s],
        ),
        ("two almonds only", {4}, lambda s: without(s, "almond", 2)),
        ("no banana chips", {4}, lambda s: without(s, "banana chip", 3)),
        ("little cereal", {5}, lambda s: change(s, "cereal", width=130, height=80)),
        ("very little cereal", {5, 6}, lambda s: change(s, "cereal", width=50, height=40)),
        ("heaps of cereal", {5}, lambda s: change(s, "cereal", width=240, height=260, dy=40)),
        ("a second heap of cereal", {7}, lambda s: [*s, box("cereal", 420, 320, 80, 30, "brown")]),
        ("the cereal touches a tangerine", {7}, lambda s: change(s, "cereal", dx=-62)),
    ],
    "juice_bottle": [
        ("no bottle", {1, 2, 3, 4, 7}, lambda s: without(s, "bottle")),
        ("the bottle lies", {1}, lambda s: [replace(s[0], width=360, height=120), *s[1:]]),
        ("the bottle is at the side", {1}, lambda s: [replace(p, x=p.x - 100) for p in s]),
        ("too little juice", {2}, lambda s: change(s, "juice", y=400, height=290)),
        ("too much juice", {2}, lambda s: change(s, "juice", y=301, height=496)),
        ("no fruit label", {3, 4, 5, 7}, lambda s: without(s, "fruit label")),
        ("no text label", {3, 7}, lambda s: without(s, "text label")),
        (
            "the labels are swapped",
            {3, 5, 7},
            lambda s: change(change(s, "fruit label", y=440), "text label", y=280),
        ),
        (
            "a second text label",
            {3, 7},
            lambda s: [*s, box("text label", 200, 510, 120, 40, "green")],
        ),
        ("the fruit label is at the side", {4, 5}, lambda s: change(s, "fruit label", dx=-50)),
        (
            "no icon",
            {5, 6},
            lambda s: [p for p in s if p.name not in ("cherry", "orange", "banana")],
        ),
        (
            "the icon is in a corner",
            {5},
            lambda s: [
                replace(p, x=p.x + 38, y=p.y - 32)
                if p.name in ("cherry", "orange", "banana")
                else p
                for p in s
            ],
        ),
        (
            "two icons",
            {5},
            lambda s: [
                *s,
                disc("banana", 160, 315, 26, "purple"),
                disc("cherry", 240, 315, 26, "purple"),
            ],
        ),
        (
            "the juice has another colour",
            {6},
            lambda s: change(s, "juice", colour="yellow" if s[1].colour == "red" else "red"),
        ),
        ("the text label is narrow", {7}, lambda s: change(s, "text label", width=80)),
    ],
    "pushpins": [
        ("a pushpin is missing", {1}, lambda s: without(s, "pushpin")),
        (
            "a pushpin in the wrong compartment",
            {1},
            lambda s: change(s, "pushpin", 2, dx=90, dy=30),
        ),
        (
            "two pushpins too many",
            {1},
            lambda s: [
                *s,
                disc("pushpin", 75, 75, 24, "yellow"),
                disc("pushpin", 330, 270, 24, "yellow"),
            ],
        ),
        (
            "two pushpins touch",
            {2},
            lambda s: change(change(s, "pushpin", 0, dx=24), "pushpin", 1, dx=-33),
        ),
        ("a pushpin is red", {3}, lambda s: change(s, "pushpin", 7, colour="red")),
        ("a pushpin is outside", {1, 3}, lambda s: change(s, "pushpin", 4, dx=75, dy=-70)),
        ("a separator is missing", {4}, lambda s: without(s, "separator")),
        ("a separator lies flat", {4}, lambda s: change(s, "separator", 5, width=70, height=8)),
        ("a separator in another row", {4}, lambda s: change(s, "separator", 1, dx=-50, dy=100)),
    ],
    "screw_bag": [
        ("a screw is missing", {1, 2}, lambda s: without(s, "screw")),
        ("a nut too many", {1, 5}, lambda s: [*s, disc("nut", 300, 330, 36, "black")]),
        ("a washer is missing", {1, 5}, lambda s: without(s, "washer")),
        (
            "a nut in place of a washer",
            {1, 5},
            lambda s: [*without(s, "washer"), disc("nut", 470, 270, 36, "black")],
        ),
        ("both screws are long", {2}, lambda s: change(s, "screw", 1, width=200)),
        ("a very short screw", {3}, lambda s: change(s, "screw", 1, width=80)),
        (
            "both screws are very short",
            {3},
            lambda s: change(change(s, "screw", 0, width=60), "screw", 1, width=100),
        ),
        ("a nut outside", {1, 4}, lambda s: change(s, "nut", 0, dx=195, dy=-100)),
        ("a screw outside", {1, 4}, lambda s: change(s, "screw", 1, dx=-50, dy=100, angle=0.0)),
        ("a screw is too long", {6}, lambda s: change(s, "screw", 0, width=290, dx=50)),
    ],
    "splicing_connectors": [
        ("a connector is missing", {1}, lambda s: s[:1] + s[2:]),
        ("a third connector", {1}, lambda s: [*s, box("connector", 300, 340, 60, 80, "white")]),
        ("both connectors on the left", {1}, lambda s: change(s, "connector", 1, dx=-270)),
        ("the cable is missing", {2}, lambda s: without(s, "cable")),
        ("a second cable", {2}, lambda s: [*s, box("cable", 300, 250, 304, 12, s[-1].colour)]),
        ("the cable ends before a connector", {2}, lambda s: change(s, "cable", width=250, dx=-25)),
        ("a clamp is missing", {3}, lambda s: without(s, "clamp")),
        (
            "the cable has another colour",
            {4},
            lambda s: change(s, "cable", colour="red" if s[-1].colour == "blue" else "blue"),
        ),
        ("the cable is oblique", {5}, lambda s: change(s, "cable", angle=14.0, width=314)),
        (
            "a connector is lower",
            {5},
            lambda s: [replace(p, y=p.y + 60) if p.x > 400 and p.name != "cable" else p for p in s],
        ),
        ("the cable is short", {2, 6}, lambda s: change(s, "cable", width=120)),
    ],
    "lunch_ja": [
        ("no rice", {1, 2, 7}, lambda s: without(s, "ご飯")),
        ("the rice is on the right", {1, 2, 7}, lambda s: change(s, "ご飯", dx=320)),
        ("no plum", {2}, lambda s: without(s, "梅干し")),
        ("the plum is at the rim", {2}, lambda s: change(s, "梅干し", dy=-120, dx=50)),
        ("two plums", {2}, lambda s: [*s, disc("梅干し", 140, 250, 30, "red")]),
        ("one shrimp", {3}, lambda s: without(s, "エビフライ")),
        ("three shrimps", {3}, lambda s: [*s, box("エビフライ", 450, 190, 120, 16, "orange")]),
        ("a shrimp on the left", {3, 7}, lambda s: change(s, "エビフライ", 0, dx=-310)),
        ("two pieces of egg", {4}, lambda s: without(s, "卵焼き", 2)),
        (
            "six pieces of egg",
            {4},
            lambda s: [
                *s,
                box("卵焼き", 390, 280, 40, 20, "yellow"),
                box("卵焼き", 445, 280, 40, 20, "yellow"),
            ],
        ),
        ("a burnt piece of egg", {4}, lambda s: change(s, "卵焼き", 2, colour="brown")),
        (
            "a tomato away from the lettuce",
            {5},
            lambda s: change(s, "ミニトマト", 0, dx=50, dy=-40),
        ),
        ("a very long shrimp", {6}, lambda s: change(s, "エビフライ", 0, width=300, dx=-20)),
        ("the lettuce is on the far right", {5, 7}, lambda s: change(s, "レタス", dx=255)),
        ("a piece of egg out of line", {8}, lambda s: change(s, "卵焼き", 1, dy=52)),
        ("a tomato is missing", {9}, lambda s: without(s, "ミニトマト")),
        ("a green tomato", {9}, lambda s: change(s, "ミニトマト", 1, colour="green")),
        ("a broccoli too many", {9}, lambda s: [*s, disc("ブロッコリー", 530, 350, 30, "green")]),
        ("a broccoli outside", {10}, lambda s: change(s, "ブロッコリー", 1, dx=80, dy=68)),
    ],
    "circuit_board": [
        (
            "two LEDs are swapped",
            {1},
            lambda s: change(change(s, "led", 0, colour="green"), "led", 2, colour="red"),
        ),
        ("an LED is missing", {1}, lambda s: without(s, "led")),
        ("a blue LED", {1}, lambda s: change(s, "led", 1, colour="blue")),
        ("a single resistor", {2, 5}, lambda s: without(s, "resistor", 4)),
        (
            "four capacitors more",
            {2},
            lambda s: [
                *s,
                *(box("capacitor", 470 + 18 * n, 130, 12, 90, "blue") for n in range(4)),
            ],
        ),
        ("a capacitor lies", {3}, lambda s: change(s, "capacitor", 0, width=80, height=40)),
        ("a low capacitor", {3}, lambda s: change(s, "capacitor", 0, width=30, height=45)),
        ("no chip", {4, 6}, lambda s: without(s, "chip")),
        ("the chip is elsewhere", {4}, lambda s: change(s, "chip", dx=-90, dy=30)),
        ("a gap between resistors", {5}, lambda s: change(s, "resistor", 4, dx=60)),
        ("a resistor out of line", {5}, lambda s: change(s, "resistor", 2, dy=-26)),
        ("a resistor is missing", {5}, lambda s: without(s, "resistor")),
        ("the largest capacitor is on the left", {6}, lambda s: change(s, "capacitor", 1, dx=-300)),
        ("two holes are close", {7}, lambda s: [*s, disc("hole", 100, 70, 20, "black")]),
        ("a hole is missing", {8}, lambda s: without(s, "hole")),
        ("a hole out of its corner", {8}, lambda s: change(s, "hole", 0, dx=220)),
        ("an LED touches a resistor", {9}, lambda s: change(s, "led", 1, dy=185, dx=-30)),
    ],
}


def pictures(product: str) -> Iterator[tuple[str, Canvas]]:
    """Draw the normal product and everything that is known to break it, with a label each."""
    size = SIZES.get(product, (600, 400))
    for number, normal in enumerate(NORMAL[product]):
        for seed in SEEDS:
            yield f"normal {number + 1}.{seed}", draw_picture(_shifted(normal(), seed), size)
        for label, _, edit in BROKEN[product]:
            yield f"{label} {number + 1}", draw_picture(_shifted(edit(normal()), number), size)


def write_pictures(folder: Path, drawn: Iterable[tuple[str, Canvas]]) -> Path:
    """Write drawn pictures as PNG files, with a COCO file of their parts, and return that."""
    images: list[dict[str, object]] = []
    annotations: list[dict[str, object]] = []
    names: list[str] = []
    for number, (label, canvas) in enumerate(drawn):
        height, width = canvas.rgb.shape[:2]
        Image.fromarray(canvas.rgb).save(folder / f"{label}.png")
        images.append({"id": number, "file_name": f"{label}.png", "width": width, "height": height})
        for part in canvas.detections:
            if part.name not in names:
                names.append(part.name)
            whole = np.zeros((height, width), np.uint8)
            left, top, right, bottom = part.xyxy
            whole[top:bottom, left:right] = part.mask
            runs = pycocotools.mask.encode(np.asfortranarray(whole))
            annotations.append(
                {
                    "id": len(annotations),
                    "image_id": number,
                    "category_id": names.index(part.name),
                    "segmentation": {"size": [height, width], "counts": runs["counts"].decode()},
                    "score": 0.98,
                }
            )
    categories = [{"id": number, "name": name} for number, name in enumerate(names)]
    path = folder / "parts.json"
    content = {"images": images, "annotations": annotations, "categories": categories}
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def cases(product: str, conditions: int) -> Iterator[Case]:
    """Draw the normal product and all that is known to break it, each a little shifted."""
    every = frozenset(range(1, conditions + 1)) - UNDECIDABLE.get(product, frozenset())
    for number, normal in enumerate(NORMAL[product]):
        for seed in SEEDS:
            scene = draw(_shifted(normal(), seed), SIZES.get(product, (600, 400)))
            yield Case(f"normal {number + 1}.{seed}", scene, frozenset(), every)
            for label, broken, edit in BROKEN[product]:
                scene = draw(_shifted(edit(normal()), seed), SIZES.get(product, (600, 400)))
                yield Case(f"{label} {number + 1}.{seed}", scene, frozenset(broken), frozenset())


def _shifted(shapes: Shapes, seed: int) -> Shapes:
    """Move the whole product a little, and nothing within it."""
    dx, dy = np.random.default_rng(seed).integers(-6, 7, 2)
    return [replace(shape, x=shape.x + float(dx), y=shape.y + float(dy)) for shape in shapes]
