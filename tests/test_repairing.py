from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from llm4ad.errors import InspectionError, WriterError
from llm4ad.folder import read_folder_spec
from llm4ad.generate.builtin import write_program
from llm4ad.generate.conversation import REPAIRS
from llm4ad.program.source import new_program, read_program_file, write_program_file
from llm4ad.repairing import PROPOSALS, Proposal, propose_repairs
from llm4ad.verification import verify_inspection
from llm4ad.verify.record import VERIFICATION_FILE, ConditionRecord, read_verification
from tests.product import write_product
from tests.scripted import HEAD, Script, program

COINS = "there-are-exactly-four-coins"
SENTENCE = "There are exactly four coins."
PARTS = ("coin", "bar", "tray")
AT_LEAST = 'return [expect_count(scene.find("coin"), at_least=4)]'
EXACTLY = 'return [expect_count(scene.find("coin"), exactly=4)]'
THREE = 'return [expect_count(scene.find("coin"), exactly=3)]'
CANNOT = f"```python\n# condition: {COINS}\n# cannot: coins have no number\n```"
TOO_MANY = "it notices on 0 of 3 pictures that there is one coin too many"
ALL_WRONG = "it calls 3 of 3 normal pictures anomalous"


def finder(folder: Path) -> str:
    return f"coco:{folder / 'pictures' / 'annotations.json'}"


