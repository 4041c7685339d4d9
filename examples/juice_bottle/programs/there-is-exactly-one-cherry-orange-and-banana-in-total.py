# condition: there-is-exactly-one-cherry-orange-and-banana-in-total
# writer: builtin 0.1.0
# written as: c7441709f4ab4145

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one cherry, orange and banana in total."""
    parts_found = scene.find("cherry") + scene.find("orange") + scene.find("banana")
    return [expect_count(parts_found, exactly=1, what="cherry or orange or banana")]
