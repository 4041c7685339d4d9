# condition: every-compartment-of-the-tray-a-grid-of-3-rows-and-5-columns
# writer: planted
# wrong when: every compartment of the three rows and five columns holds one pushpin: the grid has five rows and three columns here

def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the tray (a grid of 3 rows and 5 columns) holds exactly one pushpin."""
    return [
        expect_count(scene.find("pushpin", within=place), exactly=1)
        for place in grid(scene.one("tray"), rows=5, columns=3)
    ]
