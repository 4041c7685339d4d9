# condition: there-is-no-more-than-one-heap-of-cereal-and-nothing-of-it-t
# writer: answers.md (prompt 62aead161aab7fca)
# written as: a61c11d5f9f4d599

def check(scene: Scene) -> list[Expectation]:
    """There is no more than one heap of cereal, and nothing of it touches the fruit."""
    heaps = scene.find("cereal")
    # The fruit is the tangerines and nectarines; banana chips belong to the dry side.
    fruits = scene.find("tangerine") + scene.find("nectarine")
    return [
        expect_count(heaps, at_most=1),
        *[
            expect_true(
                not heap.touches(fruit),
                of=[heap, fruit],
                what=f"the cereal does not touch the {fruit.name}",
            )
            for heap in heaps
            for fruit in fruits
        ],
    ]
