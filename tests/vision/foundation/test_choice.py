from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.choice import (
    DEFAULT_SOURCES,
    DETECTORS,
    MASK_MAKERS,
    FinderChoice,
    ModelChoice,
    default_choice,
    is_foundation,
    read_choice,
)

LLMDET = ModelChoice("llmdet", "iSEE-Laboratory/llmdet_tiny")


@pytest.mark.parametrize(
    ("text", "detector", "mask_maker"),
    [
        ("llmdet", LLMDET, None),
        ("sam3", ModelChoice("sam3", "facebook/sam3"), None),
        ("sam3:/weights/sam3", ModelChoice("sam3", "/weights/sam3"), None),
        ("owlv2:google/owlv2", ModelChoice("owlv2", "google/owlv2"), None),
        ("owlv2:google/owlv2@v1.0", ModelChoice("owlv2", "google/owlv2", "v1.0"), None),
        ("llmdet+sam2", LLMDET, ModelChoice("sam2", "facebook/sam2.1-hiera-tiny")),
        ("llmdet+edgetam:/e", LLMDET, ModelChoice("edgetam", "/e")),
        (
            "grounding-dino:a/b@12ab+sam2:c/d@34cd",
            ModelChoice("grounding-dino", "a/b", "12ab"),
            ModelChoice("sam2", "c/d", "34cd"),
        ),
        ("llmdet:/a+b+sam2:/c", ModelChoice("llmdet", "/a+b"), ModelChoice("sam2", "/c")),
        (
            "mm-grounding-dino:C:\\models\\x",
            ModelChoice("mm-grounding-dino", "C:\\models\\x"),
            None,
        ),
    ],
)
def test_what_a_user_writes(text: str, detector: ModelChoice, mask_maker: ModelChoice | None):
    assert read_choice(text) == FinderChoice(detector, mask_maker)


def test_a_folder_that_exists_is_taken_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    Path("my/weights@home+sam2").mkdir(parents=True)
    Path("my/plain").mkdir()
    assert read_choice("owlv2:my/weights@home+sam2").detector.source == "my/weights@home+sam2"
    choice = read_choice("owlv2:my/plain+sam2")
    assert choice.detector == ModelChoice("owlv2", "my/plain")
    assert choice.mask_maker is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("yolo", "there is no 'yolo' here"),
        ("sam2", "there is no 'sam2' here"),
        ("llmdet:", "missing after 'llmdet:'"),
        ("llmdet+sam2:", "missing after 'sam2:'"),
        ("sam3+sam2", "SAM 3 makes its own masks; write 'sam3:facebook/sam3'"),
        ("llmdet+sam9", "llmdet+sam9"),
    ],
)
def test_what_means_nothing_is_refused(text: str, told: str):
    with pytest.raises(ModelError, match=told.replace("+", r"\+")):
        read_choice(text)


@given(
    st.sampled_from([kind for kind in DETECTORS if kind != "sam3"]),
    st.from_regex(r"[a-z][\w.-]{0,8}/[a-z][\w.-]{0,8}", fullmatch=True),
    st.from_regex(r"[0-9a-f]{40}", fullmatch=True) | st.just("main"),
    st.sampled_from(MASK_MAKERS) | st.none(),
)
def test_choices_are_read_back_from_their_text(
    kind: str, source: str, revision: str, mask_kind: str | None
):
    masks = ModelChoice(mask_kind, DEFAULT_SOURCES[mask_kind]) if mask_kind else None
    choice = FinderChoice(ModelChoice(kind, source, revision), masks)
    assert read_choice(str(choice)) == choice


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("auto", True),
        ("sam3", True),
        ("llmdet+edgetam", True),
        ("owlv2:folder", True),
        ("taught", False),
        ("coco:sam3.json", False),
        ("sam30", False),
        ("", False),
    ],
)
def test_foundation_models_are_told_from_other_finders(text: str, answer: bool):
    assert is_foundation(text) is answer


def test_the_default_on_a_gpu_has_open_weights_to_fall_back_to():
    choice = default_choice(gpu=True)
    assert choice.detector.kind == "sam3"
    assert choice.fallback is not None
    expected = "llmdet:iSEE-Laboratory/llmdet_large+sam2:facebook/sam2.1-hiera-large"
    assert str(choice.fallback) == expected


def test_the_default_on_a_cpu_is_small():
    choice = default_choice(gpu=False)
    assert str(choice) == "llmdet:iSEE-Laboratory/llmdet_tiny+edgetam:yonigozlan/EdgeTAM-hf"
    assert choice.input_size == 640
    assert choice.fallback is not None
    assert choice.fallback.mask_maker == ModelChoice("sam2", "facebook/sam2.1-hiera-tiny")
