# condition: there-is-exactly-one-bag
# writer: answers.md (prompt 5d3b3c38c3b2fe7f)
# written as: 6823490938c1f663

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one bag."""
    return [expect_count(scene.find("bag"), exactly=1)]
