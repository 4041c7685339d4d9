# condition: there-are-exactly-12-separators-four-of-them-in-each-of-the
# writer: planted
# wrong when: all rows have their four separators: every row is given all of those in the tray, twelve, so that it can never be right

def check(scene: Scene) -> list[Expectation]:
    """There are exactly 12 separators, four of them in each of the three rows of the tray."""
    tray = scene.one("tray")
    return [
        expect_count(scene.find("separator"), exactly=12),
        *[
            expect_count(scene.find("separator", within=tray), exactly=4)
            for place in grid(tray, rows=3, columns=1)
        ],
    ]
