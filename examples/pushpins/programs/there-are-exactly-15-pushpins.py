# condition: there-are-exactly-15-pushpins
# writer: builtin 0.1.0
# written as: 73f59f0f913beaba

def check(scene: Scene) -> list[Expectation]:
    """There are exactly 15 pushpins."""
    return [expect_count(scene.find("pushpin"), exactly=15)]
