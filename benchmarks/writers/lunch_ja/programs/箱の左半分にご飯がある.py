# condition: 箱の左半分にご飯がある
# writer: answers.md (prompt 5c25bbafce3cf8c0)
# written as: bb5d471c482cd1b3

def check(scene: Scene) -> list[Expectation]:
    """箱の左半分にご飯がある。"""
    box = scene.one("箱")
    return [expect_present(scene.find("ご飯", within=half(box, "left")))]
