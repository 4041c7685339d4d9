# condition: every-compartment-of-the-tray-a-grid-of-3-rows-and-5-columns
# writer: planted
# wrong when: one compartment is empty: only compartments that hold a pushpin are looked at

def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the tray (a grid of 3 rows and 5 columns) holds exactly one pushpin."""
    held = [
        scene.find("pushpin", within=place)
        for place in grid(scene.one("tray"), rows=3, columns=5)
    ]
    return [expect_count(pushpins, exactly=1) for pushpins in held if pushpins]
