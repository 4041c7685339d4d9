# condition: from-top-to-bottom-the-centre-of-an-orange-or-a-banana-is-in
# writer: planted
# wrong when: the cherry is 15 percent of the label's height below the middle, as it should be: its upper limit is 11 percent here, that of the other fruits, not 20

def check(scene: Scene) -> list[Expectation]:
    """From top to bottom, the centre of an orange or a banana is in the middle of the fruit label, up to 11 percent of the label's height; the centre of a cherry, of which only the two fruits are found and not the stalk, is 8 to 20 percent of the label's height below the middle of the label."""
    label = scene.one("fruit label")
    place = frame_of(label)
    centred = [
        expect_at_most(
            abs(place.position_of(fruit)[1] - 0.5),
            0.11,
            of=[fruit, label],
            what="vertical offset of the fruit from the middle of the fruit label",
            unit="share",
        )
        for fruit in scene.find("orange") + scene.find("banana")
    ]
    lowered = [
        expect_between(
            place.position_of(cherry)[1] - 0.5,
            0.08,
            0.11,
            of=[cherry, label],
            what="depth of the cherry below the middle of the fruit label",
            unit="share",
        )
        for cherry in scene.find("cherry")
    ]
    return [*centred, *lowered]
