# condition: all-pushpins-are-yellow
# writer: answers.md (prompt a82b2551e7c3a195)
# written as: 90284f3d637fdc5e

def check(scene: Scene) -> list[Expectation]:
    """All pushpins are yellow."""
    return [expect_colour(pushpin, "yellow") for pushpin in scene.find("pushpin")]
