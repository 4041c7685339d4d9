# condition: there-is-exactly-one-fruit-in-all-a-cherry-an-orange-or-a-ba
# writer: answers.md (prompt 09e5bc5ff732cc0c)
# written as: a163b81080de1cc1

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one fruit in all, a cherry, an orange or a banana, and its centre is the centre of the fruit label, up to 9 percent of the label's width and height."""
    fruits = scene.find("cherry") + scene.find("orange") + scene.find("banana")
    count = expect_count(fruits, exactly=1, what="fruit (cherry, orange or banana)")
    if not fruits:
        return [count]
    label = scene.one("fruit label")
    return [count, *[expect_centred(fruit, label, tolerance=0.09) for fruit in fruits]]
