# condition: all-pieces-of-cereals-together-cover-between-16-and-24-perce
# writer: planted
# wrong when: the cereals cover a fifth of the box: how much of each piece lies in the box is summed up, which is 1 for any piece in it

def check(scene: Scene) -> list[Expectation]:
    """All pieces of cereals together cover between 16 and 24 percent of the box."""
    box, pieces = scene.one("box"), scene.find("cereals")
    share = sum(piece.share_inside(box) for piece in pieces)
    return [
        expect_between(
            share, 0.16, 0.24, of=[box, *pieces],
            what="share of the box covered by cereals", unit="share",
        )
    ]
