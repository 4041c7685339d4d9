# condition: the-upper-side-of-the-juice-is-between-22-and-25-percent-of
# writer: answers.md (prompt 09e5bc5ff732cc0c)
# written as: afbb301066d54abb

def check(scene: Scene) -> list[Expectation]:
    """The upper side of the juice is between 22 and 25 percent of the height of the image, counted from the top of the image."""
    juice = scene.one("juice")
    return [
        expect_between(
            juice.top / scene.height,
            0.22,
            0.25,
            of=[juice],
            what="upper side of the juice, from the top of the image",
            unit="share",
        )
    ]
