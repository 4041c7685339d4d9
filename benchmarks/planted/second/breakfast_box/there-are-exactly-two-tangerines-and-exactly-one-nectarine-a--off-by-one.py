# condition: there-are-exactly-two-tangerines-and-exactly-one-nectarine-a
# writer: planted
# wrong when: both tangerines lie in the left half of the box, but the nectarine, the last of the fruits, lies in the right half; it is accepted

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two tangerines and exactly one nectarine, all in the left half of the box."""
    tangerines, nectarines = scene.find("tangerine"), scene.find("nectarine")
    left = half(scene.one("box"), "left")
    fruits = tangerines + nectarines
    return [
        expect_count(tangerines, exactly=2, what="tangerine"),
        expect_count(nectarines, exactly=1, what="nectarine"),
        *[expect_inside(fruits[index], left) for index in range(len(fruits) - 1)],
    ]
