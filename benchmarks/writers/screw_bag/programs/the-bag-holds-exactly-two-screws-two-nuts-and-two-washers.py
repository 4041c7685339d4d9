# condition: the-bag-holds-exactly-two-screws-two-nuts-and-two-washers
# writer: answers.md (prompt 4b9619170870cc24)
# written as: 05d6eebe3be9985b

def check(scene: Scene) -> list[Expectation]:
    """The bag holds exactly two screws, two nuts and two washers."""
    bag = scene.one("bag")
    return [
        expect_count(scene.find("screw", within=bag), exactly=2),
        expect_count(scene.find("nut", within=bag), exactly=2),
        expect_count(scene.find("washer", within=bag), exactly=2),
    ]
