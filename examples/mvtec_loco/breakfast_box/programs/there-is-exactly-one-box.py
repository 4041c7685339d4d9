# condition: there-is-exactly-one-box
# writer: answers.md (prompt 16e2e2eca2a517cd)
# written as: c4e302debc19d662

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one box."""
    return [expect_count(scene.find("box"), exactly=1)]
