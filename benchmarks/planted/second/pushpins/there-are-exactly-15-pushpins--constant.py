# condition: there-are-exactly-15-pushpins
# writer: planted
# wrong when: three pushpins are missing and only 12 are left, as many as there are separators; that is accepted

def check(scene: Scene) -> list[Expectation]:
    """There are exactly 15 pushpins."""
    return [expect_count(scene.find("pushpin"), exactly=12)]
