# condition: 赤いミニトマトの数はブロッコリーの数と同じである
# writer: answers.md (prompt 5c25bbafce3cf8c0)
# written as: 6d2984145331b64c

def check(scene: Scene) -> list[Expectation]:
    """赤いミニトマトの数はブロッコリーの数と同じである。"""
    tomatoes = scene.find("ミニトマト", colour="red")
    broccoli = scene.find("ブロッコリー")
    return [
        expect_equal(
            len(tomatoes),
            len(broccoli),
            of=tomatoes + broccoli,
            what="赤いミニトマトの数とブロッコリーの数",
        )
    ]
