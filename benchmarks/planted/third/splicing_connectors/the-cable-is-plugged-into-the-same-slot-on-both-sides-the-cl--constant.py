# condition: the-cable-is-plugged-into-the-same-slot-on-both-sides-the-cl
# writer: planted
# wrong when: the cable is in the first slot on the left and in the third on the right: every clamp is compared with itself, so that both places are 1

def check(scene: Scene) -> list[Expectation]:
    """The cable is plugged into the same slot on both sides: the clamp nearest to the cable has the same place, counted from the top, among the clamps of the left connector and among those of the right connector."""
    connectors = scene.find("connector")
    if len(connectors) != 2:
        return [expect_count(connectors, exactly=2)]
    cable = scene.one("cable")
    # The frame is a region: a clamp is in it when its centre is.
    first = scene.find("clamp", within=connectors[0].frame)
    second = scene.find("clamp", within=connectors[1].frame)
    if not first or not second:
        return [
            expect_present(first, what="clamp of the left connector", within=connectors[0]),
            expect_present(second, what="clamp of the right connector", within=connectors[1]),
        ]
    nearest_first = min(first, key=lambda clamp: clamp.distance_to(cable))
    nearest_second = min(second, key=lambda clamp: clamp.distance_to(cable))
    return [
        expect_equal(
            1 + len([clamp for clamp in first if clamp.is_above(clamp)]),
            1 + len([clamp for clamp in second if clamp.is_above(clamp)]),
            of=[nearest_first, nearest_second, cable],
            what="place from the top of the clamp nearest to the cable, left and right",
        )
    ]
