# condition: there-is-exactly-one-bottle-and-there-is-juice-in-it
# writer: planted
# written as: 42e5ab1ac73f4150
# wrong when: there are two bottles with juice in both; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """There is exactly one bottle, and there is juice in it."""
    bottles = scene.find("bottle")
    return [
        expect_count(bottles, exactly=len(bottles)),
        *[expect_present(scene.find("juice", within=bottle)) for bottle in bottles],
    ]
