# condition: there-is-exactly-one-bottle
# writer: builtin 0.1.0
# written as: 29af9995ea8bf043

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one bottle."""
    return [expect_count(scene.find("bottle"), exactly=1)]
