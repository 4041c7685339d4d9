# condition: no-two-pushpins-touch-each-other
# writer: answers.md (prompt 51df936581ae1081)
# written as: 784b8bd9d9c3a222

def check(scene: Scene) -> list[Expectation]:
    """No two pushpins touch each other."""
    pushpins = scene.find("pushpin")
    touching = [
        pushpin
        for i, pushpin in enumerate(pushpins)
        if any(pushpin.touches(other) for j, other in enumerate(pushpins) if j != i)
    ]
    return [expect_absent(touching, what="pushpin touching another pushpin")]
