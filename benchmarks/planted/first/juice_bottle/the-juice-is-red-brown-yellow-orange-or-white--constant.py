# condition: the-juice-is-red-brown-yellow-orange-or-white
# writer: planted
# written as: cfa81f39c19e5097
# wrong when: the juice is green; it is kept.


def check(scene: Scene) -> list[Expectation]:
    """The juice is red, brown, yellow, orange or white."""
    juice = scene.one("juice")
    return [
        expect_true(
            any([juice.colour == "red", "brown", "yellow", "orange", "white"]),
            of=[juice],
            what="the juice is red, brown, yellow, orange or white",
        )
    ]
