# condition: 卵焼きは横一列に並んでいる
# writer: answers.md (prompt 5c25bbafce3cf8c0)
# written as: 624c70be4400c674

def check(scene: Scene) -> list[Expectation]:
    """卵焼きは横一列に並んでいる。"""
    eggs = scene.find("卵焼き")
    if not eggs:
        return [expect_present(eggs, what="卵焼き")]
    return [expect_aligned(eggs, "in a row")]
