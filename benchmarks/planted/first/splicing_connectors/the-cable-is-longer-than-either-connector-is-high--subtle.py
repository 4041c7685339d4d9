# condition: the-cable-is-longer-than-either-connector-is-high
# writer: planted
# written as: 46128e432f4d7d9e
# wrong when: the cable is longer than the connectors are wide, not than they are high; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """The cable is longer than either connector is high."""
    connectors = scene.find("connector")
    if len(connectors) != 2:
        return [expect_count(connectors, exactly=2)]
    cable = scene.one("cable")
    return [
        expect_true(
            cable.length > connector.width,
            of=[cable, connector],
            what=f"the cable is longer than the {side} connector is high",
        )
        for side, connector in zip(["left", "right"], connectors)
    ]
