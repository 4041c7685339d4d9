# condition: the-shorter-of-the-two-screws-is-between-0-25-and-0-305-time
# writer: answers.md (prompt 711342f093e376e4)
# written as: 3eb43e73723a7c2c

def check(scene: Scene) -> list[Expectation]:
    """The shorter of the two screws is between 0.25 and 0.305 times as long as the bag is wide, that is as the longer side of the bag's frame."""
    bag = scene.one("bag")
    screws = scene.find("screw")
    if len(screws) != 2:
        return [expect_count(screws, exactly=2)]
    outline = bag.frame
    wide = max(
        math.hypot(outline.across_x, outline.across_y),
        math.hypot(outline.down_x, outline.down_y),
    )
    shorter = min(screws, key=lambda screw: screw.length)
    return [
        expect_between(
            shorter.length,
            0.25 * wide,
            0.305 * wide,
            of=[shorter, bag],
            what="length of the shorter screw",
            unit="px",
        )
    ]
