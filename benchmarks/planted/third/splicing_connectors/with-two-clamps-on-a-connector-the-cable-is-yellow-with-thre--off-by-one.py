# condition: with-two-clamps-on-a-connector-the-cable-is-yellow-with-thre
# writer: planted
# wrong when: the connectors have five clamps and the cable is blue: red is wanted for four clamps, nothing for five

def check(scene: Scene) -> list[Expectation]:
    """With two clamps on a connector the cable is yellow, with three it is blue, with five it is red; go by the connector with more clamps."""
    connectors = scene.find("connector")
    if not connectors:
        return [expect_present(connectors)]
    # The frame is a region: a clamp is in it when its centre is.
    number = max([len(scene.find("clamp", within=connector.frame)) for connector in connectors])
    wanted = {2: "yellow", 3: "blue", 4: "red"}
    if number not in wanted:
        return []
    return [expect_colour(scene.one("cable"), wanted[number])]