def verified(folder: Path, body: str = EXACTLY, other: str = "There are exactly two bars.") -> Path:
    """Verify an inspection of the drawn product; ``body`` is the program for its coins."""
    (folder / "programs").mkdir(parents=True)
    (folder / "normal.md").write_text(
        f"Parts: {', '.join(PARTS)}\n\n- {SENTENCE}\n- {other}\n", encoding="utf-8"
    )
    write_product(folder / "pictures", [0, 1, 2])
    coins, others = read_folder_spec(folder).conditions
    sources = {others.id: write_program(other, PARTS)}
    if body:
        sources[coins.id] = f'{HEAD}    """{SENTENCE}"""\n    {body}\n'
    for name, source in sources.items():
        write_program_file(new_program(name, source, "test"), folder / "programs" / f"{name}.py")
    verify_inspection(folder, [folder / "pictures"], finder=finder(folder))
    return folder


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an inspection with a doubtful program for the coins and a good one for the bars."""
    return verified(tmp_path_factory.mktemp("verified") / "spoilt", AT_LEAST)


@pytest.fixture
def doubtful(spoilt: Path, tmp_path: Path) -> Path:
    """Return a copy of it; its normals stay where they are."""
    return Path(shutil.copytree(spoilt, tmp_path / "copy"))


@dataclass(frozen=True, slots=True)
class Repair:
    """A repair that went well: what was in the folder before, what was said, what came of it."""

    folder: Path
    before: dict[str, bytes]
    asked: list[list[str]]
    proposals: list[Proposal]


@pytest.fixture(scope="module")
def mended(spoilt: Path, tmp_path_factory: pytest.TempPathFactory) -> Repair:
    folder = Path(shutil.copytree(spoilt, tmp_path_factory.mktemp("mended") / "copy"))
    before = contents(folder)
    script = Script(program(COINS, EXACTLY))
    return Repair(folder, before, script.asked, repaired(folder, script))


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def repaired(folder: Path, script: Script) -> list[Proposal]:
    return propose_repairs(folder, "scripted", finder=finder(folder), model=script.model())


def record_of_coins(folder: Path) -> ConditionRecord:
    verification = read_verification(folder)
    assert verification is not None
    return next(item for item in verification.conditions if item.id == COINS)


def test_a_better_program_is_proposed_and_nothing_else_changes(mended: Repair):
    [proposal] = mended.proposals
    path = mended.folder / PROPOSALS / f"{COINS}.py"
    assert (proposal.condition, proposal.text) == (COINS, SENTENCE)
    assert proposal.outcome == "proposed"
    assert proposal.explanation.startswith(f"{path}: ")
    after = contents(mended.folder)
    new = after.keys() - mended.before.keys()
    assert {name.split("/")[0] for name in new} == {PROPOSALS, "exchanges"}
    assert [name for name in new if name.startswith(PROPOSALS)] == [f"{PROPOSALS}/{COINS}.py"]
    assert {name: after[name] for name in mended.before} == mended.before
    assert len(mended.asked) == 1


def test_the_model_is_told_its_program_and_what_is_wrong_with_it(mended: Repair):
    record = record_of_coins(mended.folder)
    [said] = mended.asked
    assert AT_LEAST in said[-2]
    assert f"# condition: {COINS}" in said[-2]
    assert "tried on 3 normal pictures" in said[-1]
    assert any(TOO_MANY in reason for reason in record.reasons)
    assert all(f"- {reason}" in said[-1] for reason in record.reasons)
    assert not any("bars" in text for text in said[-2:])


def test_a_proposal_is_a_program_that_can_be_accepted(mended: Repair, doubtful: Path):
    path = mended.folder / PROPOSALS / f"{COINS}.py"
    proposed = read_program_file(path)
    assert proposed.sentence == SENTENCE
    assert proposed.writer.startswith("scripted (prompt ")
    assert not proposed.edited
    shutil.copyfile(path, doubtful / "programs" / path.name)
    verification = verify_inspection(doubtful, finder=finder(doubtful))
    assert [item.trust for item in verification.conditions] == ["trusted", "trusted"]
    assert repaired(doubtful, Script()) == []


def test_the_same_question_is_paid_for_once(mended: Repair):
    nobody = Script()
    assert repaired(mended.folder, nobody) == mended.proposals
    assert nobody.asked == []


def test_an_answer_that_is_as_bad_again_is_not_kept(doubtful: Path):
    before = contents(doubtful)
    script = Script(program(COINS, AT_LEAST), "no", "no", program(COINS, AT_LEAST))
    [proposal] = repaired(doubtful, script)
    assert proposal.outcome == "not repaired"
    assert f"no usable program in {REPAIRS + 1} answers" in proposal.explanation
    assert TOO_MANY in proposal.explanation
    assert len(script.asked) == REPAIRS + 1
    assert TOO_MANY in script.asked[1][-1]
    assert "no program" in script.asked[2][-1]
    after = contents(doubtful)
    assert {name.split("/")[0] for name in after.keys() - before.keys()} == {"exchanges"}
    assert {name: after[name] for name in before} == before


def test_an_answer_that_is_worse_goes_back_with_its_own_faults(doubtful: Path):
    script = Script(program(COINS, THREE), program(COINS, EXACTLY))
    [proposal] = repaired(doubtful, script)
    assert proposal.outcome == "proposed"
    assert THREE in script.asked[1][-2]
    assert ALL_WRONG in script.asked[1][-1]
    assert EXACTLY in (doubtful / PROPOSALS / f"{COINS}.py").read_text("utf-8")


def test_a_program_that_is_not_trusted_but_better_is_proposed(tmp_path: Path):
    folder = verified(tmp_path, THREE)
    assert record_of_coins(folder).trust == "refused"
    script = Script(program(COINS, AT_LEAST))
    [proposal] = repaired(folder, script)
    assert proposal.outcome == "proposed"
    assert ALL_WRONG in script.asked[0][-1]


def test_a_model_that_cannot_says_why(doubtful: Path):
    [proposal] = repaired(doubtful, Script(CANNOT))
    assert proposal.outcome == "not repaired"
    assert "coins have no number" in proposal.explanation


def test_a_condition_without_a_program_is_asked_for_anew(tmp_path: Path):
    folder = verified(tmp_path, "", "There are more coins than bars.")
    assert record_of_coins(folder).trust == "refused"
    script = Script(program(COINS, EXACTLY))
    [proposal] = repaired(folder, script)
    assert proposal.outcome == "proposed"
    [said] = script.asked
    assert "was tried on" not in said[-1]
    assert SENTENCE in said[-1]


def test_nothing_is_asked_where_all_is_trusted(tmp_path: Path):
    folder = verified(tmp_path)
    before = contents(folder)
    assert repaired(folder, Script()) == []
    assert contents(folder) == before


def test_nothing_is_repaired_that_was_never_verified(doubtful: Path):
    (doubtful / VERIFICATION_FILE).unlink()
    assert repaired(doubtful, Script()) == []


@pytest.mark.parametrize("writer", ["builtin", "auto", ""])
def test_without_a_model_nothing_can_be_repaired(
    doubtful: Path, writer: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("LLM4AD_MODEL", raising=False)
    with pytest.raises(WriterError, match=r"only a language model can repair .*LLM4AD_MODEL"):
        propose_repairs(doubtful, writer, finder=finder(doubtful))


def test_auto_is_the_model_of_the_environment(doubtful: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LLM4AD_MODEL", "from-outside")
    model = Script(CANNOT).model()
    propose_repairs(doubtful, "auto", finder=finder(doubtful), model=model)
    [path] = (doubtful / "exchanges").glob("*.json")
    assert json.loads(path.read_text("utf-8"))["model"] == "from-outside"


def test_an_unknown_model_is_named(doubtful: Path):
    with pytest.raises(WriterError, match="'nobody'"):
        propose_repairs(doubtful, "nobody", finder=finder(doubtful))


def test_the_normals_must_still_be_there(spoilt: Path, doubtful: Path):
    content = (doubtful / VERIFICATION_FILE).read_text("utf-8")
    gone = content.replace(str(spoilt), str(spoilt / "elsewhere"))
    (doubtful / VERIFICATION_FILE).write_text(gone, encoding="utf-8")
    with pytest.raises(InspectionError, match="this normal picture is gone"):
        repaired(doubtful, Script())


def test_a_program_that_looks_for_another_part_can_be_repaired(tmp_path: Path):
    bars = 'return [expect_count(scene.find("bar"), exactly=2)]'
    folder = verified(tmp_path, bars, "There is exactly one tray.")
    [proposal] = repaired(folder, Script(reply=lambda _: program(COINS, EXACTLY)))
    assert proposal.outcome == "proposed"
