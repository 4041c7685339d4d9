"""Keep test pictures out of everything that learns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from llm4ad.errors import AnnotationError

if TYPE_CHECKING:
    from collections.abc import Iterable


def refuse_test_pictures(paths: Iterable[Path]) -> None:
    """Raise AnnotationError when a picture belongs to the test split of a data set.

    That is one below a folder ``test`` that has a folder ``train`` beside it: what is learned from
    such pictures makes every figure measured on them worthless.
    """
    for path in paths:
        for folder in Path(path).resolve().parents:
            if folder.name == "test" and (folder.parent / "train").is_dir():
                raise AnnotationError(
                    f"{path}: is a test picture, and nothing may be learned from it; "
                    f"mark pictures below {folder.parent / 'train'} instead"
                )
