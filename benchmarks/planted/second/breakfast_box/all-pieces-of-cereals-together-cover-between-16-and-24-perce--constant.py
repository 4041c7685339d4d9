# condition: all-pieces-of-cereals-together-cover-between-16-and-24-perce
# writer: planted
# wrong when: too much was filled in and the cereals cover 30 percent of the box; that is accepted

def check(scene: Scene) -> list[Expectation]:
    """All pieces of cereals together cover between 16 and 24 percent of the box."""
    box, pieces = scene.one("box"), scene.find("cereals")
    share = sum(box.share_filled_by(piece) for piece in pieces)
    return [
        expect_between(
            share, 0.16, 0.42, of=[box, *pieces],
            what="share of the box covered by cereals", unit="share",
        )
    ]
