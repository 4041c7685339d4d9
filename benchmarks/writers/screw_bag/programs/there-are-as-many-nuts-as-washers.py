# condition: there-are-as-many-nuts-as-washers
# writer: answers.md (prompt 4b9619170870cc24)
# written as: 5ecfe3cce80bb9b4

def check(scene: Scene) -> list[Expectation]:
    """There are as many nuts as washers."""
    nuts, washers = scene.find("nut"), scene.find("washer")
    return [
        expect_equal(
            len(nuts), len(washers), of=nuts + washers, what="number of nuts and of washers"
        )
    ]
