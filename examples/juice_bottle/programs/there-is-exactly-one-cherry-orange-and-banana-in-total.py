# condition: there-is-exactly-one-cherry-orange-and-banana-in-total
# writer: builtin 0.1.0
# written as: 5529c04f5f3cf5de

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one cherry, orange and banana in total."""
    parts = scene.find("cherry") + scene.find("orange") + scene.find("banana")
    return [expect_count(parts, exactly=1, what="cherry or orange or banana")]
