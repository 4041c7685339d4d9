# condition: there-are-exactly-15-pushpins
# writer: planted
# written as: b2c025d77dff5fbc
# wrong when: there are 14 pushpins; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """There are exactly 15 pushpins."""
    return [expect_count(scene.find("pushpin"), exactly=14)]
