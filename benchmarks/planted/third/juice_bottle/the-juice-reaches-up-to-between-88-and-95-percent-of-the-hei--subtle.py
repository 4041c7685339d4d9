# condition: the-juice-reaches-up-to-between-88-and-95-percent-of-the-hei
# writer: planted
# wrong when: the juice reaches up to 92 percent of the height of a bottle with a narrow neck: the share of the bottle's outline that the juice fills is taken, and it is smaller

def check(scene: Scene) -> list[Expectation]:
    """The juice reaches up to between 88 and 95 percent of the height of the bottle."""
    bottle, juice = scene.one("bottle"), scene.one("juice")
    return [
        expect_between(
            bottle.share_filled_by(juice),
            0.88,
            0.95,
            of=[bottle, juice],
            what="fill level of the bottle",
            unit="share",
        )
    ]
