# condition: 箱の外には何もない
# writer: answers.md (prompt 5c25bbafce3cf8c0)
# written as: bb256e92108c41bc

def check(scene: Scene) -> list[Expectation]:
    """箱の外には何もない。"""
    box = scene.one("箱")
    names = ["ご飯", "エビフライ", "ブロッコリー", "ミニトマト", "レタス", "卵焼き", "梅干し"]
    return [
        expect_absent(
            [part for part in scene.find(name) if not part.is_inside(box)],
            what=f"箱の外の{name}",
        )
        for name in names
    ]
