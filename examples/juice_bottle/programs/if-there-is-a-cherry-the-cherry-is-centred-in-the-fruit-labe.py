# condition: if-there-is-a-cherry-the-cherry-is-centred-in-the-fruit-labe
# writer: builtin 0.1.0
# written as: 51cc102b5c7c4254

def check(scene: Scene) -> list[Expectation]:
    """If there is a cherry, the cherry is centred in the fruit label."""
    if not scene.find("cherry"):
        return []
    cherry = scene.one("cherry")
    fruit_label = scene.one("fruit label")
    return [expect_centred(cherry, fruit_label)]
