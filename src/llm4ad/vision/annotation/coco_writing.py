from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from pycocotools import mask as rle_masks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llm4ad.scene.detection import Detection

    Found = tuple[str, tuple[int, int], Sequence[Detection]]  # file name, width and height


def coco_content(pictures: Sequence[Found]) -> dict[str, Any]:
    """Return a COCO dataset with what was found on pictures, masks as run lengths, with scores."""
    names = sorted({item.name for _, _, detections in pictures for item in detections})
    numbers = {name: number for number, name in enumerate(names, start=1)}
    images = [
        {"id": number, "file_name": file, "width": width, "height": height}
        for number, (file, (width, height), _) in enumerate(pictures, start=1)
    ]
    annotations: list[dict[str, Any]] = []
    for number, (_, size, detections) in enumerate(pictures, start=1):
        for item in detections:
            about = _annotation(item, size)
            about |= {"id": len(annotations) + 1, "image_id": number}
            annotations.append(about | {"category_id": numbers[item.name]})
    categories = [{"id": number, "name": name} for name, number in numbers.items()]
    return {"images": images, "annotations": annotations, "categories": categories}


def _annotation(item: Detection, size: tuple[int, int]) -> dict[str, Any]:
    width, height = size
    left, top, right, bottom = item.xyxy
    whole = np.zeros((height, width), np.uint8, order="F")
    whole[top:bottom, left:right] = item.mask
    encoded = cast("dict[str, Any]", cast("Any", rle_masks).encode(whole))
    return {
        "bbox": [left, top, right - left, bottom - top],
        "area": int(np.count_nonzero(item.mask)),
        "iscrowd": 0,
        "segmentation": {"size": [height, width], "counts": encoded["counts"].decode("ascii")},
        "score": round(item.probability, 4),
    }
