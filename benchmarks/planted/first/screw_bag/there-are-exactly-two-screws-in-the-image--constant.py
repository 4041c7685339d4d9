# condition: there-are-exactly-two-screws-in-the-image
# writer: planted
# written as: 0f5853f06a7bdd44
# wrong when: there is one screw; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """There are exactly two screws in the image."""
    return [expect_count(scene.find("screw"), at_least=0)]
