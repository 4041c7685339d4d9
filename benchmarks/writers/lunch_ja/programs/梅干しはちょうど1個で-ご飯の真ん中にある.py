# condition: 梅干しはちょうど1個で-ご飯の真ん中にある
# writer: answers.md (prompt 5c25bbafce3cf8c0)
# written as: 0a7e2d9a25c1f8d5

def check(scene: Scene) -> list[Expectation]:
    """梅干しはちょうど1個で、ご飯の真ん中にある。"""
    rice = scene.one("ご飯")
    plums = scene.find("梅干し")
    return [
        expect_count(plums, exactly=1),
        *[expect_centred(plum, rice) for plum in plums],
    ]
