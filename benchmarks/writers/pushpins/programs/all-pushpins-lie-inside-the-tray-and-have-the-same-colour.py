# condition: all-pushpins-lie-inside-the-tray-and-have-the-same-colour
# writer: answers.md (prompt 51df936581ae1081)
# written as: 1eb34d8b63fea487

def check(scene: Scene) -> list[Expectation]:
    """All pushpins lie inside the tray and have the same colour."""
    tray, pushpins = scene.one("tray"), scene.find("pushpin")
    shades = {pushpin.colour for pushpin in pushpins}
    return [
        *[expect_inside(pushpin, tray) for pushpin in pushpins],
        expect_at_most(len(shades), 1, of=pushpins, what="number of colours of the pushpins"),
    ]
