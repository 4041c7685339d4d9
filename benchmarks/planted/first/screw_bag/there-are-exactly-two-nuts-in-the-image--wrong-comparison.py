# condition: there-are-exactly-two-nuts-in-the-image
# writer: planted
# written as: d9399134b9ac29db
# wrong when: there are three nuts; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """There are exactly two nuts in the image."""
    return [expect_count(scene.find("nut"), at_least=2)]
