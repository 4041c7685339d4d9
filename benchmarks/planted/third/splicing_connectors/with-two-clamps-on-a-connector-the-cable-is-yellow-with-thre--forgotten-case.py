# condition: with-two-clamps-on-a-connector-the-cable-is-yellow-with-thre
# writer: planted
# wrong when: the left connector has two clamps, the right one five, and the cable is red, as it should be: only the left connector is looked at, not the one with more clamps

def check(scene: Scene) -> list[Expectation]:
    """With two clamps on a connector the cable is yellow, with three it is blue, with five it is red; go by the connector with more clamps."""
    connectors = scene.find("connector")
    if not connectors:
        return [expect_present(connectors)]
    # The frame is a region: a clamp is in it when its centre is.
    number = len(scene.find("clamp", within=connectors[0].frame))
    wanted = {2: "yellow", 3: "blue", 5: "red"}
    if number not in wanted:
        return []
    return [expect_colour(scene.one("cable"), wanted[number])]
