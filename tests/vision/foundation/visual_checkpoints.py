"""Small random models that answer questions, from the real configuration classes, as folders.

Their files are laid out as those of the published models, and loaded through the same path.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.vision.foundation.checkpoints import save, torch, transformers

WORDS = ["user", "assistant", "yes", "no", "cherry", "banana", "orange", "is", "the", "part"]
SIDE, PATCH, SCALE = 64, 8, 2  # of SmolVLM
QWEN = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>"]
QWEN += ["<|image_pad|>", "<|video_pad|>"]
SMOL = ["<|endoftext|>", "<|im_start|>", "<end_of_utterance>", "<image>"]
SMOL += ["<fake_token_around_image>", "<global-img>", "<video>"]
SMOL += [f"<row_{row}_col_{column}>" for row in range(1, 5) for column in range(1, 5)]
END = "<|endoftext|>"
QWEN_TOKENS = {"eos_token": "<|im_end|>", "pad_token": END, "additional_special_tokens": QWEN}
SMOL_TOKENS = {"bos_token": "<|im_start|>", "eos_token": "<end_of_utterance>", "pad_token": END}
SMOL_TOKENS |= {"unk_token": END, "additional_special_tokens": SMOL[3:]}
_CONTENT = (
    "{% for part in message['content'] %}{% if part['type'] == 'image' %}IMAGE"
    "{% else %}{{ part['text'] }}{% endif %}{% endfor %}"
)
_TURNS = "{% for message in messages %}<|im_start|>{{ message['role'] }}\n" + _CONTENT
QWEN_TEMPLATE = (
    _TURNS.replace("IMAGE", "<|vision_start|><|image_pad|><|vision_end|>")
    + "<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
SMOL_TEMPLATE = (
    _TURNS.replace("IMAGE", "<image>")
    + "<end_of_utterance>\n{% endfor %}{% if add_generation_prompt %}Assistant:{% endif %}"
)


def _byte_pairs(specials: list[str]) -> Any:
    """Return a byte-level tokenizer that has learned the words, each also after a space."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from tokenizers.trainers import BpeTrainer

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    texts = [
        text for word in WORDS for text in (word, f" {word}", word.title(), f" {word.title()}")
    ]
    trainer = BpeTrainer(
        vocab_size=800,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        special_tokens=specials,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts * 4, trainer)
    return tokenizer


def qwen3_vl(folder: Path) -> None:
    """Save a small Qwen3-VL."""
    learned = json.loads(_byte_pairs(QWEN).to_str())["model"]
    tokenizer = transformers.Qwen2Tokenizer(
        vocab=learned["vocab"],
        merges=[tuple(merge) for merge in learned["merges"]],
        **QWEN_TOKENS,
    )
    number = tokenizer.convert_tokens_to_ids
    config = transformers.Qwen3VLConfig(
        vision_config={
            "depth": 2,
            "hidden_size": 32,
            "intermediate_size": 64,
            "num_heads": 4,
            "patch_size": 8,
            "spatial_merge_size": 2,
            "temporal_patch_size": 2,
            "out_hidden_size": 32,
            "num_position_embeddings": 64,
            "deepstack_visual_indexes": [0],
        },
        text_config={
            "vocab_size": len(tokenizer),
            "hidden_size": 32,
            "intermediate_size": 64,
            "num_hidden_layers": 2,
            "num_attention_heads": 4,
            "num_key_value_heads": 2,
            "head_dim": 8,
            "max_position_embeddings": 2048,
            "rope_parameters": {
                "rope_type": "default",
                "rope_theta": 10000.0,
                "mrope_section": [1, 1, 2],
                "mrope_interleaved": True,
            },
            "pad_token_id": tokenizer.pad_token_id,
            "eos_token_id": tokenizer.eos_token_id,
        },
        image_token_id=number("<|image_pad|>"),
        video_token_id=number("<|video_pad|>"),
        vision_start_token_id=number("<|vision_start|>"),
        vision_end_token_id=number("<|vision_end|>"),
        tie_word_embeddings=True,
    )
    save(transformers.Qwen3VLForConditionalGeneration(config), folder)
    tokenizer.save_pretrained(folder)
    images = {
        "image_processor_type": "Qwen2VLImageProcessorFast",
        "size": {"shortest_edge": 16 * 16, "longest_edge": 96 * 96},
        "patch_size": 8,
        "temporal_patch_size": 2,
        "merge_size": 2,
        "image_mean": [0.5, 0.5, 0.5],
        "image_std": [0.5, 0.5, 0.5],
        "processor_class": "Qwen3VLProcessor",
    }
    _write(folder / "preprocessor_config.json", images)
    _write(folder / "chat_template.json", {"chat_template": QWEN_TEMPLATE})


def smolvlm(folder: Path) -> None:
    """Save a small SmolVLM."""
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=_byte_pairs(SMOL), **SMOL_TOKENS
    )
    config = transformers.SmolVLMConfig(
        vision_config={
            "hidden_size": 32,
            "intermediate_size": 64,
            "num_hidden_layers": 2,
            "num_attention_heads": 4,
            "image_size": SIDE,
            "patch_size": PATCH,
        },
        text_config={
            "model_type": "llama",
            "vocab_size": len(tokenizer),
            "hidden_size": 32,
            "intermediate_size": 64,
            "num_hidden_layers": 2,
            "num_attention_heads": 4,
            "num_key_value_heads": 2,
            "max_position_embeddings": 2048,
            "bos_token_id": tokenizer.bos_token_id,
            "eos_token_id": tokenizer.eos_token_id,
            "pad_token_id": tokenizer.pad_token_id,
        },
        scale_factor=SCALE,
        image_token_id=tokenizer.convert_tokens_to_ids("<image>"),
        pad_token_id=tokenizer.pad_token_id,
        tie_word_embeddings=False,
    )
    save(transformers.SmolVLMForConditionalGeneration(config), folder)
    tokenizer.save_pretrained(folder)
    images = {
        "image_processor_type": "SmolVLMImageProcessor",
        "processor_class": "SmolVLMProcessor",
        "size": {"longest_edge": 2 * SIDE},
        "max_image_size": {"longest_edge": SIDE},
        "do_image_splitting": True,
        "image_mean": [0.5, 0.5, 0.5],
        "image_std": [0.5, 0.5, 0.5],
    }
    _write(folder / "preprocessor_config.json", images)
    (folder / "chat_template.jinja").write_text(SMOL_TEMPLATE, encoding="utf-8")


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")


def make(kind: str, folder: Path) -> Path:
    """Save one of them, always with the same weights."""
    torch.manual_seed(0)
    {"qwen3_vl": qwen3_vl, "smolvlm": smolvlm}[kind](folder)
    return folder
