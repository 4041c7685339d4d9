# condition: the-cable-is-longer-than-either-connector-is-high
# writer: answers.md (prompt c8f0dd05cd99790b)
# written as: 73dea3295576516e

def check(scene: Scene) -> list[Expectation]:
    """The cable is longer than either connector is high."""
    connectors = scene.find("connector")
    if len(connectors) != 2:
        return [expect_count(connectors, exactly=2)]
    cable = scene.one("cable")
    return [
        expect_true(
            cable.length > connector.height,
            of=[cable, connector],
            what=f"the cable is longer than the {side} connector is high",
        )
        for side, connector in zip(["left", "right"], connectors)
    ]
