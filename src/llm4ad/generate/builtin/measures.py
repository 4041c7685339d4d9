"""What is measured where a sentence says that something is as usual, relative to what."""

from __future__ import annotations

_OWN = {
    "length": ("{0}.length / scene.width", "length"),
    "width": ("{0}.width / scene.width", "width"),
    "height": ("{0}.height / scene.height", "height"),
    "area": ("{0}.area / (scene.width * scene.height)", "area"),
}


def usual_values(what: str, name: str, other: str | None) -> list[tuple[str, str]]:
    """Return the expressions to measure with what they are called, as shares of a size.

    ``name`` and ``other`` are the variables of the part and of the part that it is relative to,
    the image where that is None. So a camera of another resolution changes nothing.
    """
    if what in _OWN:
        value, called = _OWN[what]
        return [(value.format(name), called)]
    if what == "level" and other is not None:
        return [(f"{other}.level_of({name})", "level")]
    place = f"frame_of({other or 'scene'}).position_of({name})"
    down = (f"{place}[1]", "distance from the top")
    return [down] if what == "centre" else [(f"{place}[0]", "distance from the left"), down]
