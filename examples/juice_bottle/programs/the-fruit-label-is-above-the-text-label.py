# condition: the-fruit-label-is-above-the-text-label
# writer: builtin 0.1.0
# written as: 46b0cd2656b17752

def check(scene: Scene) -> list[Expectation]:
    """The fruit label is above the text label."""
    text_label = scene.one("text label")
    fruit_label = scene.one("fruit label")
    return [expect_above(fruit_label, text_label)]
