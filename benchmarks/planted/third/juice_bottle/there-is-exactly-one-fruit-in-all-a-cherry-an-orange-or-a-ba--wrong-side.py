# condition: there-is-exactly-one-fruit-in-all-a-cherry-an-orange-or-a-ba
# writer: planted
# wrong when: the orange is at the left rim of the label, but in its middle from top to bottom: the offset is taken downward instead of sideways

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one fruit in all, a cherry, an orange or a banana, and from left to right its centre is in the middle of the fruit label, up to 11 percent of the label's width."""
    label = scene.one("fruit label")
    place = frame_of(label)
    fruits = scene.find("cherry") + scene.find("orange") + scene.find("banana")
    offsets = [
        expect_at_most(
            abs(place.position_of(fruit)[1] - 0.5),
            0.11,
            of=[fruit, label],
            what="sideways offset of the fruit from the middle of the fruit label",
            unit="share",
        )
        for fruit in fruits
    ]
    return [expect_count(fruits, exactly=1, what="fruit (cherry, orange or banana)"), *offsets]
