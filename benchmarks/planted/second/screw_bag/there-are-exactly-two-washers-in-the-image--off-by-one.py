# condition: there-are-exactly-two-washers-in-the-image
# writer: planted
# wrong when: there are three washers in the image; that is accepted, since the upper end of the range belongs to it

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two washers in the image."""
    washers = scene.find("washer")
    return [expect_between(len(washers), 2, 3, of=washers, what="number of washers")]
