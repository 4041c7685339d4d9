# condition: every-compartment-of-the-tray-a-grid-of-3-rows-and-5-columns
# writer: planted
# written as: c76b32e1a119c221
# wrong when: one compartment holds two pushpins, all others one; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the tray (a grid of 3 rows and 5 columns) holds exactly one pushpin."""
    return [
        expect_count(scene.find("pushpin", within=place), at_least=1)
        for place in grid(scene.one("tray"), rows=3, columns=5)
    ]
