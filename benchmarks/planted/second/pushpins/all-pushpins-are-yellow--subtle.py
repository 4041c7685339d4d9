# condition: all-pushpins-are-yellow
# writer: planted
# wrong when: one pushpin is red and the others are yellow; that is accepted

def check(scene: Scene) -> list[Expectation]:
    """All pushpins are yellow."""
    pushpins = scene.find("pushpin")
    return [
        expect_true(
            any(pushpin.is_colour("yellow") for pushpin in pushpins),
            of=pushpins,
            what="the pushpins are yellow",
        )
    ]
