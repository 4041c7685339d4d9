# condition: there-are-exactly-12-separators-four-of-them-in-each-of-the
# writer: answers.md (prompt a82b2551e7c3a195)
# written as: 762543f462d1a83e

def check(scene: Scene) -> list[Expectation]:
    """There are exactly 12 separators, four of them in each of the three rows of the tray."""
    tray = scene.one("tray")
    return [
        expect_count(scene.find("separator"), exactly=12),
        *[
            expect_count(scene.find("separator", within=place), exactly=4)
            for place in grid(tray, rows=3, columns=1)
        ],
    ]
