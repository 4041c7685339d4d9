# condition: red-or-brown-juice-goes-with-a-cherry-yellow-or-orange-juice
# writer: planted
# wrong when: the juice is red and there are a cherry and a banana: that the other fruits must be absent is forgotten

def check(scene: Scene) -> list[Expectation]:
    """Red or brown juice goes with a cherry, yellow or orange juice with an orange, and white juice with a banana; the fruit must be the one that belongs to the juice."""
    juice = scene.one("juice")
    belongs = {
        "red": "cherry",
        "brown": "cherry",
        "yellow": "orange",
        "orange": "orange",
        "white": "banana",
    }
    # No fruit is laid down for juice of another colour.
    if juice.colour not in belongs:
        return []
    wanted = belongs[juice.colour]
    return [
        expect_present(scene.find(name))
        for name in ["cherry", "orange", "banana"]
        if name == wanted
    ]
