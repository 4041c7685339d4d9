"""Parts that hold the others by their name, such as a tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm4ad.generate.builtin.lexicon import CLASSES

if TYPE_CHECKING:
    from collections.abc import Collection

_ENGLISH = (
    *("tray", "box", "bag", "board", "case", "kit", "crate", "carton", "drawer", "palette"),
    *("package", "pcb", "container", "basket", "pallet", "chest", "cabinet"),
)
# These are parts among others where there is one of those above.
_MAYBE = (
    *("plate", "panel", "pouch", "packet", "pack", "frame", "housing", "holder", "tub", "tin"),
    *("rack", "bin", "blister", "sachet", "envelope", "enclosure", "chassis", "wallet", "shelf"),
    *("baseplate", "baseboard"),
)
_JAPANESE = (
    *("トレー", "トレイ", "箱", "ボックス", "袋", "バッグ", "基板", "ボード", "ケース", "キット"),
    *("パレット", "クレート", "引き出し", "容器", "かご", "カゴ", "重箱"),
)
_MAYBE_JAPANESE = (
    *("プレート", "パネル", "ポーチ", "枠", "フレーム", "筐体", "本体", "ホルダー", "台紙"),
    *("パック", "皿", "棚"),
)


def is_container(name: str) -> bool:
    """Tell whether a part holds others, by the last word of its name."""
    return _ends_with(name, _ENGLISH) or name.endswith(_JAPANESE)


def may_hold(name: str) -> bool:
    """Tell whether a part may be one that holds others, by the last word of its name."""
    return is_container(name) or _ends_with(name, _MAYBE) or name.endswith(_MAYBE_JAPANESE)


def _ends_with(name: str, words: tuple[str, ...]) -> bool:
    last = name.replace("-", " ").replace("_", " ").lower().split()[-1:]
    return bool(last) and last[0] in words


def containers_among(part_names: Collection[str]) -> list[str]:
    """Return the parts that hold the others, by their names."""
    sure = sorted(name for name in part_names if is_container(name))
    return sure or sorted(name for name in part_names if may_hold(name))


_HOLDING = frozenset(
    [
        # A square may as well be a thing that lies in a cell.
        *(word for word in CLASSES["CELL"].split("/") if word != "square"),
        *("insert", "liner", "mat", "foam", "base", "background", "hole"),
    ]
)


def holding_others(part_names: Collection[str]) -> set[str]:
    """Return the parts that others lie in or on: trays, their cells, mats."""
    cells = {name for name in part_names if _ends_with(name, tuple(_HOLDING))}
    return cells.union(containers_among(part_names))


def cells_among(part_names: Collection[str]) -> set[str]:
    """Return the parts that are cells of others by their name; a square may be any shape."""
    words = (*CLASSES["CELL"].split("/"), "well", "bay", "recess", "niche")
    return {name for name in part_names if _ends_with(name, words) and name != "square"}


_LIQUIDS = (
    "juice liquid water oil sauce drink milk beer wine cola lemonade tea coffee ink paint gel "
    "syrup fluid solution lotion shampoo detergent cream honey vinegar serum blood"
)
_JAPANESE_LIQUIDS = ("液", "液体", "ジュース", "水", "油", "オイル", "ソース", "醤油", "インク")
_VESSELS = (
    *("bottle", "vial", "ampoule", "ampule", "flask", "jar", "tube", "can", "jug", "carafe"),
    *("canister", "phial", "beaker", "flacon"),
)
_JAPANESE_VESSELS = (
    *("ボトル", "瓶", "びん", "ビン", "バイアル", "アンプル", "缶", "フラスコ", "ジャー"),
)


def liquids_among(part_names: Collection[str]) -> list[str]:
    """Return the parts that fill others, by the last word of their names."""
    words = tuple(_LIQUIDS.split())
    return sorted(
        name for name in part_names if _ends_with(name, words) or name.endswith(_JAPANESE_LIQUIDS)
    )


def is_vessel(name: str) -> bool:
    """Tell whether a part is filled with something that flows: what is on it is not in it."""
    return _ends_with(name, _VESSELS) or name.endswith(_JAPANESE_VESSELS)
