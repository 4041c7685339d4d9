# condition: red-juice-goes-with-a-cherry-yellow-juice-with-an-orange-and
# writer: answers.md (prompt 63bcca408de3bbe6)
# written as: ca608a5c832fdb47

def check(scene: Scene) -> list[Expectation]:
    """Red juice goes with a cherry, yellow juice with an orange and white juice with a banana."""
    juice = scene.one("juice")
    pairs = [
        ("red", scene.find("cherry"), "cherry"),
        ("yellow", scene.find("orange"), "orange"),
        ("white", scene.find("banana"), "banana"),
    ]
    # both ways: the juice asks for its fruit, and a fruit asks for its juice
    return [
        *[
            expect_present(fruits, what=f"{fruit} for the {colour} juice")
            for colour, fruits, fruit in pairs
            if juice.is_colour(colour)
        ],
        *[expect_colour(juice, colour) for colour, fruits, fruit in pairs if fruits],
    ]
