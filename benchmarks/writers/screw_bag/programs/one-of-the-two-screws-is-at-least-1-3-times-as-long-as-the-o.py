# condition: one-of-the-two-screws-is-at-least-1-3-times-as-long-as-the-o
# writer: answers.md (prompt 4b9619170870cc24)
# written as: 2446e00835c74180

def check(scene: Scene) -> list[Expectation]:
    """One of the two screws is at least 1.3 times as long as the other one."""
    screws = scene.find("screw")
    two = expect_count(screws, exactly=2)
    if len(screws) != 2:
        return [two]
    lengths = sorted([screw.length for screw in screws])
    return [
        two,
        expect_at_least(
            lengths[1], 1.3 * lengths[0], of=screws, what="length of the longer screw", unit="px"
        ),
    ]
