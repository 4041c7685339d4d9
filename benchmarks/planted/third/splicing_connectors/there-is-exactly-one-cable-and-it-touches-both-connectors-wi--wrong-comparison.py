# condition: there-is-exactly-one-cable-and-it-touches-both-connectors-wi
# writer: planted
# wrong when: the cable ends 2 percent of the image's width before the right connector, which is allowed: it must touch it here

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one cable, and it touches both connectors, with a gap of at most 3 percent of the image's width."""
    cables, connectors = scene.find("cable"), scene.find("connector")
    number = expect_count(cables, exactly=1)
    if len(connectors) != 2:
        return [number, expect_count(connectors, exactly=2)]
    if len(cables) != 1:
        return [number]
    cable = cables[0]
    gaps = [
        expect_touching(cable, connector)
        for connector in connectors
    ]
    return [number, *gaps]
