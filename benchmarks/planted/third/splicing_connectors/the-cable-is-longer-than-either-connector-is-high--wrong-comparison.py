# condition: the-cable-is-longer-than-either-connector-is-high
# writer: planted
# wrong when: the cable is longer than the left connector is high, but shorter than the right one: one of the two is enough

def check(scene: Scene) -> list[Expectation]:
    """The cable is longer than either connector is high."""
    connectors = scene.find("connector")
    if len(connectors) != 2:
        return [expect_count(connectors, exactly=2)]
    cable = scene.one("cable")
    return [
        expect_true(
            any(cable.length > connector.height for connector in connectors),
            of=[cable, *connectors],
            what="the cable is longer than either connector is high",
        )
    ]
