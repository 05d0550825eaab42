"""Trains the toy BLIP checkpoints on drawn pictures and writes them in the layout of the hub.

    python train.py caption OUT
    python train.py vqa OUT --from CAPTIONER

It proves the machinery (a checkpoint whose right answers are known), not knowledge of the world.

So that a few thousand steps on two cores suffice, position embeddings start as waves in both directions, and while it
learns, the vision encoder also has to say of each patch what lies there (a linear head that is thrown away).
"""

import argparse
import math
import queue
import random
import threading
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from transformers import (
    BertTokenizer, BlipConfig, BlipForConditionalGeneration, BlipForQuestionAnswering,
    BlipImageProcessorPil, GenerationConfig,
)

from scenes import COLOURS, SHAPES, draw, is_held_out, random_scene, yes_or_no
from vocabulary import vocabulary

SIDE, PATCH, WIDTH, BATCH = 64, 8, 96, 48
PROMPT = "a picture of"
MEAN = np.array([0.48145466, 0.4578275, 0.40821073], dtype=np.float32)
STD = np.array([0.26862954, 0.26130258, 0.27577711], dtype=np.float32)


def configuration(vocab_size: int) -> BlipConfig:
    text = dict(
        vocab_size=vocab_size + 2, hidden_size=WIDTH, intermediate_size=WIDTH * 4, num_hidden_layers=3,
        num_attention_heads=4, max_position_embeddings=48, encoder_hidden_size=WIDTH, projection_dim=WIDTH,
        bos_token_id=vocab_size, eos_token_id=3, pad_token_id=0, sep_token_id=3, initializer_range=0.02,
    )
    vision = dict(
        hidden_size=WIDTH, intermediate_size=WIDTH * 4, num_hidden_layers=4, num_attention_heads=4,
        image_size=SIDE, patch_size=PATCH, projection_dim=WIDTH, initializer_range=0.02,
    )
    return BlipConfig(text_config=text, vision_config=vision, projection_dim=WIDTH, image_text_hidden_size=WIDTH)


def pixels(image: Image.Image) -> np.ndarray:
    values = np.asarray(image.resize((SIDE, SIDE), Image.Resampling.BICUBIC), dtype=np.float32) / 255
    return ((values - MEAN) / STD).transpose(2, 0, 1)


def feed(make, batch: int, seed: int) -> queue.Queue:
    """Batches from a thread that draws ahead."""
    line: queue.Queue = queue.Queue(maxsize=8)

    def work() -> None:
        rng = random.Random(seed)
        while True:
            line.put([make(rng) for _ in range(batch)])

    threading.Thread(target=work, daemon=True).start()
    return line


def training_scene(rng: random.Random):
    while True:
        scene = random_scene(rng)
        if not is_held_out(scene.caption()):
            marks = []
            image = draw(scene, rng.choice((64, 80, 96, 128)), rng, marks)
            return scene, pixels(image), patch_labels(marks)


def patch_labels(marks) -> list[int]:
    """For each patch what lies there: 0 nothing, else colour and shape, and whether its middle does."""
    across = SIDE // PATCH
    labels = [0] * (across * across)
    for mark in marks:
        kind = 1 + 2 * (list(COLOURS).index(mark.group.colour) * len(SHAPES) + SHAPES.index(mark.group.shape))
        for index in range(len(labels)):
            x, y = (index % across + 0.5) / across, (index // across + 0.5) / across
            if abs(x - mark.x) <= 0.5 / across and abs(y - mark.y) <= 0.5 / across:
                labels[index] = kind + 1
            elif math.hypot(x - mark.x, y - mark.y) < mark.radius and not labels[index]:
                labels[index] = kind
    return labels


def wave_positions(width: int) -> torch.Tensor:
    """Sines and cosines of row and column, 0 for the class token: [1, 1 + patches, width]."""
    across, quarter = SIDE // PATCH, width // 4
    rates = torch.pi * 2.0 ** torch.linspace(-4, 0, quarter)
    rows, columns = torch.meshgrid(torch.arange(across), torch.arange(across), indexing="ij")
    angles = [where.reshape(-1, 1) * rates for where in (rows, columns)]
    waves = torch.cat([turn(angle) for angle in angles for turn in (torch.sin, torch.cos)], dim=1)
    return torch.cat([torch.zeros(1, width), 0.5 * waves])[None]


def padded(rows: list[list[int]], filler: int) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [filler] * (longest - len(row)) for row in rows])


