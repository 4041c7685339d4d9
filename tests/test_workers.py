"""Ctrl-C in a terminal reaches every process of the group; only the first one is to act on it."""

from __future__ import annotations

import os
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from llm4ad.workers import WorkerPool

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends itself POSIX signals")
INTERRUPTED = """
import os, signal

if os.environ["FIRST"] != str(os.getpid()):
    os.kill(os.getpid(), signal.SIGINT)


def load():
    pass
"""


def test_ctrl_c_while_a_process_still_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "interrupted.py").write_text(INTERRUPTED, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("FIRST", str(os.getpid()))
    interrupted = import_module("interrupted")
    with WorkerPool(1, interrupted.load) as pool:
        assert pool.submit(os.getpid).result() != os.getpid()


def test_ctrl_c_while_a_process_works():
    with WorkerPool(1, time.sleep, 0) as pool:
        other = pool.submit(os.getpid).result()
        os.kill(other, signal.SIGINT)
        assert pool.submit(os.getpid).result() == other


def test_ctrl_c_reaches_the_first_process():
    with WorkerPool(1, time.sleep, 0) as pool:
        pool.submit(os.getpid).result()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
