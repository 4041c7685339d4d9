# condition: there-is-exactly-one-fruit-in-all-a-cherry-an-orange-or-a-ba
# writer: answers.md (prompt 16ad48f5ed1d83dc)
# written as: 88ab51b2d7c03018

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one fruit in all, a cherry, an orange or a banana, and its centre is the centre of the fruit label, up to 8 percent of the label's width and height."""
    label = scene.one("fruit label")
    fruits = scene.find("cherry") + scene.find("orange") + scene.find("banana")
    return [
        expect_count(fruits, exactly=1, what="fruit (cherry, orange or banana)"),
        *[expect_centred(fruit, label, tolerance=0.08) for fruit in fruits],
    ]
