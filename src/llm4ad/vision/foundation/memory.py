"""Go on with smaller batches when the memory of a GPU is full."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from llm4ad.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")


class BatchSize:
    """How many items are worked on at once: halved whenever memory runs out, and kept so.

    One within the work of another leaves it to that one to go on, with fewer of its own items.
    """

    def __init__(self, size: int, *, within_another: bool = False) -> None:
        self.size = size
        self._within_another = within_another

    def run(
        self, work: Callable[[Sequence[Item]], Sequence[Result]], items: Sequence[Item]
    ) -> list[Result]:
        """Return the results of all items, in their order.

        Raises ModelError when a single item is too much.
        """
        import torch

        done: list[Result] = []
        while len(done) < len(items):
            batch = items[len(done) : len(done) + self.size]
            try:
                done += work(batch)
                continue
            except torch.OutOfMemoryError as error:
                if len(batch) == 1 and self._within_another:
                    raise
                if len(batch) == 1:
                    raise ModelError(_too_much(error)) from error
            # Outside of the handler, where nothing holds on to the tensors of the failed batch.
            self.size = len(batch) // 2
            if torch.cuda.is_available():
                torch.cuda.empty_cache()
        return done


def _too_much(error: Exception) -> str:
    return (
        f"the memory of the GPU is too small for a single picture ({str(error).splitlines()[0]}); "
        "try a smaller --input-size, --precision bf16, or a smaller model such as llmdet+edgetam"
    )
