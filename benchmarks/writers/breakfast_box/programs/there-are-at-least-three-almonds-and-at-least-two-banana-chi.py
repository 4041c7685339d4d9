# condition: there-are-at-least-three-almonds-and-at-least-two-banana-chi
# writer: answers.md (prompt 62aead161aab7fca)
# written as: d83d76bfdee52de3

def check(scene: Scene) -> list[Expectation]:
    """There are at least three almonds and at least two banana chips in the bottom right quarter of the box."""
    place = quarter(scene.one("box"), "bottom right")
    return [
        expect_count(scene.find("almond", within=place), at_least=3),
        expect_count(scene.find("banana chip", within=place), at_least=2),
    ]
