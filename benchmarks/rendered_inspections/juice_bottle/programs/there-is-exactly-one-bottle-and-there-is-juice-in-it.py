# condition: there-is-exactly-one-bottle-and-there-is-juice-in-it
# writer: answers.md (prompt 5d2311245112e8c4)
# written as: ca881bdc87264d8a

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one bottle, and there is juice in it."""
    bottles = scene.find("bottle")
    return [
        expect_count(bottles, exactly=1),
        *[expect_present(scene.find("juice", within=bottle)) for bottle in bottles],
    ]
