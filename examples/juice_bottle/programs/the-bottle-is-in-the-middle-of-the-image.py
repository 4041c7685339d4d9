# condition: the-bottle-is-in-the-middle-of-the-image
# writer: builtin 0.1.0
# written as: 428a19255c9b54e7

def check(scene: Scene) -> list[Expectation]:
    """The bottle is in the middle of the image."""
    bottle = scene.one("bottle")
    return [expect_inside(bottle, middle(scene))]
