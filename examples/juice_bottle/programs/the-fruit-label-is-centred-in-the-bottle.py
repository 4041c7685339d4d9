# condition: the-fruit-label-is-centred-in-the-bottle
# writer: builtin 0.1.0
# written as: e3bb8360faecbfba

def check(scene: Scene) -> list[Expectation]:
    """The fruit label is centred in the bottle."""
    bottle = scene.one("bottle")
    fruit_label = scene.one("fruit label")
    return [expect_centred(fruit_label, bottle)]
