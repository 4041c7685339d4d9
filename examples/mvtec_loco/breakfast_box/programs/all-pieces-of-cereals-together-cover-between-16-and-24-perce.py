# condition: all-pieces-of-cereals-together-cover-between-16-and-24-perce
# writer: answers.md (prompt 16e2e2eca2a517cd)
# written as: f8ab1086193396b0

def check(scene: Scene) -> list[Expectation]:
    """All pieces of cereals together cover between 16 and 24 percent of the box."""
    box, pieces = scene.one("box"), scene.find("cereals")
    share = sum(box.share_filled_by(piece) for piece in pieces)
    return [
        expect_between(
            share, 0.16, 0.24, of=[box, *pieces],
            what="share of the box covered by cereals", unit="share",
        )
    ]
