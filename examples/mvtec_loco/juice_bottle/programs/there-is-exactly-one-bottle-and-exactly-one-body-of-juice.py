# condition: there-is-exactly-one-bottle-and-exactly-one-body-of-juice
# writer: answers.md (prompt 09e5bc5ff732cc0c)
# written as: 2c8d68e10e7b4d47

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one bottle, and exactly one body of juice."""
    return [
        expect_count(scene.find("bottle"), exactly=1),
        expect_count(scene.find("juice"), exactly=1),
    ]
