# condition: the-cereals-lie-in-the-upper-right-quarter-of-the-box-the-mi
# writer: planted
# written as: bfa9404d2f7a1a6d
# wrong when: one large piece lies at the upper right and three crumbs at the left; it is reported.


def check(scene: Scene) -> list[Expectation]:
    """The cereals lie in the upper right quarter of the box (the middle of all their pieces, weighted by their area, does)."""
    frame = frame_of(scene.one("box"))
    pieces = scene.find("cereals")
    if not pieces:
        return [expect_present(pieces, what="cereals")]
    across = sum(frame.position_of(piece)[0] for piece in pieces) / len(pieces)
    down = sum(frame.position_of(piece)[1] for piece in pieces) / len(pieces)
    return [
        expect_between(
            across,
            0.5,
            1.0,
            of=pieces,
            what="position of the middle of the cereals from the left of the box",
            unit="share",
        ),
        expect_between(
            down,
            0.0,
            0.5,
            of=pieces,
            what="position of the middle of the cereals from the top of the box",
            unit="share",
        ),
    ]
