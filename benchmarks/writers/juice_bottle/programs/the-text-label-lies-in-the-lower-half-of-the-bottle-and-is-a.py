# condition: the-text-label-lies-in-the-lower-half-of-the-bottle-and-is-a
# writer: answers.md (prompt 63bcca408de3bbe6)
# written as: 1e3f1252566cfd1c

def check(scene: Scene) -> list[Expectation]:
    """The text label lies in the lower half of the bottle and is as wide as the fruit label, give or take 10 percent."""
    bottle = scene.one("bottle")
    text_label, fruit_label = scene.one("text label"), scene.one("fruit label")
    return [
        expect_inside(text_label, half(bottle, "bottom")),
        expect_between(
            text_label.width,
            0.9 * fruit_label.width,
            1.1 * fruit_label.width,
            of=[text_label, fruit_label],
            what="width of the text label",
            unit="pixels",
        ),
    ]
