# condition: if-there-is-a-banana-the-banana-is-centred-in-the-fruit-labe
# writer: builtin 0.1.0
# written as: 818128a5193e43e7

def check(scene: Scene) -> list[Expectation]:
    """If there is a banana, the banana is centred in the fruit label."""
    if not scene.find("banana"):
        return []
    fruit_label = scene.one("fruit label")
    banana = scene.one("banana")
    return [expect_centred(banana, fruit_label)]
