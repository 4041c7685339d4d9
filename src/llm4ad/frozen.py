"""Tell whether an inspection is still what it was when it was verified."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import llm4ad
from llm4ad.folder import PARTS_FILE, PROGRAMS, spec_file
from llm4ad.normals import CALIBRATION_FILE, NORMALS_FILE
from llm4ad.verify.record import Frozen

if TYPE_CHECKING:
    from pathlib import Path

CANARY_FILE = "canary.png"
# What a result depends on besides our own code.
LIBRARIES = (
    *("numpy", "opencv-python-headless", "pillow", "pydantic-monty", "scikit-image"),
    *("scikit-learn", "scipy"),
)


def freeze(folder: Path, finder: str, asker: str = "") -> Frozen:
    """Return what an inspection is made of now.

    ``finder`` is its kind and fingerprint, ``asker`` the fingerprint of the asker if it has one.
    """
    return Frozen(
        llm4ad=llm4ad.__version__,
        libraries=_libraries(),
        finder=finder,
        asker=asker,
        files=_digests(folder),
    )


def what_changed(folder: Path, frozen: Frozen) -> list[str]:
    """Return what is no longer as it was frozen, in words; library versions are not among it."""
    now = _digests(folder)
    changes: list[str] = []
    for name in sorted(frozen.files.keys() | now.keys()):
        if name not in now:
            changes.append(f"{name} is gone")
        elif name not in frozen.files:
            changes.append(f"{name} is new")
        elif now[name] != frozen.files[name]:
            changes.append(f"{name} has changed")
    return changes


def other_libraries(frozen: Frozen) -> list[str]:
    """Return which libraries have another version than when an inspection was frozen."""
    now = _libraries() | {"llm4ad": llm4ad.__version__}
    then = frozen.libraries | {"llm4ad": frozen.llm4ad}
    return [
        f"{name} {then.get(name, 'absent')} is now {now.get(name, 'absent')}"
        for name in sorted(then.keys() | now.keys())
        if then.get(name) != now.get(name)
    ]


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digests(folder: Path) -> dict[str, str]:
    files = [spec_file(folder), *sorted((folder / PROGRAMS).glob("*.py"))]
    names = (PARTS_FILE, CALIBRATION_FILE, NORMALS_FILE, CANARY_FILE)
    files += [path for path in (folder / name for name in names) if path.is_file()]
    return {path.relative_to(folder).as_posix(): digest_of(path) for path in files}


def _libraries() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue  # another build of it, such as opencv-python
    return found
