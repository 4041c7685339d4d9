# condition: the-juice-reaches-up-to-between-85-and-97-percent-of-the-hei
# writer: answers.md (prompt 63bcca408de3bbe6)
# written as: c9c6da27f6ceb721

def check(scene: Scene) -> list[Expectation]:
    """The juice reaches up to between 85 and 97 percent of the height of the bottle."""
    bottle, juice = scene.one("bottle"), scene.one("juice")
    level = bottle.level_of(juice)
    return [
        expect_between(
            level,
            0.85,
            0.97,
            of=[bottle, juice],
            what="fill level of the bottle",
            unit="share",
        )
    ]
