# condition: all-capacitors-stand-upright-and-are-taller-than-the-chip
# writer: answers.md (prompt e9b1b15d0746ff1f)
# written as: f0940f1635dbbb6d

def check(scene: Scene) -> list[Expectation]:
    """All capacitors stand upright and are taller than the chip."""
    chip, capacitors = scene.one("chip"), scene.find("capacitor")
    if not capacitors:
        return [expect_present(capacitors)]
    upright = [
        expect_true(capacitor.is_upright(), of=[capacitor], what="the capacitor stands upright")
        for capacitor in capacitors
    ]
    taller = [
        expect_true(
            capacitor.height > chip.height,
            of=[capacitor, chip],
            what="the capacitor is taller than the chip",
        )
        for capacitor in capacitors
    ]
    return [*upright, *taller]
