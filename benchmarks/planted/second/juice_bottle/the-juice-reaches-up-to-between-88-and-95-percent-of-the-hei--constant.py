# condition: the-juice-reaches-up-to-between-88-and-95-percent-of-the-hei
# writer: planted
# wrong when: the juice reaches up to only 83 percent of the height of the bottle; that is accepted

def check(scene: Scene) -> list[Expectation]:
    """The juice reaches up to between 88 and 95 percent of the height of the bottle."""
    bottle, juice = scene.one("bottle"), scene.one("juice")
    return [
        expect_between(
            bottle.level_of(juice),
            0.78,
            0.95,
            of=[bottle, juice],
            what="fill level of the bottle",
            unit="share",
        )
    ]
