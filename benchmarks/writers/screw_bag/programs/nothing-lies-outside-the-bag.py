# condition: nothing-lies-outside-the-bag
# writer: answers.md (prompt 4b9619170870cc24)
# written as: cb7497952a498e52

def check(scene: Scene) -> list[Expectation]:
    """Nothing lies outside the bag."""
    bag = scene.one("bag")
    return [
        expect_absent(
            [part for part in scene.find(name) if not part.is_inside(bag)],
            what=f"{name} outside the bag",
        )
        for name in ["screw", "nut", "washer"]
    ]
