# condition: the-juice-reaches-up-to-between-88-and-95-percent-of-the-hei
# writer: planted
# written as: dd939d1c8b8133a7
# wrong when: the juice reaches up to 86 percent of the bottle; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """The juice reaches up to between 88 and 95 percent of the height of the bottle."""
    bottle, juice = scene.one("bottle"), scene.one("juice")
    return [
        expect_between(
            bottle.level_of(juice),
            0.85,
            0.95,
            of=[bottle, juice],
            what="fill level of the bottle",
            unit="share",
        )
    ]
