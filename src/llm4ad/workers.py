"""Processes that work through pictures, and leave Ctrl-C to the one that started them."""

from __future__ import annotations

import signal
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING, ParamSpec, TypeVar, TypeVarTuple, Unpack

import cv2

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from concurrent.futures import Future

P = ParamSpec("P")
T = TypeVar("T")
Loading = TypeVarTuple("Loading")


class WorkerPool(ProcessPoolExecutor):
    """Processes that ignore Ctrl-C, which reaches the whole group: the first one decides."""

    def __init__(
        self, workers: int, load: Callable[[Unpack[Loading]], None], *loading: *Loading
    ) -> None:
        super().__init__(
            workers,
            mp_context=get_context("spawn"),
            initializer=_begin,
            initargs=(load, *loading),
        )

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a process call the function, and start that process where none is free."""
        with _interrupts_held():
            return super().submit(fn, *args, **kwargs)


def _begin(load: Callable[[Unpack[Loading]], None], *loading: *Loading) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cv2.setNumThreads(1)  # the cores are busy with other pictures
    load(*loading)


@contextmanager
def _interrupts_held() -> Generator[None]:
    """Hold Ctrl-C back for a moment; a process that starts meanwhile never gets it.

    Such a process imports for a second or more before it can say that it ignores Ctrl-C.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
