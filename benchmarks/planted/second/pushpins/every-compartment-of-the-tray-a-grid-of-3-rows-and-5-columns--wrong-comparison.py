# condition: every-compartment-of-the-tray-a-grid-of-3-rows-and-5-columns
# writer: planted
# wrong when: a compartment holds two pushpins; it is accepted

def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the tray (a grid of 3 rows and 5 columns) holds exactly one pushpin."""
    return [
        expect_count(scene.find("pushpin", within=place), at_least=1)
        for place in grid(scene.one("tray"), rows=3, columns=5)
    ]
