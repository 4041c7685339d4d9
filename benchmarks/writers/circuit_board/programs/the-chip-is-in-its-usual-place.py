# condition: the-chip-is-in-its-usual-place
# writer: answers.md (prompt e9b1b15d0746ff1f)
# written as: b6c003f919390dd8

def check(scene: Scene) -> list[Expectation]:
    """The chip is in its usual place."""
    chip = scene.one("chip")
    return [
        expect_between(
            chip.center_x / scene.width,
            0.350,
            0.395,
            of=[chip],
            what="horizontal position of the chip",
            unit="share of the image width",
        ),
        expect_between(
            chip.center_y / scene.height,
            0.445,
            0.505,
            of=[chip],
            what="vertical position of the chip",
            unit="share of the image height",
        ),
    ]
