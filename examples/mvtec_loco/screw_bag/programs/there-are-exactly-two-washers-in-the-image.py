# condition: there-are-exactly-two-washers-in-the-image
# writer: answers.md (prompt 5d3b3c38c3b2fe7f)
# written as: 9835991a234ee1ae

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two washers in the image."""
    return [expect_count(scene.find("washer"), exactly=2)]
