# condition: if-the-juice-is-red-there-is-exactly-one-cherry-on-the-fruit
# writer: builtin 0.1.0
# written as: db139d1c22031b1b

def check(scene: Scene) -> list[Expectation]:
    """If the juice is red, there is exactly one cherry on the fruit label."""
    juice = scene.one("juice")
    if not juice.is_colour("red"):
        return []
    fruit_label = scene.one("fruit label")
    return [expect_count(scene.find("cherry", within=fruit_label), exactly=1)]
