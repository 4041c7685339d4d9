# condition: there-are-exactly-two-tangerines-and-exactly-one-nectarine-a
# writer: planted
# wrong when: the box stands in the right part of the picture and its fruit in the left half of the box, but not of the picture

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two tangerines and exactly one nectarine, all in the left half of the box."""
    tangerines, nectarines = scene.find("tangerine"), scene.find("nectarine")
    left = half(scene, "left")
    return [
        expect_count(tangerines, exactly=2, what="tangerine"),
        expect_count(nectarines, exactly=1, what="nectarine"),
        *[expect_inside(fruit, left) for fruit in tangerines + nectarines],
    ]
