# condition: no-led-touches-a-resistor-unless-there-are-fewer-than-three
# writer: answers.md (prompt e9b1b15d0746ff1f)
# written as: 474c4713dab432e1

def check(scene: Scene) -> list[Expectation]:
    """No LED touches a resistor unless there are fewer than three LEDs."""
    leds, resistors = scene.find("led"), scene.find("resistor")
    if len(leds) < 3:
        return []
    touching = [led for led in leds if any(led.touches(resistor) for resistor in resistors)]
    return [expect_absent(touching, what="LED that touches a resistor")]
