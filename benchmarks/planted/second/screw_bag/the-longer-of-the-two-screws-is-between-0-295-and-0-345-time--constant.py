# condition: the-longer-of-the-two-screws-is-between-0-295-and-0-345-time
# writer: planted
# wrong when: both screws are of the short kind, 0.21 times as long as the image is wide; that is accepted

def check(scene: Scene) -> list[Expectation]:
    """The longer of the two screws is between 0.295 and 0.345 times as long as the image is wide."""
    screws = scene.find("screw")
    if len(screws) != 2:
        return [expect_count(screws, exactly=2)]
    longer = max(screws, key=lambda screw: screw.length)
    return [
        expect_between(
            longer.length / scene.width,
            0.195,
            0.345,
            of=[longer],
            what="length of the longer screw, relative to the image's width",
            unit="share",
        )
    ]
