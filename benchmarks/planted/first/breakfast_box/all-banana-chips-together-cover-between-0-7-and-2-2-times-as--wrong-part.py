# condition: all-banana-chips-together-cover-between-0-7-and-2-2-times-as
# writer: planted
# written as: 4fc11bfb47497cf9
# wrong when: the chips cover twice as much as the almonds; it is reported.


def check(scene: Scene) -> list[Expectation]:
    """All banana chips together cover between 0.7 and 2.2 times as much as all almonds together."""
    almonds, chips = scene.find("banana chips"), scene.find("almonds")
    if not almonds:
        return [expect_present(almonds, what="almonds")]
    ratio = sum(chip.area for chip in chips) / sum(almond.area for almond in almonds)
    return [
        expect_between(
            ratio,
            0.7,
            2.2,
            of=chips + almonds,
            what="area of the banana chips relative to that of the almonds",
            unit="times",
        )
    ]
