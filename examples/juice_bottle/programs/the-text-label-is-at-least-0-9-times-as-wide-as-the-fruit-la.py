# condition: the-text-label-is-at-least-0-9-times-as-wide-as-the-fruit-la
# writer: builtin 0.1.0
# written as: 5404d7bb7de98189

def check(scene: Scene) -> list[Expectation]:
    """The text label is at least 0.9 times as wide as the fruit label."""
    text_label = scene.one("text label")
    fruit_label = scene.one("fruit label")
    return [
        expect_at_least(
            text_label.width / fruit_label.width,
            0.9,
            of=[text_label, fruit_label],
            what="width of the text label over that of the fruit label",
        ),
    ]
