# condition: all-pushpins-are-yellow
# writer: planted
# written as: 8342142841dd974e
# wrong when: the leftmost pushpin is yellow and another one is red; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """All pushpins are yellow."""
    for pushpin in scene.find("pushpin"):
        return [expect_colour(pushpin, "yellow")]
    return []
