# condition: with-two-clamps-on-a-connector-the-cable-is-yellow-with-thre
# writer: planted
# written as: 86236261c555509e
# wrong when: the connectors have five clamps and the cable is blue; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """With two clamps on a connector the cable is yellow, with three it is blue, with five it is red; go by the connector with more clamps."""
    connectors = scene.find("connector")
    if not connectors:
        return [expect_present(connectors)]
    # The frame is a region: a clamp is in it when its centre is.
    number = max([len(scene.find("clamp", within=connector.frame)) for connector in connectors])
    wanted = {2: "yellow", 3: "blue"}
    if number not in wanted:
        return []
    return [expect_colour(scene.one("cable"), wanted[number])]
