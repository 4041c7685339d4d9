from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Other work on the machine is no reason to fail.
settings.register_profile("llm4ad", deadline=None)
settings.load_profile("llm4ad")

pytest_plugins = ["tests.browser", "tests.trays"]

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of the development photographs, or skip."""
    folder = Path(os.environ.get("LLM4AD_DATA", REPOSITORY.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the development photographs are not at {folder}; set LLM4AD_DATA")
    return folder
