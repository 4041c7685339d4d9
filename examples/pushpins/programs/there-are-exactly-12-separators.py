# condition: there-are-exactly-12-separators
# writer: builtin 0.1.0
# written as: dfaafc5788268a82

def check(scene: Scene) -> list[Expectation]:
    """There are exactly 12 separators."""
    return [expect_count(scene.find("separator"), exactly=12)]
