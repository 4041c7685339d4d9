# condition: every-compartment-of-the-tray-a-grid-of-3-rows-and-5-columns
# writer: planted
# written as: 9bf29380aebdaaa2
# wrong when: each of the 15 compartments holds one pushpin; it is reported.


def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the tray (a grid of 3 rows and 5 columns) holds exactly one pushpin."""
    return [
        expect_count(scene.find("pushpin", within=place), exactly=1)
        for place in grid(scene.one("tray"), rows=3, columns=4)
    ]
