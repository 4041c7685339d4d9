# condition: there-is-exactly-one-text-label-its-centre-is-at-13-to-21-pe
# writer: answers.md (prompt 16ad48f5ed1d83dc)
# written as: fee14f47c9ce8459

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one text label; its centre is at 13 to 21 percent of the height of the bottle, counted from the bottom of the bottle, and off the middle of the bottle to the left or right by no more than 6 percent of the bottle's width."""
    bottle = scene.one("bottle")
    labels = scene.find("text label")
    results = [expect_count(labels, exactly=1)]
    for label in labels:
        across, down = bottle.frame.position_of(label)
        results = results + [
            expect_between(
                1 - down, 0.13, 0.21, of=[label], what="height of the centre of the text label on the bottle", unit="share"
            ),
            expect_at_most(
                abs(across - 0.5), 0.06, of=[label], what="sideways deviation of the text label from the middle of the bottle", unit="share"
            ),
        ]
    return results
