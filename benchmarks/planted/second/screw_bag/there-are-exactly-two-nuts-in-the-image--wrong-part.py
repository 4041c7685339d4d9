# condition: there-are-exactly-two-nuts-in-the-image
# writer: planted
# wrong when: one nut is missing and both washers are there; that is accepted

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two nuts in the image."""
    return [expect_count(scene.find("washer"), exactly=2)]
