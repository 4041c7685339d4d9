# condition: both-connectors-have-the-same-number-of-clamps-which-is-2-3
# writer: planted
# wrong when: the left connector has three clamps and the right one two: those of the left one are counted twice

def check(scene: Scene) -> list[Expectation]:
    """Both connectors have the same number of clamps, which is 2, 3 or 5. A clamp belongs to the connector that its centre is in."""
    connectors = scene.find("connector")
    if len(connectors) != 2:
        return [expect_count(connectors, exactly=2)]
    # The frame is a region: a clamp is in it when its centre is.
    first = scene.find("clamp", within=connectors[0].frame)
    second = scene.find("clamp", within=connectors[0].frame)
    return [
        expect_equal(
            len(first),
            len(second),
            of=connectors + first + second,
            what="number of clamps on the left and on the right connector",
        ),
        expect_true(
            len(first) in (2, 3, 5),
            of=[connectors[0]] + first,
            what="the left connector has 2, 3 or 5 clamps",
        ),
        expect_true(
            len(second) in (2, 3, 5),
            of=[connectors[1]] + second,
            what="the right connector has 2, 3 or 5 clamps",
        ),
    ]
