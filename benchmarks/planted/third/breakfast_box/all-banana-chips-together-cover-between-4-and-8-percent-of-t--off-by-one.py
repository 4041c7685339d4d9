# condition: all-banana-chips-together-cover-between-4-and-8-percent-of-t
# writer: planted
# wrong when: the almonds cover a tenth of the box: the upper limit is 65 percent here, not 6.5

def check(scene: Scene) -> list[Expectation]:
    """All banana chips together cover between 4 and 8 percent of the box, and all almonds together between 3 and 6.5 percent."""
    box = scene.one("box")
    chips, almonds = scene.find("banana chips"), scene.find("almonds")
    return [
        expect_between(
            sum(box.share_filled_by(chip) for chip in chips), 0.04, 0.08, of=[box, *chips],
            what="share of the box covered by banana chips", unit="share",
        ),
        expect_between(
            sum(box.share_filled_by(almond) for almond in almonds), 0.03, 0.65, of=[box, *almonds],
            what="share of the box covered by almonds", unit="share",
        ),
    ]
