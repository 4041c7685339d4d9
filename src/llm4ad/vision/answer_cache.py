"""What was answered before, on disk: a part that was asked about is not asked about again."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from llm4ad.vision.kept_rows import KEPT, kept_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Box = tuple[int, int, int, int]
    Asked = tuple[str, tuple[str, ...]]  # the question and its choices

MOST_ANSWERS = 200_000  # some 60 MB
_TABLE = """
create table if not exists answers (
    picture text, box text, asker text, question text, used real, probabilities text,
    primary key (picture, box, asker, question)
)
"""
_KEY = "picture = ? and box = ? and asker = ? and question = ?"


class AnswerCache:
    """Answers by picture, box, asker and question, in one file that several processes may use.

    It holds no more than ``most`` of them once it is shrunk: the ones that nobody has asked for
    the longest go first.
    """

    def __init__(self, file: Path, most: int = MOST_ANSWERS) -> None:
        self._file = file
        self._most = most

    def read(
        self, picture: str, asker: str, asked: Asked, boxes: Sequence[Box]
    ) -> dict[Box, list[float]]:
        """Return how probable the choices are for the boxes that are known; others are left out.

        ``picture`` and ``asker`` are digests.
        """
        if not boxes or not self._file.is_file():
            return {}
        keys = {box: (picture, json.dumps(box), asker, json.dumps(asked)) for box in boxes}
        known: dict[Box, list[float]] = {}
        with kept_rows(self._file, _TABLE) as connection:
            for box, key in keys.items():
                row = connection.execute(
                    f"select probabilities from answers where {_KEY}",  # noqa: S608 - our own words
                    key,
                ).fetchone()
                if row is not None:
                    known[box] = [float(value) for value in json.loads(row[0])]
            connection.executemany(
                f"update answers set used = ? where {_KEY}",  # noqa: S608
                [(time.time(), *keys[box]) for box in known],
            )
        return known

    def write(
        self, picture: str, asker: str, asked: Asked, answers: Mapping[Box, Sequence[float]]
    ) -> None:
        """Keep how probable the choices are for some boxes."""
        rows = [
            (picture, json.dumps(box), asker, json.dumps(asked), time.time(), json.dumps(list(row)))
            for box, row in answers.items()
        ]
        with kept_rows(self._file, _TABLE) as connection:
            connection.executemany("insert or replace into answers values (?, ?, ?, ?, ?, ?)", rows)

    def shrink(self) -> None:
        """Remove the answers that were not used the longest, if there are too many."""
        if not self._file.is_file():
            return
        with kept_rows(self._file, _TABLE) as connection:
            (count,) = connection.execute("select count(*) from answers").fetchone()
            if count <= self._most:
                return
            surplus = count - int(KEPT * self._most)
            connection.execute(
                "delete from answers where rowid in "
                "(select rowid from answers order by used limit ?)",
                (surplus,),
            )
