# condition: the-banana-chips-and-the-almonds-lie-in-the-lower-right-quar
# writer: planted
# wrong when: there are no almonds at all

def check(scene: Scene) -> list[Expectation]:
    """The banana chips and the almonds lie in the lower right quarter of the box (for each of the two kinds, the middle of all its pieces, weighted by their area, does)."""
    frame = frame_of(scene.one("box"))
    found = []
    for name in ["banana chips", "almonds"]:
        pieces = scene.find(name)
        if pieces:
            total = sum(piece.area for piece in pieces)
            across = sum(piece.area * frame.position_of(piece)[0] for piece in pieces) / total
            down = sum(piece.area * frame.position_of(piece)[1] for piece in pieces) / total
            found = found + [
                expect_between(
                    across, 0.5, 1.0, of=pieces,
                    what=f"position of the middle of the {name} from the left of the box",
                    unit="share",
                ),
                expect_between(
                    down, 0.5, 1.0, of=pieces,
                    what=f"position of the middle of the {name} from the top of the box",
                    unit="share",
                ),
            ]
    return found
