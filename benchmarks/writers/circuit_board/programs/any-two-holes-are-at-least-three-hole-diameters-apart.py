# condition: any-two-holes-are-at-least-three-hole-diameters-apart
# writer: answers.md (prompt e9b1b15d0746ff1f)
# written as: 88335e3e77f1c099

def check(scene: Scene) -> list[Expectation]:
    """Any two holes are at least three hole diameters apart."""
    holes = scene.find("hole")
    if len(holes) < 2:
        return []
    diameter = sum(hole.length for hole in holes) / len(holes)
    # Each hole with the nearest of those after it: when these are far enough apart, all are.
    pairs = [
        (hole, min(holes[i + 1 :], key=lambda other: hole.center_distance_to(other)))
        for i, hole in enumerate(holes[:-1])
    ]
    return [
        expect_at_least(
            hole.distance_to(nearest),
            3 * diameter,
            of=[hole, nearest],
            what="distance between two holes",
            unit="px",
        )
        for hole, nearest in pairs
    ]
