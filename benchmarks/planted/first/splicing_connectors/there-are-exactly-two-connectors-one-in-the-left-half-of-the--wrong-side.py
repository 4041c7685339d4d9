# condition: there-are-exactly-two-connectors-one-in-the-left-half-of-the
# writer: planted
# written as: 83fbcfdb82e6ef39
# wrong when: one connector is at the top left, the other at the bottom left; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """There are exactly two connectors, one in the left half of the image and one in the right half."""
    return [
        expect_count(scene.find("connector"), exactly=2),
        expect_count(scene.find("connector", within=half(scene, "top")), exactly=1),
        expect_count(scene.find("connector", within=half(scene, "bottom")), exactly=1),
    ]
