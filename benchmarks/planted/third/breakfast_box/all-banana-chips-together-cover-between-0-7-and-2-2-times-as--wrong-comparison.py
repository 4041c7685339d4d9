# condition: all-banana-chips-together-cover-between-0-7-and-2-2-times-as
# writer: planted
# wrong when: there are hardly any banana chips: a third of the area of the almonds

def check(scene: Scene) -> list[Expectation]:
    """All banana chips together cover between 0.7 and 2.2 times as much as all almonds together."""
    chips, almonds = scene.find("banana chips"), scene.find("almonds")
    if not almonds:
        return [expect_present(almonds, what="almonds")]
    ratio = sum(chip.area for chip in chips) / sum(almond.area for almond in almonds)
    return [
        expect_at_most(
            ratio, 2.2, of=chips + almonds,
            what="area of the banana chips relative to that of the almonds", unit="times",
        )
    ]
