# condition: there-is-exactly-one-tray
# writer: builtin 0.1.0
# written as: 6dbe7abd77a3eca8

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one tray."""
    return [expect_count(scene.find("tray"), exactly=1)]
