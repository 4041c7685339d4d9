# condition: the-juice-is-red-brown-yellow-orange-or-white
# writer: answers.md (prompt 5d2311245112e8c4)
# written as: 443cd17505e70506

def check(scene: Scene) -> list[Expectation]:
    """The juice is red, brown, yellow, orange or white."""
    juice = scene.one("juice")
    return [
        expect_true(
            juice.colour in ["red", "brown", "yellow", "orange", "white"],
            of=[juice],
            what="the juice is red, brown, yellow, orange or white",
        )
    ]
