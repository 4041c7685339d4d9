# condition: there-is-exactly-one-tray
# writer: planted
# written as: c2ddd3ddc4519180
# wrong when: there are two trays, or none; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """There is exactly one tray."""
    trays = scene.find("tray")
    return [expect_true(len(trays) >= 0, of=trays, what="there is exactly one tray")]
