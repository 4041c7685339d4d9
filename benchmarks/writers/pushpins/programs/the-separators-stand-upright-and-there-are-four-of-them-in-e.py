# condition: the-separators-stand-upright-and-there-are-four-of-them-in-e
# writer: answers.md (prompt 51df936581ae1081)
# written as: 3e844654433ee421

def check(scene: Scene) -> list[Expectation]:
    """The separators stand upright and there are four of them in each of the three rows."""
    rows = grid(scene.one("tray"), rows=3, columns=1)
    return [
        *[
            expect_true(separator.is_upright(), of=[separator], what="the separator stands upright")
            for separator in scene.find("separator")
        ],
        *[expect_count(scene.find("separator", within=row), exactly=4) for row in rows],
    ]
