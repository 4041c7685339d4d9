# condition: there-is-exactly-one-hole-in-each-corner-of-the-board
# writer: answers.md (prompt e9b1b15d0746ff1f)
# written as: a210edc9ab304cf3

def check(scene: Scene) -> list[Expectation]:
    """There is exactly one hole in each corner of the board."""
    board = scene.one("board")
    return [
        expect_count(scene.find("hole", within=corner(board, side)), exactly=1)
        for side in ["top left", "top right", "bottom left", "bottom right"]
    ]
