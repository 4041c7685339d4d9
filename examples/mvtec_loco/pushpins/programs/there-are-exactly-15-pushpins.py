# condition: there-are-exactly-15-pushpins
# writer: answers.md (prompt a82b2551e7c3a195)
# written as: 73f59f0f913beaba

def check(scene: Scene) -> list[Expectation]:
    """There are exactly 15 pushpins."""
    return [expect_count(scene.find("pushpin"), exactly=15)]
