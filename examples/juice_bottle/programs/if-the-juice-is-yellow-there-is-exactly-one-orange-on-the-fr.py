# condition: if-the-juice-is-yellow-there-is-exactly-one-orange-on-the-fr
# writer: builtin 0.1.0
# written as: c60665616de542c0

def check(scene: Scene) -> list[Expectation]:
    """If the juice is yellow, there is exactly one orange on the fruit label."""
    juice = scene.one("juice")
    if not juice.is_colour("yellow"):
        return []
    fruit_label = scene.one("fruit label")
    return [expect_count(scene.find("orange", within=fruit_label), exactly=1)]
