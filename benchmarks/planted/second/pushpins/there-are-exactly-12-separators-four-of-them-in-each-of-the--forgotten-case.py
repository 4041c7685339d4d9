# condition: there-are-exactly-12-separators-four-of-them-in-each-of-the
# writer: planted
# wrong when: one separator of the top row is missing and the bottom row has one too many, 12 in all; that is accepted

def check(scene: Scene) -> list[Expectation]:
    """There are exactly 12 separators, four of them in each of the three rows of the tray."""
    return [expect_count(scene.find("separator"), exactly=12)]
