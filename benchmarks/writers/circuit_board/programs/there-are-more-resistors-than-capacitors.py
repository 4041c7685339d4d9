# condition: there-are-more-resistors-than-capacitors
# writer: answers.md (prompt e9b1b15d0746ff1f)
# written as: 98ff511976d799e9

def check(scene: Scene) -> list[Expectation]:
    """There are more resistors than capacitors."""
    resistors, capacitors = scene.find("resistor"), scene.find("capacitor")
    return [
        expect_at_least(
            len(resistors),
            len(capacitors) + 1,
            of=resistors + capacitors,
            what="number of resistors, compared with capacitors",
        )
    ]
