# condition: there-are-exactly-15-pushpins
# writer: planted
# wrong when: there are 16 pushpins, two of them in one compartment

def check(scene: Scene) -> list[Expectation]:
    """There are exactly 15 pushpins."""
    return [expect_count(scene.find("pushpin"), at_least=15)]
