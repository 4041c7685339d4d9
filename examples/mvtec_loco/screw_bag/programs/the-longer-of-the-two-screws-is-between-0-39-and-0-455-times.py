# condition: the-longer-of-the-two-screws-is-between-0-39-and-0-455-times
# writer: answers.md (prompt 711342f093e376e4)
# written as: 726ede0a72a903ca

def check(scene: Scene) -> list[Expectation]:
    """The longer of the two screws is between 0.39 and 0.455 times as long as the bag is wide, that is as the longer side of the bag's frame."""
    bag = scene.one("bag")
    screws = scene.find("screw")
    if len(screws) != 2:
        return [expect_count(screws, exactly=2)]
    outline = bag.frame
    wide = max(
        math.hypot(outline.across_x, outline.across_y),
        math.hypot(outline.down_x, outline.down_y),
    )
    longer = max(screws, key=lambda screw: screw.length)
    return [
        expect_between(
            longer.length,
            0.39 * wide,
            0.455 * wide,
            of=[longer, bag],
            what="length of the longer screw",
            unit="px",
        )
    ]
