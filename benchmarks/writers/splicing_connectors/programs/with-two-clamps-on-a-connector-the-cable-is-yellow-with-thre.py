# condition: with-two-clamps-on-a-connector-the-cable-is-yellow-with-thre
# writer: answers.md (prompt 8d78d938539ef9a8)
# written as: 39e67a095900552f

def check(scene: Scene) -> list[Expectation]:
    """With two clamps on a connector the cable is yellow, with three it is blue, with five it is red."""
    wanted = {2: "yellow", 3: "blue", 5: "red"}
    counts = {
        len(scene.find("clamp", within=connector.frame))
        for connector in scene.find("connector")
    }
    applying = [count for count in sorted(counts) if count in wanted]
    if not applying:
        return []
    cable = scene.one("cable")
    return [expect_colour(cable, wanted[count]) for count in applying]
