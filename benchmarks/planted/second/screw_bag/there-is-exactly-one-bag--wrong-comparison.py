# condition: there-is-exactly-one-bag
# writer: planted
# wrong when: the screws lie on the table without a bag; that is accepted

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one bag."""
    return [expect_count(scene.find("bag"), at_most=1)]
