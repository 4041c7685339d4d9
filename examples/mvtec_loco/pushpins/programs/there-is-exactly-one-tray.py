# condition: there-is-exactly-one-tray
# writer: answers.md (prompt a82b2551e7c3a195)
# written as: 6dbe7abd77a3eca8

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one tray."""
    return [expect_count(scene.find("tray"), exactly=1)]
