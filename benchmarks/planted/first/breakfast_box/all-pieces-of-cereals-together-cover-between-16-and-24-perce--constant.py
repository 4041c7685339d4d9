# condition: all-pieces-of-cereals-together-cover-between-16-and-24-perce
# writer: planted
# written as: c48ef148980c1e29
# wrong when: the cereals cover 20 percent of the box; it is reported, as is every other share.


def check(scene: Scene) -> list[Expectation]:
    """All pieces of cereals together cover between 16 and 24 percent of the box."""
    box, pieces = scene.one("box"), scene.find("cereals")
    share = sum(piece.share_filled_by(piece) for piece in pieces)
    return [
        expect_between(
            share,
            0.16,
            0.24,
            of=[box, *pieces],
            what="share of the box covered by cereals",
            unit="share",
        )
    ]
