# condition: there-are-exactly-two-connectors-one-on-the-left-and-one-on
# writer: answers.md (prompt 8d78d938539ef9a8)
# written as: 6236a991471b37ed

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two connectors, one on the left and one on the right."""
    return [
        expect_count(scene.find("connector"), exactly=2),
        expect_count(scene.find("connector", within=half(scene, "left")), exactly=1),
        expect_count(scene.find("connector", within=half(scene, "right")), exactly=1),
    ]
