# condition: 卵焼きは3切れ以上5切れ以下で-すべて黄色い
# writer: answers.md (prompt 5c25bbafce3cf8c0)
# written as: 925aa1c036ae4115

def check(scene: Scene) -> list[Expectation]:
    """卵焼きは3切れ以上5切れ以下で、すべて黄色い。"""
    eggs = scene.find("卵焼き")
    return [
        expect_count(eggs, at_least=3, at_most=5),
        *[expect_colour(egg, "yellow") for egg in eggs],
    ]
