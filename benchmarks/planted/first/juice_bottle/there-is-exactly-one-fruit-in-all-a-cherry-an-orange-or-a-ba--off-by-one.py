# condition: there-is-exactly-one-fruit-in-all-a-cherry-an-orange-or-a-ba
# writer: planted
# written as: 77370384dc1cb5bb
# wrong when: the fruit is 10.5 percent of the label's width off its middle; it is reported.


def check(scene: Scene) -> list[Expectation]:
    """There is exactly one fruit in all, a cherry, an orange or a banana, and from left to right its centre is in the middle of the fruit label, up to 11 percent of the label's width."""
    label = scene.one("fruit label")
    place = frame_of(label)
    fruits = scene.find("cherry") + scene.find("orange") + scene.find("banana")
    offsets = [
        expect_at_most(
            abs(place.position_of(fruit)[0] - 0.5),
            0.1,
            of=[fruit, label],
            what="sideways offset of the fruit from the middle of the fruit label",
            unit="share",
        )
        for fruit in fruits
    ]
    return [expect_count(fruits, exactly=1, what="fruit (cherry, orange or banana)"), *offsets]
