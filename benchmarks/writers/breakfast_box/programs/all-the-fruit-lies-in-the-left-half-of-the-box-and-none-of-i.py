# condition: all-the-fruit-lies-in-the-left-half-of-the-box-and-none-of-i
# writer: answers.md (prompt 62aead161aab7fca)
# written as: 90f131e1f7ae705f

def check(scene: Scene) -> list[Expectation]:
    """All the fruit lies in the left half of the box and none of it in the right half."""
    box = scene.one("box")
    left, right = half(box, "left"), half(box, "right")
    # The fruit is the tangerines and nectarines; banana chips belong to the dry side.
    inside = [
        expect_inside(fruit, left)
        for name in ["tangerine", "nectarine"]
        for fruit in scene.find(name)
    ]
    return [
        *inside,
        expect_absent(scene.find("tangerine", within=right)),
        expect_absent(scene.find("nectarine", within=right)),
    ]
