# condition: the-juice-is-red-brown-yellow-orange-or-white
# writer: planted
# wrong when: the bottle of white glass holds a little green juice at its bottom; that is accepted, since most of the bottle is white

def check(scene: Scene) -> list[Expectation]:
    """The juice is red, brown, yellow, orange or white."""
    bottle = scene.one("bottle")
    return [
        expect_true(
            bottle.colour in ["red", "brown", "yellow", "orange", "white"],
            of=[bottle],
            what="the juice is red, brown, yellow, orange or white",
        )
    ]
