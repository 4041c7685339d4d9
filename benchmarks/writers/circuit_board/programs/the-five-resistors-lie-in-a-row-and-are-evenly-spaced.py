# condition: the-five-resistors-lie-in-a-row-and-are-evenly-spaced
# writer: answers.md (prompt e9b1b15d0746ff1f)
# written as: 3032f27bd4853c32

def check(scene: Scene) -> list[Expectation]:
    """The five resistors lie in a row and are evenly spaced."""
    resistors = scene.find("resistor")
    number = expect_count(resistors, exactly=5)
    if len(resistors) < 2:
        return [number]
    pairs = list(zip(resistors[:-1], resistors[1:]))
    steps = sorted([second.center_x - first.center_x for first, second in pairs])
    # The median step, so that one resistor out of place does not spoil the others.
    step = steps[len(steps) // 2]
    return [
        number,
        expect_aligned(resistors, "in a row"),
        *[
            expect_between(
                second.center_x - first.center_x,
                0.9 * step,
                1.1 * step,
                of=[first, second],
                what="spacing of neighbouring resistors",
                unit="px",
            )
            for first, second in pairs
        ],
    ]
