# condition: the-juice-reaches-85-to-97-percent-of-the-bottle-s-height
# writer: builtin 0.1.0
# written as: c171ac57c5bef282

def check(scene: Scene) -> list[Expectation]:
    """The juice reaches 85 to 97 percent of the bottle's height."""
    bottle = scene.one("bottle")
    juice = scene.one("juice")
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
