from __future__ import annotations

import subprocess
import sys

import pytest

from llm4ad.errors import ModelError
from llm4ad.vision.foundation.settings import FoundationSettings


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"device": "gpu"}, "'gpu'; say auto, cpu, cuda or cuda:1"),
        ({"device": "cuda:"}, "'cuda:'"),
        ({"precision": "int8"}, "'int8'; say auto, fp32, bf16, fp16"),
        ({"batch_size": 0}, "a batch of 0 pictures"),
        ({"input_size": 8}, "8 pixels is out of range; say 32 to 4096"),
        ({"runtime": "onnx"}, "'onnx'; say auto, torch, openvino"),
        ({"runtime": "openvino", "device": "cuda"}, "OpenVINO runs on the CPU"),
    ],
)
def test_values_that_mean_nothing_are_refused(wrong: dict[str, object], told: str):
    with pytest.raises(ModelError, match=told):
        FoundationSettings(**wrong)


@pytest.mark.parametrize("device", ["auto", "cpu", "cuda", "cuda:1"])
def test_devices(device: str):
    assert FoundationSettings(device=device, batch_size=1, input_size=640).device == device


def test_choosing_needs_no_torch():
    program = (
        "import sys, llm4ad.vision.foundation.choice, llm4ad.vision.foundation.settings;"
        "print([name for name in ('torch', 'transformers', 'cv2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
