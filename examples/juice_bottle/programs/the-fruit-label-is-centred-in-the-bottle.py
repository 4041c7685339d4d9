# condition: the-fruit-label-is-centred-in-the-bottle
# writer: builtin 0.1.0
# written as: 38fde4a3d04764bb

def check(scene: Scene) -> list[Expectation]:
    """The fruit label is centred in the bottle."""
    fruit_label = scene.one("fruit label")
    bottle = scene.one("bottle")
    return [expect_centred(fruit_label, bottle)]
