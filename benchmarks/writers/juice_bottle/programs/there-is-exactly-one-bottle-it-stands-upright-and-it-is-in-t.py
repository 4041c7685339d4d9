# condition: there-is-exactly-one-bottle-it-stands-upright-and-it-is-in-t
# writer: answers.md (prompt 63bcca408de3bbe6)
# written as: a4a495c018b9286a

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one bottle, it stands upright, and it is in the middle of the picture."""
    bottles = scene.find("bottle")
    return [
        expect_count(bottles, exactly=1),
        *[
            expect_true(bottle.is_upright(), of=[bottle], what="the bottle stands upright")
            for bottle in bottles
        ],
        *[expect_centred(bottle, scene.frame) for bottle in bottles],
    ]
