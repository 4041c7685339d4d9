# condition: the-text-label-is-at-most-1-1-times-as-wide-as-the-fruit-lab
# writer: builtin 0.1.0
# written as: 58f76a5fd64b4154

def check(scene: Scene) -> list[Expectation]:
    """The text label is at most 1.1 times as wide as the fruit label."""
    text_label = scene.one("text label")
    fruit_label = scene.one("fruit label")
    return [
        expect_at_most(
            text_label.width / fruit_label.width,
            1.1,
            of=[text_label, fruit_label],
            what="width of the text label over that of the fruit label",
        ),
    ]
