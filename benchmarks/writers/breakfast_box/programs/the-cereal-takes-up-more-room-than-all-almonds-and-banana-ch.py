# condition: the-cereal-takes-up-more-room-than-all-almonds-and-banana-ch
# writer: answers.md (prompt 62aead161aab7fca)
# written as: f1a88d23435c6591

def check(scene: Scene) -> list[Expectation]:
    """The cereal takes up more room than all almonds and banana chips together."""
    heaps = scene.find("cereal")
    others = scene.find("almond") + scene.find("banana chip")
    cereal_area = sum(heap.area for heap in heaps)
    other_area = sum(part.area for part in others)
    return [
        expect_true(
            cereal_area > other_area,
            of=heaps + others,
            what="the cereal takes up more room than all almonds and banana chips together",
        )
    ]
