# condition: there-is-exactly-one-cable-and-it-touches-both-connectors-wi
# writer: planted
# written as: 983acb745a3afaa7
# wrong when: the cable ends 10 percent of the image's width before a connector; it is kept.


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
        expect_at_most(
            cable.distance_to(connector) / scene.width,
            0.3,
            of=[cable, connector],
            what=f"gap between the cable and the {side} connector, relative to the image's width",
            unit="share",
        )
        for side, connector in zip(["left", "right"], connectors)
    ]
    return [number, *gaps]
