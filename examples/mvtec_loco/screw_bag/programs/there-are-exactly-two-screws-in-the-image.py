# condition: there-are-exactly-two-screws-in-the-image
# writer: answers.md (prompt 5d3b3c38c3b2fe7f)
# written as: 1e4d73b8506751aa

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two screws in the image."""
    return [expect_count(scene.find("screw"), exactly=2)]
