# condition: the-juice-reaches-85-to-97-percent-of-the-bottle-s-height
# writer: builtin 0.1.0
# written as: 49fbff203ceeeb86

def check(scene: Scene) -> list[Expectation]:
    """The juice reaches 85 to 97 percent of the bottle's height."""
    juice = scene.one("juice")
    bottle = scene.one("bottle")
    return [
        expect_between(
            bottle.level_of(juice),
            0.85,
            0.97,
            of=[juice, bottle],
            what="height of the juice in the bottle",
            unit="share",
        ),
    ]
