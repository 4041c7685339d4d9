from __future__ import annotations

from tests.generate.builtin.conditions_page import PAGE, conditions_page


def test_the_page_of_the_docs_is_what_the_tables_of_the_tests_make():
    assert PAGE.read_text(encoding="utf-8") == conditions_page()
