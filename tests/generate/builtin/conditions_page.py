"""The page of the docs that lists what the built-in writer reads, made from the tables of tests.

Write it anew after a change with: python -m tests.generate.builtin.conditions_page
"""

from __future__ import annotations

from pathlib import Path

from llm4ad.generate.builtin import known_from, write_program
from llm4ad.generate.builtin.known import NOTHING_KNOWN, Known
from llm4ad.program.retelling import retell
from llm4ad.scene.scale import read_scale
from tests.generate.builtin import english_millimetres as mm
from tests.generate.builtin import japanese_millimetres as mm_ja
from tests.generate.builtin.drawn import parts_here
from tests.generate.builtin.english_sentences import ENGLISH
from tests.generate.builtin.english_sentences import PARTS as ENGLISH_PARTS
from tests.generate.builtin.japanese_sentences import JAPANESE
from tests.generate.builtin.japanese_sentences import PARTS as JAPANESE_PARTS
from tests.generate.builtin.test_refusals import AMBIGUOUS, REFUSED

PAGE = Path(__file__).parents[3] / "docs" / "conditions.md"
_HEAD = """\
# What the built-in writer reads

Sentences by kind, each with what its program demands, told back from the program. The names of
parts are yours. This page is made from the tables of the tests, where every sentence is tried on
drawn scenes that keep and that break it; a test compares the two.

## What plain words stand for

| words | meaning |
|---|---|
| left, right, top, bottom | that half of the image, or of the part that is named |
| edge, corner | the outer quarter of the width or height |
| on the left, in the corner, in the middle | of the tray that it is said to lie in; else asked |
| middle | half the width by half the height around the middle |
| centre, centred | no further from the middle than a tenth of the place's size |
| in, on, inside | in a place: the centre lies there; in a part: four fifths of the pixels do |
| a cap, lid, cork, handle, pump, wheel on a bottle | it touches the bottle |
| nothing lies on the mirror | no part overlaps it, of those that hold no others |
| under, beneath, over | below or above in the picture, or overlapping: asked |
| entirely, completely inside | 98 percent of the pixels |
| about, roughly, almost; the same size; as long as; twice as long | a tenth more or less |
| about 20 percent longer | 15 to 25 percent longer |
| at least about, at most about | a tenth less, a tenth more |
| level with, at the same height, in a row | centres differ by no more than half the mean size |
| upright, horizontal, parallel | up to 10 degrees |
| straight, not tilted | up to 5 degrees |
| evenly spaced | the widest step is no more than a tenth wider than the narrowest |
| one long and one short | the shortest long one is 1.25 times as long as the longest short one |
| along a side, the very or far left, the left end | the outer quarter of the width or height |
| side by side, one above the other | in a row, in a column |
| next to, beside | no other part between the two, and at most a fifth of the one on the other |
| directly, straight above | above, and the centres differ by no more than half the mean width |
| immediately above | above, and no other part between the two |
| between the nuts and the caps | all of the ones on one side of it, all of the others opposite |
| the middle nut | that with the least sum of distances to the others, an odd number of them |
| the top left nut | that whose centre is the furthest to the top and left taken together |
| in its box; above its box | in one of the boxes; above the nearest one |
| beneath it, to its left, of each of several | on that side, and nearest to that one |
| in the top row | centres differ from the topmost of that name by half the size at most |
| facing, pointing the same way | up to 10 degrees; which end is in front no program can tell |
| attached to, fixed to | touches |
| covers, crosses, partly covered by | some pixels are shared |
| no part, nothing, everything | all known parts that are not named and hold no others |
| touches, connects | the gap is at most a tenth of the thinner part |
| the nut | there must be exactly one; each, where others say several or maybe none |
| the nuts | there must be some, and it holds for each; "all nuts" may be none |
| either ... or | exactly one of the two |
| as usual | learned from the normal pictures |

Conditions of one inspection are read together: where one says that there are six bottles, and
another that each has a label, "the label is in the lower half of the bottle" is about every bottle
and its label. Notes without a verb, such as "leaflet in the corner", are about the tray or box.

Words such as near, several or some are refused: they have no meaning that two people share.
"Almost" is read before a share or a length, and refused before a number of parts.

Lengths are in pixels, or in mm, cm, m and inches where the inspection has a line such as
`Scale: the tray is 300 mm wide`. An exact length, "40 mm long", is refused: say by how much it may
differ. "Centred within 2 mm" is so far both across and down; "the nuts are 1 to 3 mm apart" is said
of neighbours in their line; "measures 58 to 62 mm" of the long side.
"""


def _known(parts: frozenset[str], scale: str) -> Known:
    return known_from([], parts, read_scale(scale)) if scale else NOTHING_KNOWN


def conditions_page() -> str:
    """Return the text of the page."""
    lines = [_HEAD]
    for title, table, parts, scale in (
        ("English", ENGLISH, ENGLISH_PARTS, ""),
        ("English, with a scale", mm.MILLIMETRES, mm.PARTS, mm.SCALE),
        ("日本語", JAPANESE, JAPANESE_PARTS, ""),
        ("日本語 (縮尺)", mm_ja.MILLIMETRES, mm_ja.PARTS, mm_ja.SCALE),
    ):
        english, known = title.startswith("English"), _known(parts, scale)
        lines.append(f"## {title}\n")
        for kind, rows in table.items():
            lines.append(f"### {kind if title == 'English' else f'{kind} ({title})'}\n")
            for row in rows:
                sentence = row[0]
                source = write_program(sentence, parts_here(parts, *row), known=known)
                told = retell(source, "en" if english else "ja")
                lines.append(f"- {sentence}\n  → {told}")
            lines.append("")
    lines.append("## Sentences with several readings\n")
    lines.append(
        "You choose one: with `--reading N`, or at the terminal; it is kept in the folder.\n"
    )
    for sentence, readings in AMBIGUOUS:
        lines.append(f"- {sentence}")
        lines += [f"  {number}. {told}" for number, told in enumerate(readings, start=1)]
    lines.append("\n## Sentences that are refused\n")
    lines += [f"- {sentence}" for sentence, _ in REFUSED if sentence.strip(" x{}_.")]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(conditions_page(), encoding="utf-8")
