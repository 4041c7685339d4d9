"""Run a language model file (GGUF) in this process, behind an address on this machine."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from llm4ad.errors import WriterError

if TYPE_CHECKING:
    from pathlib import Path

CONTEXT = 16_384  # tokens; the prompt has some 6,000
LONGEST_ANSWER = 4096  # tokens; one that rambles is cut off and told so


def serve_model_file(path: Path) -> Any:  # noqa: ANN401 - a type of an optional library
    """Start a server for a GGUF file and return it; ``listening_address`` says where it listens.

    It stops when it is collected. Loading takes seconds to minutes, and as much memory as the
    file is large. Raises WriterError when the file cannot be loaded or the library is missing.
    """
    try:
        xllamacpp: Any = import_module("xllamacpp")
    except ImportError as error:
        raise WriterError(
            f"the writer 'gguf:{path}' needs a library that is not installed; "
            "install it with: pip install 'llm4ad[gguf]'"
        ) from error
    if not path.is_file():
        raise WriterError(f"{path}: there is no such model file")
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(path)
    parameters.n_ctx = CONTEXT
    parameters.n_parallel = 1
    parameters.n_predict = LONGEST_ANSWER
    parameters.ui = False
    parameters.offline = True
    parameters.verbosity = -1
    try:
        return xllamacpp.Server(parameters)
    except RuntimeError as error:
        raise WriterError(f"{path}: is not a model file that can be run: {error}") from error
