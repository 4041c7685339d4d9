# condition: there-are-exactly-two-tangerines-and-exactly-one-nectarine-a
# writer: planted
# written as: 09785d5e99c12911
# wrong when: all three fruits lie in the right half of the box; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """There are exactly two tangerines and exactly one nectarine, all in the left half of the box."""
    tangerines, nectarines = scene.find("tangerine"), scene.find("nectarine")
    right = half(scene.one("box"), "right")
    return [
        expect_count(tangerines, exactly=2, what="tangerine"),
        expect_count(nectarines, exactly=1, what="nectarine"),
        *[expect_inside(fruit, right) for fruit in tangerines + nectarines],
    ]
