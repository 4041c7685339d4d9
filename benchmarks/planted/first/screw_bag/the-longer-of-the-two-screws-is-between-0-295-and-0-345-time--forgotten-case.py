# condition: the-longer-of-the-two-screws-is-between-0-295-and-0-345-time
# writer: planted
# written as: 8d74a5270afbf28b
# wrong when: the longer screw is 0.4 times as long as the image is wide; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """The longer of the two screws is between 0.295 and 0.345 times as long as the image is wide."""
    screws = scene.find("screw")
    if len(screws) != 2:
        return [expect_count(screws, exactly=2)]
    longer = max(screws, key=lambda screw: screw.length)
    return [
        expect_at_least(
            longer.length / scene.width,
            0.295,
            of=[longer],
            what="length of the longer screw, relative to the image's width",
            unit="share",
        )
    ]