class Trainee(torch.nn.Module):
    """A model with the head that names patches."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        self.head = torch.nn.Linear(WIDTH, 1 + 2 * len(COLOURS) * len(SHAPES))

    def patch_loss(self, images: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.cross_entropy(self.head(images[:, 1:]).flatten(0, 1), labels.flatten())


def run(model, line, loss_of, steps: int, rate: float) -> None:
    """AdamW with a warm-up and a cosine down to nearly nothing."""
    decayed = [p for p in model.parameters() if p.requires_grad and p.ndim > 1]
    plain = [p for p in model.parameters() if p.requires_grad and p.ndim <= 1]
    optimiser = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.02}, {"params": plain, "weight_decay": 0.0}],
                                  lr=rate, betas=(0.9, 0.98))
    start, mean = time.time(), None
    for step in range(steps):
        now = rate * min(1, (step + 1) / 200) * (0.01 + 0.99 * 0.5 * (1 + np.cos(np.pi * step / steps)))
        for group in optimiser.param_groups:
            group["lr"] = now
        loss, named = loss_of(line.get())
        optimiser.zero_grad(set_to_none=True)
        (loss + named).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if (step + 1) % 50 == 0:
            print(f"step {step + 1} loss {mean:.4f} patches {named.item():.4f} seconds {time.time() - start:.0f}", flush=True)


def train_captioner(tokenizer: BertTokenizer, size: int, steps: int, elder: str | None) -> BlipForConditionalGeneration:
    model = BlipForConditionalGeneration(configuration(size))
    model.vision_model.embeddings.position_embedding.data.copy_(wave_positions(WIDTH))
    torch.nn.init.normal_(model.vision_model.embeddings.patch_embedding.weight, std=(3 * PATCH * PATCH) ** -0.5)
    if elder:
        model.load_state_dict(BlipForConditionalGeneration.from_pretrained(elder, dtype=torch.float32).state_dict())
    trainee = Trainee(model)
    bos, sep = model.config.text_config.bos_token_id, model.config.text_config.sep_token_id
    prompt = tokenizer(PROMPT, add_special_tokens=False).input_ids

    def make(rng):
        scene, values, patches = training_scene(rng)
        words = tokenizer._tokenizer.encode(scene.caption(), add_special_tokens=False).ids
        if rng.random() < 0.3:
            return values, patches, [bos] + prompt + words + [sep], [-100] * (1 + len(prompt)) + words + [sep]
        return values, patches, [bos] + words + [sep], [-100] + words + [sep]

    def loss_of(batch):
        values, patches = np.stack([row[0] for row in batch]), torch.tensor([row[1] for row in batch])
        out = model(
            pixel_values=torch.from_numpy(values),
            input_ids=padded([row[2] for row in batch], 0), labels=padded([row[3] for row in batch], -100),
        )
        return out.loss, trainee.patch_loss(out.last_hidden_state, patches)

    trainee.train()
    run(trainee, feed(make, BATCH, seed=1), loss_of, steps, rate=8e-4 if elder else 1.5e-3)
    return model


def train_vqa(tokenizer: BertTokenizer, size: int, steps: int, captioner: str) -> BlipForQuestionAnswering:
    model = BlipForQuestionAnswering(configuration(size))
    elder = BlipForConditionalGeneration.from_pretrained(captioner, dtype=torch.float32)
    model.vision_model.load_state_dict(elder.vision_model.state_dict())
    model.text_decoder.load_state_dict(elder.text_decoder.state_dict())
    model.text_encoder.load_state_dict(elder.text_decoder.bert.state_dict(), strict=False)
    trainee = Trainee(model)
    bos, sep = model.config.text_config.bos_token_id, model.config.text_config.sep_token_id

    def make(rng):
        scene, values, patches = training_scene(rng)
        question, answer = yes_or_no(scene, rng) if rng.random() < 0.2 else rng.choice(scene.questions())
        answer = tokenizer._tokenizer.encode(answer, add_special_tokens=False).ids
        return values, patches, tokenizer._tokenizer.encode(question).ids, [bos] + answer + [sep], [-100] + answer + [sep]

    def loss_of(batch):
        values, patches = np.stack([row[0] for row in batch]), torch.tensor([row[1] for row in batch])
        images = model.vision_model(torch.from_numpy(values)).last_hidden_state
        questions = padded([row[2] for row in batch], 0)
        mask = (questions != 0).long()
        encoded = model.text_encoder(
            input_ids=questions, attention_mask=mask, encoder_hidden_states=images,
            encoder_attention_mask=torch.ones(images.shape[:2], dtype=torch.long), is_decoder=False,
        ).last_hidden_state
        out = model.text_decoder(
            input_ids=padded([row[3] for row in batch], 0), labels=padded([row[4] for row in batch], -100),
            encoder_hidden_states=encoded, encoder_attention_mask=mask,
        )
        return out.loss, trainee.patch_loss(images, patches)

    trainee.train()
    run(trainee, feed(make, BATCH, seed=2), loss_of, steps, rate=1e-3)
    return model


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("caption", "vqa"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--from", dest="elder")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--half", action="store_true", help="store the weights as float16")
    given = parser.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(given.threads)

    given.out.mkdir(parents=True, exist_ok=True)
    tokens = vocabulary()
    (given.out / "vocab.txt").write_text("".join(token + "\n" for token in tokens))
    tokenizer = BertTokenizer.from_pretrained(given.out)
    tokenizer.model_max_length = 48
    tokenizer.save_pretrained(given.out)
    (given.out / "vocab.txt").write_text("".join(token + "\n" for token in tokens))
    BlipImageProcessorPil(size={"height": SIDE, "width": SIDE}).save_pretrained(given.out)

    if given.kind == "caption":
        model = train_captioner(tokenizer, len(tokens), given.steps, given.elder)
    else:
        model = train_vqa(tokenizer, len(tokens), given.steps, given.elder)
    text = model.config.text_config
    model.generation_config = GenerationConfig(
        bos_token_id=text.bos_token_id, eos_token_id=text.sep_token_id, pad_token_id=text.pad_token_id, max_new_tokens=20)
    model.eval()
    (model.half() if given.half else model).save_pretrained(given.out)


if __name__ == "__main__":
    main()
