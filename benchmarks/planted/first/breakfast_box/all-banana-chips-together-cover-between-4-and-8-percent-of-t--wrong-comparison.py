# condition: all-banana-chips-together-cover-between-4-and-8-percent-of-t
# writer: planted
# written as: 426d6b19d9bf2de7
# wrong when: the chips cover 2 percent of the box and the almonds 5; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """All banana chips together cover between 4 and 8 percent of the box, and all almonds together between 3 and 6.5 percent."""
    box = scene.one("box")
    chips, almonds = scene.find("banana chips"), scene.find("almonds")
    return [
        expect_at_most(
            sum(box.share_filled_by(chip) for chip in chips),
            0.08,
            of=[box, *chips],
            what="share of the box covered by banana chips",
            unit="share",
        ),
        expect_between(
            sum(box.share_filled_by(almond) for almond in almonds),
            0.03,
            0.065,
            of=[box, *almonds],
            what="share of the box covered by almonds",
            unit="share",
        ),
    ]
