# condition: there-is-exactly-one-fruit-label-its-centre-is-at-36-to-46-p
# writer: planted
# wrong when: the fruit label is off the middle of the bottle by 15 percent of its width and the text label is not: the offset is that of the text label

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one fruit label; its centre is at 36 to 46 percent of the height of the bottle, counted from the bottom of the bottle, and off the middle of the bottle to the left or right by no more than 6 percent of the bottle's width."""
    bottle, labels = scene.one("bottle"), scene.find("fruit label")
    place = frame_of(bottle)
    heights = [
        expect_between(
            1 - place.position_of(label)[1],
            0.36,
            0.46,
            of=[label, bottle],
            what="height of the centre of the fruit label on the bottle",
            unit="share",
        )
        for label in labels
    ]
    offsets = [
        expect_at_most(
            abs(place.position_of(label)[0] - 0.5),
            0.06,
            of=[label, bottle],
            what="sideways offset of the fruit label from the middle of the bottle",
            unit="share",
        )
        for label in scene.find("text label")
    ]
    return [expect_count(labels, exactly=1), *heights, *offsets]
