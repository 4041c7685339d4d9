# condition: the-fruit-label-is-above-the-text-label
# writer: builtin 0.1.0
# written as: 0bb40ec6b8f64241

def check(scene: Scene) -> list[Expectation]:
    """The fruit label is above the text label."""
    fruit_label = scene.one("fruit label")
    text_label = scene.one("text label")
    return [expect_above(fruit_label, text_label)]
