# condition: both-connectors-have-the-same-number-of-clamps
# writer: answers.md (prompt 8d78d938539ef9a8)
# written as: 0e8b4b1b40447331

def check(scene: Scene) -> list[Expectation]:
    """Both connectors have the same number of clamps."""
    connectors = scene.find("connector")
    if len(connectors) != 2:
        return [expect_count(connectors, exactly=2)]
    first, second = connectors
    on_first = scene.find("clamp", within=first.frame)
    on_second = scene.find("clamp", within=second.frame)
    return [
        expect_equal(
            len(on_first),
            len(on_second),
            of=[first, second, *on_first, *on_second],
            what="number of clamps on the left and on the right connector",
        )
    ]
