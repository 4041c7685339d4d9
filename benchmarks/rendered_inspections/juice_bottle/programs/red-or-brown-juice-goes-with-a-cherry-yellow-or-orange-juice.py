# condition: red-or-brown-juice-goes-with-a-cherry-yellow-or-orange-juice
# writer: answers.md (prompt 16ad48f5ed1d83dc)
# written as: b02409f9ff70f858

def check(scene: Scene) -> list[Expectation]:
    """Red or brown juice goes with a cherry, yellow or orange juice with an orange, and white juice with a banana; the fruit must be the one that belongs to the juice."""
    juice = scene.one("juice")
    juices = {
        "cherry": ["red", "brown"],
        "orange": ["yellow", "orange"],
        "banana": ["white"],
    }
    # Juice of any other colour is not spoken of here
    if juice.colour not in ["red", "brown", "yellow", "orange", "white"]:
        return []
    results = []
    for fruit in ["cherry", "orange", "banana"]:
        found = scene.find(fruit)
        if juice.colour in juices[fruit]:
            results = results + [expect_present(found)]
        else:
            results = results + [expect_absent(found)]
    return results
