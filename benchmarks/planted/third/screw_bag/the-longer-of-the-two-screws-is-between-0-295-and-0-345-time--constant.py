# condition: the-longer-of-the-two-screws-is-between-0-295-and-0-345-time
# writer: planted
# wrong when: the longer screw is 0.32 times as long as the image is wide: whole widths are counted, and there is none

def check(scene: Scene) -> list[Expectation]:
    """The longer of the two screws is between 0.295 and 0.345 times as long as the image is wide."""
    screws = scene.find("screw")
    if len(screws) != 2:
        return [expect_count(screws, exactly=2)]
    longer = max(screws, key=lambda screw: screw.length)
    return [
        expect_between(
            longer.length // scene.width,
            0.295,
            0.345,
            of=[longer],
            what="length of the longer screw, relative to the image's width",
            unit="share",
        )
    ]
