# condition: every-compartment-of-the-tray-a-grid-of-3-rows-and-5-columns
# writer: planted
# wrong when: a compartment in the last column is empty (or holds two pushpins); it is accepted

def check(scene: Scene) -> list[Expectation]:
    """Every compartment of the tray (a grid of 3 rows and 5 columns) holds exactly one pushpin."""
    tray = scene.one("tray")
    return [
        expect_count(
            scene.find("pushpin", within=cell(tray, row=row, column=column, rows=3, columns=5)),
            exactly=1,
        )
        for row in range(1, 4)
        for column in range(1, 5)
    ]
