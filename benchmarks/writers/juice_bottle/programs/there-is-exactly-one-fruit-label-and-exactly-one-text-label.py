# condition: there-is-exactly-one-fruit-label-and-exactly-one-text-label
# writer: answers.md (prompt 63bcca408de3bbe6)
# written as: 7a894b41f182b0ac

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one fruit label and exactly one text label, both on the bottle, the fruit label above the text label."""
    bottle = scene.one("bottle")
    fruit_labels, text_labels = scene.find("fruit label"), scene.find("text label")
    return [
        expect_count(fruit_labels, exactly=1),
        expect_count(text_labels, exactly=1),
        *[expect_inside(label, bottle) for label in fruit_labels + text_labels],
        *[
            expect_above(fruit_label, text_label)
            for fruit_label in fruit_labels
            for text_label in text_labels
        ],
    ]
