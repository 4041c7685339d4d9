# condition: there-is-exactly-one-fruit-label-on-the-bottle
# writer: builtin 0.1.0
# written as: 122777068c25a8ca

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one fruit label on the bottle."""
    bottle = scene.one("bottle")
    return [expect_count(scene.find("fruit label", within=bottle), exactly=1)]
