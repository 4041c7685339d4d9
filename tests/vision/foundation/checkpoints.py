"""Small random checkpoints of every model, from the real configuration classes, saved as folders.

They are loaded through the very path of the real ones; only their sizes and vocabularies are small.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="foundation models need torch: pip install torch")
transformers: Any = pytest.importorskip(
    "transformers", reason="foundation models need pip install 'llm4ad[foundation]'"
)

WORDS = [
    "a",
    "photo",
    "of",
    "apple",
    "red",
    "green",
    "nut",
    "long",
    "short",
    "screw",
    "box",
    "tray",
]
BERT_STOP = 1012  # the networks know the numbers of [CLS], [SEP], "." and "?" by heart
SIDE = 112  # of the input of SAM 3
SAM2_SIDE = 128


def bert_tokenizer() -> Any:
    """Return a tokenizer in which full stops have the number that they have in BERT."""
    vocabulary = {"[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102, "[MASK]": 103}
    vocabulary |= {".": BERT_STOP, "?": 1029}
    letters = [chr(code) for code in range(97, 123)]
    words = [*WORDS, *letters, *("##" + letter for letter in letters)]
    free = (number for number in range(1, 2000) if number not in set(vocabulary.values()))
    for word in dict.fromkeys(words):
        vocabulary[word] = next(free)
    taken = set(vocabulary.values())
    vocabulary |= {f"[unused{n}]": n for n in range(1030) if n not in taken}
    ordered = dict(sorted(vocabulary.items(), key=lambda item: item[1]))
    return transformers.BertTokenizer(vocab=ordered, do_lower_case=True, model_max_length=512)


def clip_tokenizer() -> Any:
    """Return a byte-level tokenizer with one token for each of the words."""
    from transformers.convert_slow_tokenizer import bytes_to_unicode

    letters = list(bytes_to_unicode().values())
    vocabulary = {piece: n for n, piece in enumerate(letters + [f"{x}</w>" for x in letters])}
    merges: list[tuple[str, str]] = []
    for word in WORDS:
        pieces = [*word[:-1], word[-1] + "</w>"]
        left = pieces[0]
        for right in pieces[1:]:
            if (left, right) not in merges:
                merges.append((left, right))
            left += right
            vocabulary.setdefault(left, len(vocabulary))
    for special in ("<|startoftext|>", "<|endoftext|>"):
        vocabulary[special] = len(vocabulary)
    return transformers.CLIPTokenizer(vocab=vocabulary, merges=merges, model_max_length=32)


def grounding(folder: Path, name: str) -> None:
    """Save a GroundingDino or MMGroundingDino of half a million weights."""
    tokenizer = bert_tokenizer()
    config = getattr(transformers, f"{name}Config")(
        backbone_config={
            "model_type": "swin",
            "embed_dim": 16,
            "depths": [1, 1, 1, 1],
            "num_heads": [1, 2, 2, 4],
            "window_size": 4,
            "image_size": 64,
            "out_indices": [2, 3, 4],
        },
        text_config={
            "model_type": "bert",
            "vocab_size": len(tokenizer),
            "hidden_size": 32,
            "num_hidden_layers": 1,
            "num_attention_heads": 4,
            "intermediate_size": 64,
            "max_position_embeddings": 256,
        },
        num_queries=20,
        d_model=32,
        encoder_layers=1,
        decoder_layers=2,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        disable_custom_kernels=True,
    )
    size = {"shortest_edge": 96, "longest_edge": 160}
    save(getattr(transformers, f"{name}ForObjectDetection")(config), folder)
    tokenizer.save_pretrained(folder)
    transformers.GroundingDinoImageProcessorPil(size=size).save_pretrained(folder)


def clip_text(tokenizer: Any, length: int) -> dict[str, Any]:
    """Return the configuration of a small text encoder."""
    return {
        "vocab_size": len(tokenizer),
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 1,
        "num_attention_heads": 4,
        "max_position_embeddings": length,
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id,
    }


def owlv2(folder: Path) -> None:
    """Save a small OWLv2."""
    tokenizer = clip_tokenizer()
    vision = {
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 1,
        "num_attention_heads": 4,
        "image_size": 96,
        "patch_size": 16,
    }
    config = transformers.Owlv2Config(
        text_config=clip_text(tokenizer, 16), vision_config=vision, projection_dim=32
    )
    save(transformers.Owlv2ForObjectDetection(config), folder)
    tokenizer.save_pretrained(folder)
    transformers.Owlv2ImageProcessorPil(size={"height": 96, "width": 96}).save_pretrained(folder)


def sam3(folder: Path) -> None:
    """Save a small SAM 3 in the layout of the picture model."""
    tokenizer = clip_tokenizer()
    common = {"hidden_size": 32, "num_attention_heads": 4, "dropout": 0.0}
    layered = common | {"intermediate_size": 64, "num_layers": 1}
    backbone = {
        "model_type": "sam3_vit_model",
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "image_size": SIDE,
        "patch_size": 14,
        "window_size": 4,
        "global_attn_indexes": [1],
        "pretrain_image_size": SIDE,
    }
    config = transformers.Sam3Config(
        vision_config={
            "backbone_config": backbone,
            "fpn_hidden_size": 32,
            "backbone_feature_sizes": [[32, 32], [16, 16], [8, 8]],
        },
        text_config={"model_type": "clip_text_model", "projection_dim": 32}
        | clip_text(tokenizer, 32),
        geometry_encoder_config=layered | {"roi_size": 3},
        detr_encoder_config=layered,
        detr_decoder_config=layered | {"num_queries": 20},
        mask_decoder_config=common | {"num_upsampling_stages": 3},
    )
    save(transformers.Sam3Model(config), folder)
    tokenizer.save_pretrained(folder)
    square_processor(folder, SIDE, "Sam3ImageProcessorFast", [0.5] * 3, [0.5] * 3)


def sam3_video(folder: Path, plain: Path) -> None:
    """Save the same weights as a part of the video model, which is how SAM 3 is published."""
    from safetensors.torch import load_file, save_file

    weights = {f"detector_model.{k}": v for k, v in load_file(plain / "model.safetensors").items()}
    weights |= {f"tracker_{place}.weight": torch.zeros(3) for place in ("model.x", "neck.y")}
    shutil.copytree(plain, folder, dirs_exist_ok=True)
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    config = transformers.Sam3Config.from_pretrained(plain).to_dict()
    transformers.Sam3VideoConfig(detector_config=config).save_pretrained(folder)


def sam2(folder: Path) -> None:
    """Save a small SAM 2."""
    backbone = {
        "model_type": "sam2_hiera_det_model",
        "hidden_size": 8,
        "num_attention_heads": 1,
        "blocks_per_stage": [1, 1, 2, 1],
        "embed_dim_per_stage": [8, 16, 32, 64],
        "num_attention_heads_per_stage": [1, 1, 2, 2],
        "window_size_per_stage": [8, 4, 4, 2],
        "image_size": [SAM2_SIDE, SAM2_SIDE],
        "global_attention_blocks": [3],
    }
    config = transformers.Sam2Config(
        vision_config={
            "backbone_config": backbone,
            "backbone_channel_list": [64, 32, 16, 8],
            "backbone_feature_sizes": [[32, 32], [16, 16], [8, 8]],
            "fpn_hidden_size": 32,
        },
        **sam2_prompts(),
    )
    save(transformers.Sam2Model(config), folder)
    imagenet = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
    square_processor(folder, SAM2_SIDE, "Sam2ImageProcessorFast", *imagenet)


def sam2_prompts() -> dict[str, Any]:
    """Return what SAM 2 and EdgeTAM have in common."""
    return {
        "prompt_encoder_config": {"hidden_size": 32, "image_size": SAM2_SIDE},
        "mask_decoder_config": {
            "hidden_size": 32,
            "mlp_dim": 64,
            "num_attention_heads": 4,
            "iou_head_hidden_dim": 32,
        },
    }


def as_video(folder: Path, plain: Path, model_type: str) -> None:
    """Save the same model under the type of the video model, with weights of its memory."""
    from safetensors.torch import load_file, save_file

    shutil.copytree(plain, folder, dirs_exist_ok=True)
    weights = load_file(plain / "model.safetensors") | {"memory_encoder.x": torch.zeros(3)}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((plain / "config.json").read_text(encoding="utf-8"))
    config["model_type"] = model_type
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")


def edgetam(folder: Path) -> None:
    """Save a small EdgeTAM; in the place of timm's network stand four convolutions."""
    config = transformers.EdgeTamConfig(
        vision_config={
            "backbone_config": FourConvolutionsConfig(),
            "backbone_channel_list": [64, 32, 16, 8],
            "backbone_feature_sizes": [[32, 32], [16, 16], [8, 8]],
            "fpn_hidden_size": 32,
        },
        **sam2_prompts(),
    )
    save(transformers.EdgeTamModel(config), folder)
    imagenet = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
    square_processor(folder, SAM2_SIDE, "Sam2ImageProcessorFast", *imagenet)


