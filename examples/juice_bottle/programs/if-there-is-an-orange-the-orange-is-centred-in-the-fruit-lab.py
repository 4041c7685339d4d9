# condition: if-there-is-an-orange-the-orange-is-centred-in-the-fruit-lab
# writer: builtin 0.1.0
# written as: 52f543f940c6ffb5

def check(scene: Scene) -> list[Expectation]:
    """If there is an orange, the orange is centred in the fruit label."""
    if not scene.find("orange"):
        return []
    fruit_label = scene.one("fruit label")
    orange = scene.one("orange")
    return [expect_centred(orange, fruit_label)]
