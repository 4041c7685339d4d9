# condition: if-there-is-a-cherry-the-cherry-is-centred-in-the-fruit-labe
# writer: builtin 0.1.0
# written as: 8ea61037adb85a8a

def check(scene: Scene) -> list[Expectation]:
    """If there is a cherry, the cherry is centred in the fruit label."""
    if not scene.find("cherry"):
        return []
    fruit_label = scene.one("fruit label")
    cherry = scene.one("cherry")
    return [expect_centred(cherry, fruit_label)]
