"""Draws the held-out pictures, asks transformers about them and writes what the Swift tests compare with.

    python held_out.py CAPTIONER VQA FOLDER

FOLDER/held-out.png holds 500 tiles of 96 pixels, 25 in a row, drawn from captions that no training picture had.
FOLDER/held-out.json holds for each tile the true caption, transformers' greedy caption and its token ids (prompt and
end token left out), the same with the prompt "a picture of" and with three beams, and one question with its true
answer and transformers' answer.
"""

import json
import random
import sys
from pathlib import Path

import torch
from PIL import Image
from transformers import BertTokenizer, BlipForConditionalGeneration, BlipForQuestionAnswering, BlipImageProcessorPil

from scenes import draw, scenes, yes_or_no

COUNT, SIDE, COLUMNS, SEED = 500, 96, 25, 20240607
PROMPT = "a picture of"


def main() -> None:
    captioner, vqa, folder = Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2] != "-" else None, Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    processor = BlipImageProcessorPil.from_pretrained(captioner)
    tokenizer = BertTokenizer.from_pretrained(captioner)
    model = BlipForConditionalGeneration.from_pretrained(captioner, dtype=torch.float32).eval()
    asked = vqa and BlipForQuestionAnswering.from_pretrained(vqa, dtype=torch.float32).eval()
    sep = model.config.text_config.sep_token_id

    def words(ids):
        return tokenizer.decode(ids, skip_special_tokens=True)

    sheet = Image.new("RGB", (COLUMNS * SIDE, (COUNT + COLUMNS - 1) // COLUMNS * SIDE))
    rows = []
    pictures = [(scene, draw(scene, SIDE, rng), rng) for scene, rng in scenes(SEED, COUNT, held_out=True)]
    prompt = tokenizer(PROMPT, return_tensors="pt").input_ids
    for index, (scene, tile, rng) in enumerate(pictures):
        sheet.paste(tile, (index % COLUMNS * SIDE, index // COLUMNS * SIDE))
        values = processor(tile, return_tensors="pt").pixel_values
        row = {"truth": scene.caption()}
        for name, options in {
            "caption": {}, "prompted": {"input_ids": prompt.clone()}, "beams": {"num_beams": 3},
        }.items():
            ids = model.generate(pixel_values=values, **options)[0].tolist()
            # The prompt's first token is replaced by [DEC] and its [SEP] is cut off.
            ids = ids[prompt.shape[1] - 1 if name == "prompted" else 1:]
            row[name] = {"text": words(ids), "tokens": [token for token in ids if token != sep]}
        question, answer = yes_or_no(scene, rng) if index % 5 == 0 else rng.choice(scene.questions())
        row["question"] = {"text": question, "truth": answer}
        if asked:
            ids = asked.generate(input_ids=tokenizer(question, return_tensors="pt").input_ids, pixel_values=values)[0].tolist()[1:]
            row["question"] |= {"answer": words(ids), "tokens": [token for token in ids if token != sep]}
        rows.append(row)

    share = {name: sum(row[name]["text"] == row["truth"] for row in rows) / COUNT for name in ("caption", "prompted", "beams")}
    if asked:
        share["question"] = sum(row["question"]["answer"] == row["question"]["truth"] for row in rows) / COUNT
    print(share, {name: len({row[name]["text"] for row in rows}) for name in ("caption",)})
    for row in [row for row in rows if row["caption"]["text"] != row["truth"]][:12]:
        print(row["truth"], "|", row["caption"]["text"])
    sheet.save(folder / "held-out.png", optimize=True)
    body = ",\n".join(json.dumps(row) for row in rows)
    (folder / "held-out.json").write_text(
        '{"columns": %d, "side": %d, "prompt": "%s", "right": %s,\n"pictures": [\n%s\n]}\n'
        % (COLUMNS, SIDE, PROMPT, json.dumps(share), body))


main()
