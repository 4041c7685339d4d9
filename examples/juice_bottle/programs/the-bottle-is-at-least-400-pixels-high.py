# condition: the-bottle-is-at-least-400-pixels-high
# writer: builtin 0.1.0
# written as: 8493c2d6e60b553b

def check(scene: Scene) -> list[Expectation]:
    """The bottle is at least 400 pixels high."""
    bottle = scene.one("bottle")
    return [
        expect_at_least(bottle.height, 400, of=[bottle], what="height of the bottle", unit="px"),
    ]
