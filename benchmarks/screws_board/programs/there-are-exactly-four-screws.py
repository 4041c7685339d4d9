# condition: there-are-exactly-four-screws
# writer: builtin 0.1.0
# written as: 52718d593753cf7b

def check(scene: Scene) -> list[Expectation]:
    """There are exactly four screws."""
    return [expect_count(scene.find("screw"), exactly=4)]
