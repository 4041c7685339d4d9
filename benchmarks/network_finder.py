"""A small convolutional network in the place of the perceptron, for finders.py to measure.

It is trained on the pictures of a lesson, from nothing, in about a minute of one core.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from llm4ad.vision.taught.features import map_shape
from llm4ad.vision.taught.sampling import VIEWS, change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.taught.labels import Labelled

STEPS, CROPS, SIDE = 450, 8, 160  # of training; crops in a step; their side in pixels
RATE, DECAY = 6e-3, 1e-3
COARSEST = 16  # pixels of the picture in one of the coarsest level


def block(inward: int, outward: int, stride: int = 1) -> nn.Sequential:
    convolution = nn.Conv2d(inward, outward, 3, stride, padding=1, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outward), nn.ReLU())


class Network(nn.Module):
    """Go down from half the size of a picture to a sixteenth, and up again."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.at_half = nn.Sequential(block(3, 16, 2), block(16, 16))
        self.at_quarter = block(16, 24, 2)
        self.at_eighth = block(24, 32, 2)
        self.at_sixteenth = nn.Sequential(block(32, 32, 2), block(32, 32))
        self.to_eighth = block(64, 24)
        self.to_quarter = block(48, 20)
        self.to_half = block(36, 16)
        self.scores = nn.Conv2d(16, classes, 1)

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        """Return the scores of the classes at half the size of the pictures."""
        half = self.at_half(pictures)
        quarter = self.at_quarter(half)
        eighth = self.at_eighth(quarter)
        up = self.to_eighth(_beside(self.at_sixteenth(eighth), eighth))
        up = self.to_quarter(_beside(up, quarter))
        return self.scores(self.to_half(_beside(up, half)))


def _beside(coarse: torch.Tensor, fine: torch.Tensor) -> torch.Tensor:
    large = functional.interpolate(coarse, size=fine.shape[2:], mode="bilinear")
    return torch.cat([large, fine], dim=1)


class NetworkClassifier:
    """A trained network that answers like the perceptron, for a picture in place of features."""

    def __init__(self, network: Network) -> None:
        self._network = network.eval()

    def __reduce__(self) -> tuple[type, tuple[list[NDArray[np.float32]]]]:
        """Store the weights only, so that the size of the model is theirs."""
        return list, ([value.numpy() for value in self._network.state_dict().values()],)

    def probabilities(self, levels: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Return class probabilities (classes, H, W) at half the size of the only level."""
        rgb = levels[0]
        high, wide = map_shape(rgb.shape)
        down, across = (-length % COARSEST for length in rgb.shape[:2])
        padded = np.pad(rgb, ((0, down), (0, across), (0, 0)), mode="edge")
        with torch.inference_mode():
            scores = self._network(_tensor(padded[None]))[0, :, :high, :wide]
            return np.ascontiguousarray(torch.softmax(scores, dim=0).numpy())


def train_network(
    pictures: Sequence[Labelled], count: int, random: np.random.Generator
) -> NetworkClassifier:
    """Train on crops of pictures as they are and in other lights and scales."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    views = [change(item, random, view) if view else item for item in pictures for view in VIEWS]
    network = Network(count).train()
    way = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    rates = torch.optim.lr_scheduler.OneCycleLR(way, RATE, total_steps=STEPS)
    for _ in range(STEPS):
        rgb, classes = _batch(views, random)
        scores = network(_tensor(rgb))
        # Crops are drawn by class: to weigh the classes as well would widen rare parts.
        loss = functional.cross_entropy(scores, torch.from_numpy(classes), ignore_index=-1)
        way.zero_grad()
        loss.backward()
        way.step()
        rates.step()
    return NetworkClassifier(network)


def _tensor(rgb: NDArray[np.uint8]) -> torch.Tensor:
    scaled = rgb.astype(np.float32) / np.float32(128) - 1
    return torch.from_numpy(np.ascontiguousarray(scaled.transpose(0, 3, 1, 2)))


def _batch(
    views: Sequence[Labelled], random: np.random.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    crops = [_crop(views[int(random.integers(len(views)))], random) for _ in range(CROPS)]
    return np.stack([rgb for rgb, _ in crops]), np.stack([classes for _, classes in crops])


def _crop(
    item: Labelled, random: np.random.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return a crop around a pixel of any class, turned and in a light of its own."""
    side = SIDE // 2
    wanted = random.choice(np.unique(item.classes[item.classes >= 0]))
    rows, columns = np.nonzero(item.classes == wanted)
    place = int(random.integers(len(rows)))
    high, wide = item.classes.shape
    top = int(np.clip(rows[place] - random.integers(side), 0, max(0, high - side)))
    left = int(np.clip(columns[place] - random.integers(side), 0, max(0, wide - side)))
    classes = item.classes[top : top + side, left : left + side].astype(np.int64)
    rgb = item.rgb[2 * top : 2 * (top + side), 2 * left : 2 * (left + side)]
    rgb = _filled_up(rgb, SIDE, "edge")
    classes = _filled_up(classes, side, "constant", constant_values=-1)
    gains = np.exp(random.uniform(-0.2, 0.2) + random.normal(0, 0.03, 3))
    rgb = np.clip(rgb * gains, 0, 255).astype(np.uint8)
    turns = int(random.integers(4))
    rgb, classes = np.rot90(rgb, turns), np.rot90(classes, turns)
    return (rgb[::-1], classes[::-1]) if random.random() < 0.5 else (rgb, classes)


def _filled_up(planes: NDArray, side: int, mode: str, **options: int) -> NDArray:
    missing = [(0, side - length) for length in planes.shape[:2]]
    return np.pad(planes, missing + [(0, 0)] * (planes.ndim - 2), mode=mode, **options)
