# condition: there-are-exactly-two-tangerines-and-exactly-one-nectarine-a
# writer: planted
# written as: b110a78da48b230d
# wrong when: the nectarine lies in the right half of the box; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """There are exactly two tangerines and exactly one nectarine, all in the left half of the box."""
    tangerines, nectarines = scene.find("tangerine"), scene.find("nectarine")
    left = half(scene.one("box"), "left")
    return [
        expect_count(tangerines, exactly=2, what="tangerine"),
        expect_count(nectarines, exactly=1, what="nectarine"),
        *[expect_inside(fruit, left) for fruit in tangerines],
    ]
