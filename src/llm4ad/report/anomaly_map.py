"""Anomaly maps as TIFF files, as MVTec LOCO's evaluation code reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import tifffile

from llm4ad.errors import ResultError
from llm4ad.report.whole_file import cannot_write

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def save_anomaly_map(drawn: NDArray[np.float32], path: Path) -> None:
    """Write an anomaly map as TIFF of float32."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        tifffile.imwrite(path, drawn, compression="zlib")
    except OSError as error:
        raise ResultError(cannot_write(path, error)) from error


def read_anomaly_map(path: Path) -> NDArray[np.float32]:
    """Read an anomaly map, shape (H, W)."""
    try:
        drawn = tifffile.imread(path)
    except (OSError, ValueError, tifffile.TiffFileError) as error:
        raise ResultError(f"{path}: cannot be read as an anomaly map: {error}") from error
    return np.asarray(drawn, np.float32)
