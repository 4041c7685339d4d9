# condition: all-pushpins-are-yellow
# writer: builtin 0.1.0
# written as: 90284f3d637fdc5e

def check(scene: Scene) -> list[Expectation]:
    """All pushpins are yellow."""
    return [expect_colour(pushpin, "yellow") for pushpin in scene.find("pushpin")]
