# condition: ミニトマトがあれば-レタスに接している
# writer: answers.md (prompt 5c25bbafce3cf8c0)
# written as: ce9f7d7617984d9c

def check(scene: Scene) -> list[Expectation]:
    """ミニトマトがあれば、レタスに接している。"""
    tomatoes, leaves = scene.find("ミニトマト"), scene.find("レタス")
    if not tomatoes:
        return []
    if not leaves:
        return [expect_present(leaves, what="レタス")]
    return [
        expect_true(
            any(tomato.touches(leaf) for leaf in leaves),
            of=[tomato],
            what="ミニトマトがレタスに接している",
        )
        for tomato in tomatoes
    ]
