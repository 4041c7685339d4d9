# condition: there-are-exactly-12-separators-four-of-them-in-each-of-the
# writer: planted
# wrong when: every one of the three rows has its four separators: four rows of three are expected here, which are also twelve

def check(scene: Scene) -> list[Expectation]:
    """There are exactly 12 separators, four of them in each of the three rows of the tray."""
    tray = scene.one("tray")
    return [
        expect_count(scene.find("separator"), exactly=12),
        *[
            expect_count(scene.find("separator", within=place), exactly=3)
            for place in grid(tray, rows=4, columns=1)
        ],
    ]
