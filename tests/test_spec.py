from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llm4ad.errors import SpecError
from llm4ad.spec import condition_id, read_spec


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_markdown_items_are_conditions_and_the_rest_is_commentary(tmp_path: Path):
    path = write(
        tmp_path,
        "normal.md",
        "# The box\n\nTaken from above.\n\n- There are two oranges.\n* One [peach].\n"
        "1. The nuts are\n   on the right.\n\n<!--\n- Not this.\n-->\n```\n- Nor this.\n```\n"
        "Parts: nut, short screw.\n",
    )
    spec = read_spec(path)
    assert [(item.text, item.line) for item in spec.conditions] == [
        ("There are two oranges.", 5),
        ("One [peach].", 6),
        ("The nuts are on the right.", 7),
    ]
    assert spec.part_names == {"peach", "nut", "short screw"}


def test_every_line_of_a_text_file_is_a_condition(tmp_path: Path):
    path = write(tmp_path, "normal.txt", "# box\nThere is a tray.\n\n  One [nut].  \n")
    spec = read_spec(path)
    assert [(item.text, item.line) for item in spec.conditions] == [
        ("There is a tray.", 2),
        ("One [nut].", 4),
    ]


def test_yaml_has_ids_and_parts(tmp_path: Path):
    path = write(
        tmp_path,
        "normal.yaml",
        "parts: [nut, tray]\nconditions:\n  - There is a tray.\n"
        "  - id: nuts\n    text: There are two nuts.\n",
    )
    spec = read_spec(path)
    assert [(item.id, item.line) for item in spec.conditions] == [
        ("there-is-a-tray", 3),
        ("nuts", 4),
    ]
    assert spec.part_names == {"nut", "tray"}


def test_a_yaml_list_is_enough(tmp_path: Path):
    spec = read_spec(write(tmp_path, "normal.yml", "- There is a tray.\n- There is a nut.\n"))
    assert len(spec.conditions) == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("normal.md", "# Box\n\nScale: the tray is 300 mm wide\n\n- One nut.\n"),
        ("normal.md", "- One nut.\n- **Scale**: The tray is 30 cm wide.\n"),
        ("normal.md", "- One nut\nScale: width of the tray: 300 mm\n"),
        ("normal.txt", "# box\nScale: the tray has a width of 300 mm\nOne nut.\n"),
        ("normal.yaml", "scale: the tray is 300 mm wide\nconditions:\n  - One nut.\n"),
    ],
)
def test_a_line_tells_how_long_a_millimetre_is(tmp_path: Path, name: str, text: str):
    spec = read_spec(write(tmp_path, name, text))
    assert [item.text.rstrip(".") for item in spec.conditions] == ["One nut"]
    assert spec.scale is not None
    assert spec.scale.call == 'scene.millimetre("tray", width=300)'
    assert spec.scale.line == next(
        number for number, line in enumerate(text.splitlines(), start=1) if "cale" in line
    )


def test_without_a_line_nobody_knows_how_long_a_millimetre_is(tmp_path: Path):
    assert read_spec(write(tmp_path, "normal.md", "- One nut.\n")).scale is None


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("normal.md", "- One nut.\n\nScale: 300\n", "line 3.*'300'.*the tray is 300 mm wide"),
        ("normal.yaml", "conditions:\n- A nut.\nscale: 3 nuts\n", "line 3.*'3 nuts'"),
        ("normal.yaml", "conditions:\n- A nut.\nscale: 3\n", "scale: as a text"),
        ("normal.md", "Scale: 1 mm is 0 px\n- A nut.\n", "line 1.*of no length"),
        (
            "normal.md",
            "Scale: 1 mm is 8 px\nScale: 1 mm is 9 px\n- A nut.\n",
            "line 2.*said in line 1 already",
        ),
        ("normal.md", "", "holds no condition"),
        ("normal.md", "Only commentary.\n", "holds no condition"),
        ("normal.md", "- One nut.\n- Two nuts.\n- one nut\n", "line 3.*that of line 1 already"),
        ("normal.md", "- One [%&] nut.\n", "line 1"),
        ("normal.md", "- " + "x" * 1001, "line 1.*1 to 1000 characters"),
        ("normal.md", "".join(f"- Nut {i}.\n" for i in range(1001)), "1001 conditions"),
        ("normal.yaml", "conditions: [", "line 1.*not valid YAML"),
        ("normal.yaml", "conditions: 5\n", "conditions: .*list"),
        ("normal.yaml", "conditions:\n- text: A nut.\n  colour: red\n", "colour"),
        ("normal.yaml", "conditions:\n- {text: A nut., id: ../../x}\n", "the id '../../x'"),
        ("normal.yaml", "!!python/object/apply:os.system ['id']\n", "not valid YAML"),
        ("normal.yaml", "just text\n", "conditions"),
        ("normal.yaml", "", "conditions"),
    ],
)
def test_bad_files_are_refused(tmp_path: Path, name: str, text: str, words: str):
    with pytest.raises(SpecError, match=f"(?s){name}.*{words}"):
        read_spec(write(tmp_path, name, text))


def test_other_encodings_are_refused_with_the_line(tmp_path: Path):
    path = tmp_path / "normal.md"
    path.write_bytes("- A nut.\n- Drei Äpfel.\n".encode("latin-1"))
    with pytest.raises(SpecError, match="line 2: not UTF-8"):
        read_spec(path)


def test_a_byte_order_mark_is_overlooked(tmp_path: Path):
    path = tmp_path / "normal.txt"
    path.write_bytes("Ein Apfel.\n".encode("utf-8-sig"))
    assert read_spec(path).conditions[0].text == "Ein Apfel."


def test_an_absurdly_large_file_is_not_read(tmp_path: Path):
    path = tmp_path / "normal.md"
    path.write_bytes(b"- x\n" * 300_000)
    with pytest.raises(SpecError, match="larger than 1000000 bytes"):
        read_spec(path)


def test_a_missing_file_names_the_way_out(tmp_path: Path):
    with pytest.raises(SpecError, match="llm4ad new"):
        read_spec(tmp_path / "normal.md")


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("There are exactly 15 pushpins.", "there-are-exactly-15-pushpins"),
        ("ジュースは赤い。", "ジュースは赤い"),
        ("...", "condition"),
    ],
)
def test_ids_are_the_words(text: str, identifier: str):
    assert condition_id(text) == identifier


@given(st.text(max_size=300))
def test_ids_are_fit_for_file_names(text: str):
    identifier = condition_id(text)
    assert 0 < len(identifier.encode()) <= 200
    assert not set(identifier) & set("/\\:. \n")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200), suffix=st.sampled_from([".md", ".txt", ".yaml"]))
def test_any_text_gives_conditions_or_a_clear_error(tmp_path: Path, text: str, suffix: str):
    path = tmp_path / f"normal{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        spec = read_spec(path)
    except SpecError as error:
        assert str(path) in str(error)
    else:
        assert spec.conditions
