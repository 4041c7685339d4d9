# condition: if-the-juice-is-white-there-is-exactly-one-banana-on-the-fru
# writer: builtin 0.1.0
# written as: 78aa9a16d38b8ef3

def check(scene: Scene) -> list[Expectation]:
    """If the juice is white, there is exactly one banana on the fruit label."""
    juice = scene.one("juice")
    if not juice.is_colour("white"):
        return []
    fruit_label = scene.one("fruit label")
    return [expect_count(scene.find("banana", within=fruit_label), exactly=1)]
