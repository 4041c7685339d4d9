"""Tell how well taught parts are found, in lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm4ad.vision.taught.trial import PartTrial, Trial


def trial_lines(trial: Trial) -> list[str]:
    """Return a line for each part, the calibration curve, and what to mark next."""
    lines = [_part_line(part) for part in trial.parts]
    if trial.curve:
        lines.append("probabilities, on pictures that were not taught with:")
        lines += [
            f"  {item.count} found with about {item.probability:.2f}: {item.right:.0%} right"
            for item in trial.curve
        ]
    advice = [part.advice for part in trial.parts if part.advice]
    if advice:
        lines.append("to mark next:")
        lines += [f"  {item}" for item in advice]
    return lines


def _part_line(part: PartTrial) -> str:
    taught = f"{part.name}: taught with {part.marks} {'mark' if part.marks == 1 else 'marks'}"
    if part.recall is None:
        return f"{taught}; not tried"
    precision = "-" if part.precision is None else f"{part.precision:.2f}"
    outline = "-" if part.mask_iou is None else f"{part.mask_iou:.2f}"
    return (
        f"{taught}; tried on {part.pictures} pictures: recall {part.recall:.2f}, "
        f"precision {precision}, mask IoU {outline}"
    )
