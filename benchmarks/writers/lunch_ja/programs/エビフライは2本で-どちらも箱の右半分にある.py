# condition: エビフライは2本で-どちらも箱の右半分にある
# writer: answers.md (prompt 5c25bbafce3cf8c0)
# written as: 2726903eb172c290

def check(scene: Scene) -> list[Expectation]:
    """エビフライは2本で、どちらも箱の右半分にある。"""
    right_half = half(scene.one("箱"), "right")
    shrimps = scene.find("エビフライ")
    return [
        expect_count(shrimps, exactly=2),
        *[expect_inside(shrimp, right_half) for shrimp in shrimps],
    ]
