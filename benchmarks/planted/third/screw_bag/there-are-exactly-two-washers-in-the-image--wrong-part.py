# condition: there-are-exactly-two-washers-in-the-image
# writer: planted
# wrong when: one washer is missing and both nuts are there: the nuts are counted

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two washers in the image."""
    return [expect_count(scene.find("nut"), exactly=2)]
