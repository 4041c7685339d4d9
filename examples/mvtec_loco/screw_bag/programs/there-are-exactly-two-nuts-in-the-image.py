# condition: there-are-exactly-two-nuts-in-the-image
# writer: answers.md (prompt 711342f093e376e4)
# written as: bd43b524bf57aaec

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two nuts in the image."""
    return [expect_count(scene.find("nut"), exactly=2)]
