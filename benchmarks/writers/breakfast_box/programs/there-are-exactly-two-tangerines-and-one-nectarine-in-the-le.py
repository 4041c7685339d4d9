# condition: there-are-exactly-two-tangerines-and-one-nectarine-in-the-le
# writer: answers.md (prompt 62aead161aab7fca)
# written as: 80c2fb6473970f33

def check(scene: Scene) -> list[Expectation]:
    """There are exactly two tangerines and one nectarine in the left half of the box."""
    left = half(scene.one("box"), "left")
    return [
        expect_count(scene.find("tangerine", within=left), exactly=2),
        expect_count(scene.find("nectarine", within=left), exactly=1),
    ]
