# condition: the-juice-is-red-brown-yellow-orange-or-white
# writer: planted
# wrong when: the juice is green: it differs from one of the wrong colours at least, as any colour does

def check(scene: Scene) -> list[Expectation]:
    """The juice is red, brown, yellow, orange or white."""
    juice = scene.one("juice")
    return [
        expect_true(
            any(juice.colour != wrong for wrong in ["black", "grey", "green", "blue", "purple", "pink"]),
            of=[juice],
            what="the juice is red, brown, yellow, orange or white",
        )
    ]
