# condition: there-is-exactly-one-icon-a-cherry-an-orange-or-a-banana-and
# writer: answers.md (prompt 63bcca408de3bbe6)
# written as: 10bdf0a8bfe6af38

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one icon, a cherry, an orange or a banana, and it is in the middle of the fruit label."""
    label = scene.one("fruit label")
    icons = scene.find("cherry") + scene.find("orange") + scene.find("banana")
    return [
        expect_count(icons, exactly=1, what="icon (cherry, orange or banana)"),
        *[expect_centred(icon, label) for icon in icons],
    ]
