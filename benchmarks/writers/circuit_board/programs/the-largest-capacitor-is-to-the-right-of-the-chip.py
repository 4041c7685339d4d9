# condition: the-largest-capacitor-is-to-the-right-of-the-chip
# writer: answers.md (prompt e9b1b15d0746ff1f)
# written as: 083e179b078c7532

def check(scene: Scene) -> list[Expectation]:
    """The largest capacitor is to the right of the chip."""
    chip, capacitors = scene.one("chip"), scene.find("capacitor")
    if not capacitors:
        return [expect_present(capacitors)]
    largest = max(capacitors, key=lambda capacitor: capacitor.area)
    return [expect_right_of(largest, chip)]
