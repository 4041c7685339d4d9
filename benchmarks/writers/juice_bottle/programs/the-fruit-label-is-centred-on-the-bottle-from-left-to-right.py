# condition: the-fruit-label-is-centred-on-the-bottle-from-left-to-right
# writer: answers.md (prompt 63bcca408de3bbe6)
# written as: d100b4e9cec4dd45

def check(scene: Scene) -> list[Expectation]:
    """The fruit label is centred on the bottle from left to right."""
    bottle, label = scene.one("bottle"), scene.one("fruit label")
    # only the position along the width counts, not the height
    across = bottle.frame.position_of(label)[0]
    return [
        expect_between(
            across,
            0.4,
            0.6,
            of=[label, bottle],
            what="position of the fruit label across the width of the bottle",
            unit="share",
        )
    ]