class FourConvolutionsConfig(transformers.PreTrainedConfig):
    model_type = "four_convolutions"


class FourConvolutions(transformers.PreTrainedModel):
    """Give feature maps at a fourth to a thirty-second of the size, as timm's RepViT does."""

    config_class = FourConvolutionsConfig
    main_input_name = "pixel_values"

    def __init__(self, config: FourConvolutionsConfig) -> None:
        super().__init__(config)
        widths = [3, 8, 16, 32, 64]
        strides = [4, 2, 2, 2]
        self.stages = torch.nn.ModuleList(
            torch.nn.Conv2d(widths[i], widths[i + 1], 3, stride, padding=1)
            for i, stride in enumerate(strides)
        )
        self.post_init()

    def forward(self, pixel_values: Any, **_: Any) -> Any:
        maps = []
        for stage in self.stages:
            pixel_values = torch.relu(stage(pixel_values))
            maps.append(pixel_values)
        return transformers.modeling_outputs.BaseModelOutput(last_hidden_state=maps)


transformers.AutoConfig.register("four_convolutions", FourConvolutionsConfig)
transformers.AutoModel.register(FourConvolutionsConfig, FourConvolutions)


def square_processor(
    folder: Path, side: int, kind: str, mean: list[float], std: list[float]
) -> None:
    """Write what a published preprocessor_config.json holds; its class needs torchvision."""
    content = {
        "image_processor_type": kind,
        "do_convert_rgb": True,
        "do_normalize": True,
        "do_rescale": True,
        "do_resize": True,
        "image_mean": mean,
        "image_std": std,
        "resample": 2,
        "rescale_factor": 1 / 255,
        "size": {"height": side, "width": side},
    }
    (folder / "preprocessor_config.json").write_text(json.dumps(content), encoding="utf-8")


def save(model: Any, folder: Path) -> None:
    """Save a model with weights of a size that makes answers differ and saturates none."""
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.ndim > 1:
                parameter.normal_(std=parameter[0].numel() ** -0.5)
    model.eval().save_pretrained(folder)


MAKERS: dict[str, Callable[[Path], None]] = {
    "grounding-dino": lambda folder: grounding(folder, "GroundingDino"),
    "mm-grounding-dino": lambda folder: grounding(folder, "MMGroundingDino"),
    "owlv2": owlv2,
    "sam3": sam3,
    "sam2": sam2,
    "edgetam": edgetam,
}
