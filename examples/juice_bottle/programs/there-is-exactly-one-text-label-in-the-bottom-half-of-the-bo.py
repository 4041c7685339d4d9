# condition: there-is-exactly-one-text-label-in-the-bottom-half-of-the-bo
# writer: builtin 0.1.0
# written as: 4939d7e7e71c82ff

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one text label in the bottom half of the bottle."""
    bottle = scene.one("bottle")
    return [expect_count(scene.find("text label", within=half(bottle, "bottom")), exactly=1)]
