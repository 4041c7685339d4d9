# condition: the-shorter-of-the-two-screws-is-between-0-19-and-0-235-time
# writer: planted
# wrong when: the shorter screw is 0.3 times as long as the image is wide: the upper limit is that of the longer screw

def check(scene: Scene) -> list[Expectation]:
    """The shorter of the two screws is between 0.19 and 0.235 times as long as the image is wide."""
    screws = scene.find("screw")
    if len(screws) != 2:
        return [expect_count(screws, exactly=2)]
    shorter = min(screws, key=lambda screw: screw.length)
    return [
        expect_between(
            shorter.length / scene.width,
            0.19,
            0.345,
            of=[shorter],
            what="length of the shorter screw, relative to the image's width",
            unit="share",
        )
    ]
