# condition: the-cable-lies-flat-and-its-height-on-the-connectors-is-the
# writer: answers.md (prompt 8d78d938539ef9a8)
# written as: 405163273c838247

def check(scene: Scene) -> list[Expectation]:
    """The cable lies flat, and its height on the connectors is the same on both sides, up to a tenth of a connector's height."""
    cable, connectors = scene.one("cable"), scene.find("connector")
    flat = expect_true(cable.is_horizontal(), of=[cable], what="the cable lies flat")
    if len(connectors) != 2:
        return [flat, expect_count(connectors, exactly=2)]
    first, second = connectors
    # The line along the cable, where it meets the inner side of each connector.
    slope = math.tan(math.radians(cable.angle))
    y_first = cable.center_y - slope * (first.right - cable.center_x)
    y_second = cable.center_y - slope * (second.left - cable.center_x)
    share_first = (first.bottom - y_first) / max(first.height, 1)
    share_second = (second.bottom - y_second) / max(second.height, 1)
    return [
        flat,
        expect_at_most(
            abs(share_first - share_second),
            0.1,
            of=[cable, first, second],
            what="difference between the heights of the cable on the two connectors",
            unit="share",
        ),
    ]
