# condition: all-pieces-of-cereals-together-cover-between-16-and-24-perce
# writer: planted
# written as: befed2c4b8ca377a
# wrong when: the cereals cover 24.5 percent of the box; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """All pieces of cereals together cover between 16 and 24 percent of the box."""
    box, pieces = scene.one("box"), scene.find("cereals")
    share = sum(box.share_filled_by(piece) for piece in pieces)
    return [
        expect_between(
            share,
            0.16,
            0.25,
            of=[box, *pieces],
            what="share of the box covered by cereals",
            unit="share",
        )
    ]
