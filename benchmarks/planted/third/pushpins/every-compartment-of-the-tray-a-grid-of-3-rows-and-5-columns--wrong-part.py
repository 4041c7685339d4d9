# condition: every-compartment-of-the-tray-a-grid-of-3-rows-and-5-columns
# writer: planted
# wrong when: the tray takes up a part of the picture only and each of its compartments holds one pushpin: the grid is laid over the picture

def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the tray (a grid of 3 rows and 5 columns) holds exactly one pushpin."""
    return [
        expect_count(scene.find("pushpin", within=place), exactly=1)
        for place in grid(scene, rows=3, columns=5)
    ]
