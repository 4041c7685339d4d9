# condition: the-cable-is-longer-than-a-connector-is-high
# writer: answers.md (prompt 8d78d938539ef9a8)
# written as: a6a2203fd132cbf9

def check(scene: Scene) -> list[Expectation]:
    """The cable is longer than a connector is high."""
    cable, connectors = scene.one("cable"), scene.find("connector")
    if not connectors:
        return [expect_present(connectors)]
    height = sum(connector.height for connector in connectors) / len(connectors)
    return [
        expect_true(
            cable.length > height,
            of=[cable, *connectors],
            what=f"the cable ({cable.length:.0f} px) is longer than a connector is high ({height:.0f} px)",
        )
    ]
