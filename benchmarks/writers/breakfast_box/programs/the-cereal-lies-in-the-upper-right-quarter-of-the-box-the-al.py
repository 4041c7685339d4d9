# condition: the-cereal-lies-in-the-upper-right-quarter-of-the-box-the-al
# writer: answers.md (prompt 62aead161aab7fca)
# written as: f37ebf0bfc21fb56

def check(scene: Scene) -> list[Expectation]:
    """The cereal lies in the upper right quarter of the box; the almonds and the banana chips are below it."""
    place = quarter(scene.one("box"), "top right")
    heaps = scene.find("cereal")
    almonds, chips = scene.find("almond"), scene.find("banana chip")
    return [
        expect_present(heaps),
        expect_present(almonds),
        expect_present(chips),
        *[expect_inside(heap, place) for heap in heaps],
        *[expect_below(part, heap) for heap in heaps for part in almonds + chips],
    ]
