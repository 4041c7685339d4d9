# condition: there-are-exactly-two-washers-in-the-image
# writer: planted
# written as: f46781dced52774c
# wrong when: there are two nuts and one washer; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """There are exactly two washers in the image."""
    return [expect_count(scene.find("nut"), exactly=2)]
