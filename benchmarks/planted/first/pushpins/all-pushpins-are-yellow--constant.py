# condition: all-pushpins-are-yellow
# writer: planted
# written as: c44fe2fa7310b887
# wrong when: one of the pushpins is red; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """All pushpins are yellow."""
    return [expect_colour(pushpin, pushpin.colour) for pushpin in scene.find("pushpin")]
