# condition: there-are-exactly-12-separators-four-of-them-in-each-of-the
# writer: planted
# written as: adca4f2a9cbdf12f
# wrong when: each row has 4 separators, the thirds from left to right have 3, 6, 3; it is reported.


def check(scene: Scene) -> list[Expectation]:
    """There are exactly 12 separators, four of them in each of the three rows of the tray."""
    tray = scene.one("tray")
    return [
        expect_count(scene.find("separator"), exactly=12),
        *[
            expect_count(scene.find("separator", within=place), exactly=4)
            for place in grid(tray, rows=1, columns=3)
        ],
    ]
