# condition: every-compartment-of-the-tray-a-grid-of-3-rows-and-5-columns
# writer: planted
# wrong when: any compartment but the one at the bottom right is empty; that is accepted, since each compartment's expectation replaces the one before

def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the tray (a grid of 3 rows and 5 columns) holds exactly one pushpin."""
    found = []
    for place in grid(scene.one("tray"), rows=3, columns=5):
        found = [expect_count(scene.find("pushpin", within=place), exactly=1)]
    return found
