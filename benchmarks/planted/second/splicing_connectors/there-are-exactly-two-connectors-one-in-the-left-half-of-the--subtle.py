# condition: there-are-exactly-two-connectors-one-in-the-left-half-of-the
# writer: planted
# wrong when: both connectors lie in the left half of the image, one beside the other; that is accepted, since one of two is always left of the other

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two connectors, one in the left half of the image and one in the right half."""
    connectors = scene.find("connector")
    if len(connectors) != 2:
        return [expect_count(connectors, exactly=2)]
    return [expect_left_of(connectors[0], connectors[1])]
