# condition: no-screw-is-longer-than-six-washers-side-by-side
# writer: answers.md (prompt 4b9619170870cc24)
# written as: 1b429cf54d9780de

def check(scene: Scene) -> list[Expectation]:
    """No screw is longer than six washers side by side."""
    screws, washers = scene.find("screw"), scene.find("washer")
    if not washers:
        return [expect_present(washers)]
    diameter = sum(washer.length for washer in washers) / len(washers)
    return [
        expect_at_most(
            screw.length, 6 * diameter, of=[screw], what="length of the screw", unit="px"
        )
        for screw in screws
    ]
