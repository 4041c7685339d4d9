# condition: the-cereals-lie-in-the-upper-right-quarter-of-the-box-the-mi
# writer: planted
# wrong when: the cereals lie in the upper right quarter, as they should, or in the lower left one: the two coordinates are mixed up

def check(scene: Scene) -> list[Expectation]:
    """The cereals lie in the upper right quarter of the box (the middle of all their pieces, weighted by their area, does)."""
    frame = frame_of(scene.one("box"))
    pieces = scene.find("cereals")
    if not pieces:
        return [expect_present(pieces, what="cereals")]
    total = sum(piece.area for piece in pieces)
    across = sum(piece.area * frame.position_of(piece)[1] for piece in pieces) / total
    down = sum(piece.area * frame.position_of(piece)[0] for piece in pieces) / total
    return [
        expect_between(
            across, 0.5, 1.0, of=pieces,
            what="position of the middle of the cereals from the left of the box", unit="share",
        ),
        expect_between(
            down, 0.0, 0.5, of=pieces,
            what="position of the middle of the cereals from the top of the box", unit="share",
        ),
    ]
