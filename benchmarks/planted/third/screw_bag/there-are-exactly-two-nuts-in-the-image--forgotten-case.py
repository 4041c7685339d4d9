# condition: there-are-exactly-two-nuts-in-the-image
# writer: planted
# wrong when: both nuts are missing: nothing is said then

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two nuts in the image."""
    nuts = scene.find("nut")
    if not nuts:
        return []
    return [expect_count(nuts, exactly=2)]
