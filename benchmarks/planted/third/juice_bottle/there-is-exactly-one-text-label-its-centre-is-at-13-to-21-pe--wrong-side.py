# condition: there-is-exactly-one-text-label-its-centre-is-at-13-to-21-pe
# writer: planted
# wrong when: the text label sits at 17 percent of the height of the bottle, or as far from its top: the height is counted from the top

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one text label; its centre is at 13 to 21 percent of the height of the bottle, counted from the bottom of the bottle, and off the middle of the bottle to the left or right by no more than 6 percent of the bottle's width."""
    bottle, labels = scene.one("bottle"), scene.find("text label")
    place = frame_of(bottle)
    heights = [
        expect_between(
            place.position_of(label)[1],
            0.13,
            0.21,
            of=[label, bottle],
            what="height of the centre of the text label on the bottle",
            unit="share",
        )
        for label in labels
    ]
    offsets = [
        expect_at_most(
            abs(place.position_of(label)[0] - 0.5),
            0.06,
            of=[label, bottle],
            what="sideways offset of the text label from the middle of the bottle",
            unit="share",
        )
        for label in labels
    ]
    return [expect_count(labels, exactly=1), *heights, *offsets]
