# condition: with-two-clamps-on-a-connector-the-cable-is-yellow-with-thre
# writer: answers.md (prompt c8f0dd05cd99790b)
# written as: d4fb7edff1c0e3ab

def check(scene: Scene) -> list[Expectation]:
    """With two clamps on a connector the cable is yellow, with three it is blue, with five it is red; go by the connector with more clamps."""
    connectors = scene.find("connector")
    if not connectors:
        return [expect_present(connectors)]
    # The frame is a region: a clamp is in it when its centre is.
    number = max([len(scene.find("clamp", within=connector.frame)) for connector in connectors])
    wanted = {2: "yellow", 3: "blue", 5: "red"}
    if number not in wanted:
        return []
    return [expect_colour(scene.one("cable"), wanted[number])]
