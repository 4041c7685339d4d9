# condition: the-juice-reaches-up-to-between-88-and-95-percent-of-the-hei
# writer: answers.md (prompt 16ad48f5ed1d83dc)
# written as: 6c18b6a7802d92fe

def check(scene: Scene) -> list[Expectation]:
    """The juice reaches up to between 88 and 95 percent of the height of the bottle."""
    bottle, juice = scene.one("bottle"), scene.one("juice")
    level = bottle.level_of(juice)
    return [
        expect_between(
            level, 0.88, 0.95, of=[bottle, juice], what="level of the juice in the bottle", unit="share"
        )
    ]
