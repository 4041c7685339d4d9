"""Run programs on all cores: the sandboxes work in processes of their own, threads feed them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeVar

from llm4ad.cores import available_cores
from llm4ad.program.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_sandboxes(work: Callable[[Item, Sandbox], Result], items: Sequence[Item]) -> list[Result]:
    """Do some work with a sandbox on every item; the results are in the order of the items."""
    workers = min(len(items), available_cores())
    if not workers:
        return []
    with ExitStack() as stack:
        sandboxes = [stack.enter_context(Sandbox()) for _ in range(workers)]
        pool = stack.enter_context(ThreadPoolExecutor(workers))

        def share(first: int) -> list[Result]:
            return [work(item, sandboxes[first]) for item in items[first::workers]]

        shares = list(pool.map(share, range(workers)))
    return [shares[number % workers][number // workers] for number in range(len(items))]
