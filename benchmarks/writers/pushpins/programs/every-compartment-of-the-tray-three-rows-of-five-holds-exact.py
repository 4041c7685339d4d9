# condition: every-compartment-of-the-tray-three-rows-of-five-holds-exact
# writer: answers.md (prompt 51df936581ae1081)
# written as: add76482dbc0abef

def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the tray (three rows of five) holds exactly one pushpin."""
    return [
        expect_count(scene.find("pushpin", within=place), exactly=1)
        for place in grid(scene.one("tray"), rows=3, columns=5)
    ]
