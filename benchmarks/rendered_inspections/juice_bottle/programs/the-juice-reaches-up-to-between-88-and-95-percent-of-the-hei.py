# condition: the-juice-reaches-up-to-between-88-and-95-percent-of-the-hei
# writer: answers.md (prompt 5d2311245112e8c4)
# written as: 6911471c01898c4b

def check(scene: Scene) -> list[Expectation]:
    """The juice reaches up to between 88 and 95 percent of the height of the bottle."""
    bottle, juice = scene.one("bottle"), scene.one("juice")
    return [
        expect_between(
            bottle.level_of(juice),
            0.88,
            0.95,
            of=[bottle, juice],
            what="fill level of the bottle",
            unit="share",
        )
    ]
