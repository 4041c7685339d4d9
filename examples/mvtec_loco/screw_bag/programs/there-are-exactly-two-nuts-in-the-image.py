# condition: there-are-exactly-two-nuts-in-the-image
# writer: answers.md (prompt 5d3b3c38c3b2fe7f)
# written as: bd43b524bf57aaec

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two nuts in the image."""
    return [expect_count(scene.find("nut"), exactly=2)]
