# condition: if-there-is-an-orange-the-orange-is-centred-in-the-fruit-lab
# writer: builtin 0.1.0
# written as: dc652bb8514f2b8d

def check(scene: Scene) -> list[Expectation]:
    """If there is an orange, the orange is centred in the fruit label."""
    if not scene.find("orange"):
        return []
    orange = scene.one("orange")
    fruit_label = scene.one("fruit label")
    return [expect_centred(orange, fruit_label)]
