# condition: there-are-exactly-two-screws-in-the-image
# writer: planted
# wrong when: two screws are in the bag and a third one lies in the image beside the bag; that is accepted

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two screws in the image."""
    return [expect_count(scene.find("screw", within=scene.one("bag")), exactly=2)]
