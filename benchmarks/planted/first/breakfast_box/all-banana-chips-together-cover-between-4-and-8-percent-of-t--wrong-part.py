# condition: all-banana-chips-together-cover-between-4-and-8-percent-of-t
# writer: planted
# written as: 656efe1d98a9a41a
# wrong when: the chips cover 5 percent of the box and the almonds 10; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """All banana chips together cover between 4 and 8 percent of the box, and all almonds together between 3 and 6.5 percent."""
    box = scene.one("box")
    chips, almonds = scene.find("banana chips"), scene.find("almonds")
    return [
        expect_between(
            sum(box.share_filled_by(chip) for chip in chips),
            0.04,
            0.08,
            of=[box, *chips],
            what="share of the box covered by banana chips",
            unit="share",
        ),
        expect_between(
            sum(box.share_filled_by(chip) for chip in chips),
            0.03,
            0.065,
            of=[box, *almonds],
            what="share of the box covered by almonds",
            unit="share",
        ),
    ]
