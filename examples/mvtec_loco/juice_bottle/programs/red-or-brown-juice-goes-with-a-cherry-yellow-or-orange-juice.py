# condition: red-or-brown-juice-goes-with-a-cherry-yellow-or-orange-juice
# writer: answers.md (prompt 09e5bc5ff732cc0c)
# written as: c30b8c862ae85b9a

def check(scene: Scene) -> list[Expectation]:
    """Red or brown juice goes with a cherry, yellow or orange juice with an orange, and white or grey juice with a banana; the fruit must be the one that belongs to the juice."""
    juice = scene.one("juice")
    cherries, oranges, bananas = scene.find("cherry"), scene.find("orange"), scene.find("banana")
    if juice.colour in ["red", "brown"]:
        return [
            expect_count(cherries, exactly=1),
            expect_absent(oranges),
            expect_absent(bananas),
        ]
    if juice.colour in ["yellow", "orange"]:
        return [
            expect_count(oranges, exactly=1),
            expect_absent(cherries),
            expect_absent(bananas),
        ]
    if juice.colour in ["white", "grey"]:
        return [
            expect_count(bananas, exactly=1),
            expect_absent(cherries),
            expect_absent(oranges),
        ]
    # no fruit belongs to juice of any other colour
    return [
        expect_true(
            juice.colour in ["red", "brown", "yellow", "orange", "white", "grey"],
            of=[juice],
            what="the juice has a colour that a fruit belongs to",
        )
    ]
