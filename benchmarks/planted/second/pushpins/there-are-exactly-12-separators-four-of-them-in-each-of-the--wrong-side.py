# condition: there-are-exactly-12-separators-four-of-them-in-each-of-the
# writer: planted
# wrong when: every row of the tray has its four separators, as it should; the tray is rejected, since it was cut into three columns

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
