# condition: there-are-exactly-two-screws-in-the-image
# writer: planted
# wrong when: a third screw lies next to the bag: only those in the bag are counted, not those in the image

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two screws in the image."""
    return [expect_count(scene.find("screw", within=scene.one("bag")), exactly=2)]
