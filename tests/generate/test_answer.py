from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.errors import AnswerError
from llm4ad.generate.answer import Answered, read_answer
from llm4ad.program.check import check_program
from llm4ad.program.source import new_program
from llm4ad.spec import Condition

NUTS = Condition("two-nuts", "There are exactly two nuts.", 1)
BOLT = Condition("a-bolt", 'There is a "bolt".', 2)
FUNCTION = '''\
def check(scene: Scene) -> list[Expectation]:
    """There are exactly two nuts."""
    return [expect_count(scene.find("nut"), exactly=2)]'''
BOLTS = FUNCTION.replace("nut", "bolt")


def fenced(*lines: str, language: str = "python") -> str:
    return f"```{language}\n" + "\n".join(lines) + "\n```\n"


@pytest.mark.parametrize(
    "text",
    [
        fenced("# condition: two-nuts", FUNCTION),
        fenced("#condition:two-nuts", "", FUNCTION, "", language=""),
        fenced(FUNCTION),
        "# condition: two-nuts\n" + FUNCTION,
        FUNCTION,
        "Sure! Here it is:\n\n" + fenced("# condition: two-nuts", FUNCTION) + "\nIt counts nuts.",
        "An example of a scene:\n" + fenced('{"nut": 2}', language="json") + fenced(FUNCTION),
        fenced("# condition: two-nuts", FUNCTION).replace("```", "~~~~"),
        fenced("# condition: two-nuts", FUNCTION).replace("\n", "\r\n"),
    ],
)
def test_one_function_is_taken_out_of_its_surroundings(text: str):
    answered = read_answer(text, [NUTS])
    assert answered == {"two-nuts": Answered("two-nuts", FUNCTION)}


def test_several_conditions_may_share_an_answer_or_even_a_block():
    both = fenced("# condition: two-nuts", FUNCTION, "", "# condition: a-bolt", BOLTS)
    answered = read_answer(both, [NUTS, BOLT])
    assert list(answered) == ["two-nuts", "a-bolt"]
    apart = (
        fenced("# condition: a-bolt", BOLTS) + "and\n" + fenced("# condition: two-nuts", FUNCTION)
    )
    assert read_answer(apart, [NUTS, BOLT]) == answered


def test_a_function_without_id_is_known_by_its_sentence():
    assert list(read_answer(fenced(FUNCTION), [BOLT, NUTS])) == ["two-nuts"]


def test_the_docstring_becomes_the_condition():
    for body in (FUNCTION, FUNCTION.replace('    """There are exactly two nuts."""\n', "")):
        source = read_answer(fenced("# condition: a-bolt", body), [BOLT])["a-bolt"].source
        program = new_program("a-bolt", source, "test")
        assert program.sentence == BOLT.text
        assert check_program(program) == {"nut"}


def test_a_model_may_say_that_it_cannot():
    text = fenced("# condition: two-nuts", "# cannot: no part is called nut.", "# Mark some.")
    assert read_answer(text, [NUTS])["two-nuts"].cannot == "no part is called nut. Mark some."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no program"),
        ("I'm sorry, but I can't help with that.", "no program"),
        ("The program counts nuts: expect_count(2).", "no program"),
        (fenced("# condition: two-nuts", FUNCTION)[:-5], "breaks off inside a code block"),
        (fenced(FUNCTION) + fenced(FUNCTION), "two functions"),
        (fenced("# condition: bolts", FUNCTION), "'bolts' is not the id"),
        (fenced("# condition: two-nuts", "print(1)"), "holds no function"),
        (fenced("# condition: two-nuts"), "holds no function"),
        ("x" * 2_000_000, "more than 1000000 characters"),
    ],
)
def test_what_has_not_the_form_is_refused(text: str, words: str):
    with pytest.raises(AnswerError, match=words):
        read_answer(text, [NUTS])


def test_a_nameless_function_among_several_conditions_is_refused():
    with pytest.raises(AnswerError, match="# condition: ID"):
        read_answer(fenced(BOLTS), [NUTS, BOLT])


def test_two_functions_in_one_block_are_left_to_the_check():
    source = read_answer(fenced("# condition: two-nuts", FUNCTION, FUNCTION), [NUTS])
    assert source["two-nuts"].source.count("def check") == 2


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "```",
                "```python",
                "# condition: two-nuts",
                "# condition: x",
                "# cannot: y",
                FUNCTION,
                "~~~",
                "def check(scene):",
                '    """',
                "\x0c",
                "    return 1",
            ]
        )
    ).map("\n".join)
)
def test_nothing_but_an_answer_error_comes_of_any_text(text: str):
    try:
        answered = read_answer(text, [NUTS])
    except AnswerError:
        return
    assert set(answered) == {"two-nuts"}
    assert bool(answered["two-nuts"].source) != bool(answered["two-nuts"].cannot)
