"""What the program for a sentence says of a drawn scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.program.source import new_program
from llm4ad.verdict.judge import judge_condition, plausible_levels, variants_at
from tests.generate.builtin.drawn import drawn

if TYPE_CHECKING:
    from llm4ad.program.sandbox import Sandbox


def state_of(sandbox: Sandbox, source: str, scene_text: str) -> str:
    """Return "kept", "violated" or "undecided" for a program on a drawn scene."""
    scene = drawn(scene_text)
    levels = plausible_levels(part.probability for part in scene.parts)
    program = new_program("c", source, "test")
    outcomes = sandbox.run(program, scene, variants_at(levels, scene))
    return judge_condition("c", program.sentence, levels, outcomes, 500.0).state


def wrong_on(sandbox: Sandbox, source: str, keeps: str, breaks: str) -> list[str]:
    """Return what a program says wrong of scenes that keep and of some that break a sentence."""
    wrong: list[str] = []
    for wanted, scenes in (("kept", keeps), ("violated", breaks)):
        for scene_text in scenes.split("|"):
            state = state_of(sandbox, source, scene_text)
            if state != wanted:
                wrong.append(f"{scene_text.strip() or 'nothing'}: {state}, not {wanted}")
    return wrong
