# condition: there-are-exactly-12-separators-four-of-them-in-each-of-the
# writer: planted
# written as: 8bf285478f1d98e4
# wrong when: the three rows have 5, 3 and 4 separators; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """There are exactly 12 separators, four of them in each of the three rows of the tray."""
    return [
        expect_count(scene.find("separator"), exactly=12),
    ]
