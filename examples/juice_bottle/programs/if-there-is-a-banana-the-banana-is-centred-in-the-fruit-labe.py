# condition: if-there-is-a-banana-the-banana-is-centred-in-the-fruit-labe
# writer: builtin 0.1.0
# written as: 196683faf115a3e5

def check(scene: Scene) -> list[Expectation]:
    """If there is a banana, the banana is centred in the fruit label."""
    if not scene.find("banana"):
        return []
    banana = scene.one("banana")
    fruit_label = scene.one("fruit label")
    return [expect_centred(banana, fruit_label)]
