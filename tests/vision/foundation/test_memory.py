from __future__ import annotations

from collections.abc import Sequence

import pytest

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.memory import BatchSize

torch = pytest.importorskip("torch", reason="foundation models need torch: pip install torch")


class Gpu:
    """Work that runs out of memory above a number of items."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.tried: list[int] = []

    def __call__(self, items: Sequence[int]) -> list[int]:
        self.tried.append(len(items))
        if len(items) > self.room:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
        return [10 * item for item in items]


@pytest.mark.parametrize("room", [1, 2, 3, 8, 100])
def test_batches_are_halved_until_they_fit_and_nothing_is_lost(room: int):
    gpu = Gpu(room)
    batch = BatchSize(8)
    assert batch.run(gpu, range(21)) == [10 * i for i in range(21)]
    assert batch.size <= max(room, 1)


def test_the_smaller_size_is_kept():
    gpu, batch = Gpu(3), BatchSize(8)
    batch.run(gpu, range(8))
    assert gpu.tried == [8, 4, 2, 2, 2, 2]
    batch.run(gpu, range(4))
    assert gpu.tried[6:] == [2, 2]


def test_a_single_item_that_is_too_much_is_told_with_what_helps():
    with pytest.raises(ModelError, match="--input-size, --precision bf16, or a smaller model"):
        BatchSize(4).run(Gpu(0), range(4))


def test_a_batch_within_another_makes_the_other_smaller():
    outer, inner = BatchSize(4), BatchSize(8, within_another=True)

    def pictures(some: Sequence[int]) -> list[list[int]]:
        room = 2 // len(some)  # what the pictures leave for the phrases
        return [inner.run(Gpu(room), range(3)) for _ in some]

    assert outer.run(pictures, range(5)) == [[0, 10, 20]] * 5
    assert (outer.size, inner.size) == (2, 1)
