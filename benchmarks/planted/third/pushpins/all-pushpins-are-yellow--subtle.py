# condition: all-pushpins-are-yellow
# writer: planted
# wrong when: one pushpin is red with a small yellow spot: a little yellow is enough

def check(scene: Scene) -> list[Expectation]:
    """All pushpins are yellow."""
    return [expect_true("yellow" in pushpin.colours, of=[pushpin], what="the pushpin is yellow") for pushpin in scene.find("pushpin")]
