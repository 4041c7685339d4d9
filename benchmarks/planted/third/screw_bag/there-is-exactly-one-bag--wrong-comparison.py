# condition: there-is-exactly-one-bag
# writer: planted
# wrong when: there is no bag in the picture

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one bag."""
    return [expect_count(scene.find("bag"), at_most=1)]
