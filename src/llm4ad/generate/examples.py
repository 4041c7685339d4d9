"""The programs that the prompt shows; the tests run each of them on drawn scenes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A condition, the part names that were known, and a good program for it."""

    condition: str
    part_names: tuple[str, ...]
    source: str


EXAMPLES = (
    Example(
        "There are two nuts and one washer on the left.",
        ("nut", "screw", "washer"),
        '''\
def check(scene: Scene) -> list[Expectation]:
    """There are two nuts and one washer on the left."""
    left = half(scene, "left")
    return [
        expect_count(scene.find("nut", within=left), exactly=2),
        expect_count(scene.find("washer", within=left), exactly=1),
    ]
''',
    ),
    Example(
        "Every compartment of the box (4 columns, 2 rows) holds exactly one bead.",
        ("bead", "box"),
        '''\
def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the box (4 columns, 2 rows) holds exactly one bead."""
    return [
        expect_count(scene.find("bead", within=place), exactly=1)
        for place in grid(scene.one("box"), rows=2, columns=4)
    ]
''',
    ),
    Example(
        "If the cap is red, the seal touches it and no ring is yellow.",
        ("cap", "ring", "seal"),
        '''\
def check(scene: Scene) -> list[Expectation]:
    """If the cap is red, the seal touches it and no ring is yellow."""
    cap = scene.one("cap")
    if not cap.is_colour("red"):
        return []
    return [
        expect_touching(scene.one("seal"), cap),
        expect_absent(scene.find("ring", colour="yellow")),
    ]
''',
    ),
    Example(
        "Exactly one bolt is longer than three times the diameter of a washer.",
        ("bolt", "washer"),
        '''\
def check(scene: Scene) -> list[Expectation]:
    """Exactly one bolt is longer than three times the diameter of a washer."""
    bolts, washers = scene.find("bolt"), scene.find("washer")
    if not washers:
        return [expect_present(washers)]
    diameter = sum(washer.length for washer in washers) / len(washers)
    long = [bolt for bolt in bolts if bolt.length > 3 * diameter]
    return [expect_count(long, exactly=1, what="bolt longer than three washers")]
''',
    ),
    Example(
        "The tank is filled to between 60 and 75 percent of its height.",
        ("tank", "water"),
        '''\
def check(scene: Scene) -> list[Expectation]:
    """The tank is filled to between 60 and 75 percent of its height."""
    tank, water = scene.one("tank"), scene.one("water")
    level = tank.level_of(water)
    return [
        expect_between(
            level, 0.60, 0.75, of=[tank, water], what="fill level of the tank", unit="share"
        )
    ]
''',
    ),
    Example(
        "There are as many lids as jars, and each jar has a lid right above it.",
        ("jar", "lid"),
        '''\
def check(scene: Scene) -> list[Expectation]:
    """There are as many lids as jars, and each jar has a lid right above it."""
    jars, lids = scene.find("jar"), scene.find("lid")
    same = expect_equal(len(lids), len(jars), of=lids + jars, what="number of lids and of jars")
    lids_of_jars = [
        expect_present(
            [
                lid
                for lid in lids
                if lid.is_above(jar) and abs(lid.center_x - jar.center_x) < jar.width / 2
            ],
            what="lid above the jar",
            within=jar,
        )
        for jar in jars
    ]
    return [same, *lids_of_jars]
''',
    ),
    Example(
        "Either there are two plugs, or one plug and one socket.",
        ("plug", "socket"),
        '''\
def check(scene: Scene) -> list[Expectation]:
    """Either there are two plugs, or one plug and one socket."""
    plugs, sockets = scene.find("plug"), scene.find("socket")
    allowed = [(2, 0), (1, 1)]
    return [
        expect_true(
            (len(plugs), len(sockets)) in allowed,
            of=plugs + sockets,
            what="there are two plugs, or one plug and one socket",
        )
    ]
''',
    ),
    Example(
        "箱の中には赤い玉が3個あり、すべて仕切りより上にある。",
        ("玉", "仕切り", "箱"),
        '''\
def check(scene: Scene) -> list[Expectation]:
    """箱の中には赤い玉が3個あり、すべて仕切りより上にある。"""
    box, divider = scene.one("箱"), scene.one("仕切り")
    balls = scene.find("玉", within=box, colour="red")
    return [
        expect_count(balls, exactly=3, what="箱の中の赤い玉"),
        *[expect_above(ball, divider) for ball in balls],
    ]
''',
    ),
)
