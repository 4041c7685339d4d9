# condition: from-left-to-right-the-leds-are-red-yellow-and-green
# writer: answers.md (prompt e9b1b15d0746ff1f)
# written as: 85716bd124a7f39d

def check(scene: Scene) -> list[Expectation]:
    """From left to right the LEDs are red, yellow and green."""
    leds = scene.find("led")
    return [
        expect_count(leds, exactly=3),
        *[expect_colour(led, colour) for led, colour in zip(leds, ["red", "yellow", "green"])],
    ]
