# condition: the-longer-of-the-two-screws-is-between-0-295-and-0-345-time
# writer: planted
# wrong when: the longer screw lies left of the shorter one: the last one is taken, which is the rightmost

def check(scene: Scene) -> list[Expectation]:
    """The longer of the two screws is between 0.295 and 0.345 times as long as the image is wide."""
    screws = scene.find("screw")
    if len(screws) != 2:
        return [expect_count(screws, exactly=2)]
    longer = screws[-1]
    return [
        expect_between(
            longer.length / scene.width,
            0.295,
            0.345,
            of=[longer],
            what="length of the longer screw, relative to the image's width",
            unit="share",
        )
    ]
