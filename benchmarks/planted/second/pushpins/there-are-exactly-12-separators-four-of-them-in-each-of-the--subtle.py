# condition: there-are-exactly-12-separators-four-of-them-in-each-of-the
# writer: planted
# wrong when: the tray lies near the upper edge of the image, as when the camera hangs lower or the tray was pushed, and is complete; it is rejected, since the rows are those of the image

def check(scene: Scene) -> list[Expectation]:
    """There are exactly 12 separators, four of them in each of the three rows of the tray."""
    tray = scene.one("tray")
    return [
        expect_count(scene.find("separator"), exactly=12),
        *[
            expect_count(scene.find("separator", within=place), exactly=4)
            for place in grid(scene, rows=3, columns=1)
        ],
    ]
