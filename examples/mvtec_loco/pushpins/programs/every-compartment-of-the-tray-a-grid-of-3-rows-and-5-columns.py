# condition: every-compartment-of-the-tray-a-grid-of-3-rows-and-5-columns
# writer: answers.md (prompt a82b2551e7c3a195)
# written as: d13c318532b86148

def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the tray (a grid of 3 rows and 5 columns) holds exactly one pushpin."""
    return [
        expect_count(scene.find("pushpin", within=place), exactly=1)
        for place in grid(scene.one("tray"), rows=3, columns=5)
    ]
