# condition: there-is-exactly-one-fruit-label-its-centre-is-between-50-an
# writer: answers.md (prompt 09e5bc5ff732cc0c)
# written as: bc50c61a85b722ad

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one fruit label; its centre is between 50 and 57.5 percent of the height of the image, counted from the top, and off the centre of the juice to the left or right by no more than 6.5 percent of the width of the juice."""
    labels = scene.find("fruit label")
    if not labels:
        return [expect_count(labels, exactly=1)]
    juice = scene.one("juice")
    heights = [
        expect_between(
            label.center_y / scene.height,
            0.50,
            0.575,
            of=[label],
            what="height of the centre of the fruit label, from the top of the image",
            unit="share",
        )
        for label in labels
    ]
    offsets = [
        expect_at_most(
            abs(label.center_x - juice.center_x) / juice.width,
            0.065,
            of=[label, juice],
            what="sideways offset of the fruit label from the centre of the juice",
            unit="share",
        )
        for label in labels
    ]
    return [expect_count(labels, exactly=1), *heights, *offsets]
