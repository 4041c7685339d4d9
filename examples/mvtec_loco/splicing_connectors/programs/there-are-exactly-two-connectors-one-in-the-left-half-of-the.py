# condition: there-are-exactly-two-connectors-one-in-the-left-half-of-the
# writer: answers.md (prompt c8f0dd05cd99790b)
# written as: 4dad2d3bc4985618

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two connectors, one in the left half of the image and one in the right half."""
    return [
        expect_count(scene.find("connector"), exactly=2),
        expect_count(scene.find("connector", within=half(scene, "left")), exactly=1),
        expect_count(scene.find("connector", within=half(scene, "right")), exactly=1),
    ]
