# condition: there-are-exactly-two-tangerines-and-exactly-one-nectarine-a
# writer: planted
# wrong when: a third tangerine lies in the right half of the box: only those in the left half are looked for

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two tangerines and exactly one nectarine, all in the left half of the box."""
    left = half(scene.one("box"), "left")
    tangerines, nectarines = scene.find("tangerine", within=left), scene.find("nectarine", within=left)
    return [
        expect_count(tangerines, exactly=2, what="tangerine"),
        expect_count(nectarines, exactly=1, what="nectarine"),
        *[expect_inside(fruit, left) for fruit in tangerines + nectarines],
    ]
