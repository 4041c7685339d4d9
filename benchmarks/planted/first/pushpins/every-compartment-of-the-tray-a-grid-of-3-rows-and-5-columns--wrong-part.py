# condition: every-compartment-of-the-tray-a-grid-of-3-rows-and-5-columns
# writer: planted
# written as: 8970e9d86348afe6
# wrong when: the full tray lies a little off the middle of a larger image; it is reported.


def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the tray (a grid of 3 rows and 5 columns) holds exactly one pushpin."""
    return [
        expect_count(scene.find("pushpin", within=place), exactly=1)
        for place in grid(scene, rows=3, columns=5)
    ]
