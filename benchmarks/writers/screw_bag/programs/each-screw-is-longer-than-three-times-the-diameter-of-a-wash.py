# condition: each-screw-is-longer-than-three-times-the-diameter-of-a-wash
# writer: answers.md (prompt 4b9619170870cc24)
# written as: 9ecaacc39cea573b

def check(scene: Scene) -> list[Expectation]:
    """Each screw is longer than three times the diameter of a washer."""
    screws, washers = scene.find("screw"), scene.find("washer")
    if not washers:
        return [expect_present(washers)]
    diameter = sum(washer.length for washer in washers) / len(washers)
    return [
        expect_true(
            screw.length > 3 * diameter,
            of=[screw],
            what="the screw is longer than three times the diameter of a washer",
        )
        for screw in screws
    ]
