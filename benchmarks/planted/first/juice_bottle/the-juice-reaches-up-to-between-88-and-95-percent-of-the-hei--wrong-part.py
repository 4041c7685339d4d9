# condition: the-juice-reaches-up-to-between-88-and-95-percent-of-the-hei
# writer: planted
# written as: 0b03500c2620a797
# wrong when: the juice reaches up to 91 percent of the bottle; it is reported.


def check(scene: Scene) -> list[Expectation]:
    """The juice reaches up to between 88 and 95 percent of the height of the bottle."""
    bottle, juice = scene.one("bottle"), scene.one("juice")
    return [
        expect_between(
            juice.level_of(bottle),
            0.88,
            0.95,
            of=[bottle, juice],
            what="fill level of the bottle",
            unit="share",
        )
    ]
