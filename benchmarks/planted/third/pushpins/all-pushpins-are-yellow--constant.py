# condition: all-pushpins-are-yellow
# writer: planted
# wrong when: one pushpin is red: only yellow ones are looked for, and those are yellow

def check(scene: Scene) -> list[Expectation]:
    """All pushpins are yellow."""
    return [expect_colour(pushpin, "yellow") for pushpin in scene.find("pushpin", colour="yellow")]
