# condition: レタスはご飯より右-エビフライより左にある
# writer: answers.md (prompt 5c25bbafce3cf8c0)
# written as: 04d949fc6125195f

def check(scene: Scene) -> list[Expectation]:
    """レタスはご飯より右、エビフライより左にある。"""
    rice = scene.one("ご飯")
    leaves, shrimps = scene.find("レタス"), scene.find("エビフライ")
    return [
        expect_present(leaves, what="レタス"),
        expect_present(shrimps, what="エビフライ"),
        *[expect_right_of(leaf, rice) for leaf in leaves],
        *[expect_left_of(leaf, shrimp) for leaf in leaves for shrimp in shrimps],
    ]
