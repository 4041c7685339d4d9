# condition: exactly-one-cable-joins-the-two-connectors-it-touches-both-o
# writer: answers.md (prompt 8d78d938539ef9a8)
# written as: c5e57d45604a8724

def check(scene: Scene) -> list[Expectation]:
    """Exactly one cable joins the two connectors: it touches both of them."""
    connectors = scene.find("connector")
    if len(connectors) != 2:
        return [expect_count(connectors, exactly=2)]
    first, second = connectors
    joining = [
        cable
        for cable in scene.find("cable")
        if cable.touches(first) and cable.touches(second)
    ]
    return [expect_count(joining, exactly=1, what="cable that touches both connectors")]
