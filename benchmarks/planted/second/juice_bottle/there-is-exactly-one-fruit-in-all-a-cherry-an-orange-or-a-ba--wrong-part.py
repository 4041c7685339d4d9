# condition: there-is-exactly-one-fruit-in-all-a-cherry-an-orange-or-a-ba
# writer: planted
# wrong when: the fruit label sticks 12 percent of the bottle's width too far right with the cherry in its middle, which is right for this sentence; it is rejected, since the middle is that of the text label

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one fruit in all, a cherry, an orange or a banana, and from left to right its centre is in the middle of the fruit label, up to 11 percent of the label's width."""
    label = scene.one("text label")
    place = frame_of(label)
    fruits = scene.find("cherry") + scene.find("orange") + scene.find("banana")
    offsets = [
        expect_at_most(
            abs(place.position_of(fruit)[0] - 0.5),
            0.11,
            of=[fruit, label],
            what="sideways offset of the fruit from the middle of the fruit label",
            unit="share",
        )
        for fruit in fruits
    ]
    return [expect_count(fruits, exactly=1, what="fruit (cherry, orange or banana)"), *offsets]
