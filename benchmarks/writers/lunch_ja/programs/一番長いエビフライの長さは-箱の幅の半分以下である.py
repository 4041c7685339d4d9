# condition: 一番長いエビフライの長さは-箱の幅の半分以下である
# writer: answers.md (prompt 5c25bbafce3cf8c0)
# written as: 9330cd62500b8c1a

def check(scene: Scene) -> list[Expectation]:
    """一番長いエビフライの長さは、箱の幅の半分以下である。"""
    box = scene.one("箱")
    shrimps = scene.find("エビフライ")
    if not shrimps:
        return [expect_present(shrimps, what="エビフライ")]
    longest = max(shrimps, key=lambda shrimp: shrimp.length)
    return [
        expect_at_most(
            longest.length,
            box.width / 2,
            of=[longest, box],
            what="一番長いエビフライの長さ",
            unit="px",
        )
    ]
