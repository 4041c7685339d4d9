# condition: each-cell-of-a-3-x-5-grid-over-the-tray-contains-exactly-one
# writer: builtin 0.1.0
# written as: e37308f78a65df06

def check(scene: Scene) -> list[Expectation]:
    """Each cell of a 3 x 5 grid over the tray contains exactly one pushpin."""
    tray = scene.one("tray")
    return [
        expect_count(scene.find("pushpin", within=place), exactly=1)
        for place in grid(tray, rows=3, columns=5)
    ]
