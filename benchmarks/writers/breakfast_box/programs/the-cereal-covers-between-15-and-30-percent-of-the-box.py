# condition: the-cereal-covers-between-15-and-30-percent-of-the-box
# writer: answers.md (prompt 62aead161aab7fca)
# written as: 365d436b3bdb8e61

def check(scene: Scene) -> list[Expectation]:
    """The cereal covers between 15 and 30 percent of the box."""
    box, heaps = scene.one("box"), scene.find("cereal")
    covered = sum(box.share_filled_by(heap) for heap in heaps)
    return [
        expect_between(
            covered,
            0.15,
            0.30,
            of=[box, *heaps],
            what="share of the box covered by cereal",
            unit="share",
        )
    ]
