"""Trains a small Marian model that translates captions of a toy grammar from English to Spanish, for the tests.

    python marian_toy.py FOLDER          (Tests/Reference/marian/toy)

Nouns have a gender, adjectives follow and agree, articles too: it cannot be done word by word. What transformers' tokenizer and
model make of 500 sentences, most of which were not trained on, is kept beside the weights; so is how many of them are right.
"""
import json
import pathlib
import random
import sys

import sentencepiece
import torch
from safetensors.torch import save_file
from transformers import MarianConfig, MarianMTModel, MarianTokenizer

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
chance = random.Random(3)
NOUNS = [("cat", "gato", "m"), ("dog", "perro", "m"), ("house", "casa", "f"), ("car", "coche", "m"), ("bed", "cama", "f"), ("table", "mesa", "f"),
         ("book", "libro", "m"), ("flower", "flor", "f"), ("boat", "barco", "m"), ("cup", "taza", "f"), ("chair", "silla", "f"), ("hat", "sombrero", "m")]
COLOURS = [("red", "rojo", "roja"), ("white", "blanco", "blanca"), ("black", "negro", "negra"), ("yellow", "amarillo", "amarilla"),
           ("green", "verde", "verde"), ("blue", "azul", "azul"), ("small", "pequeño", "pequeña")]
PLACES = [("on", "sobre"), ("next to", "junto a"), ("in front of", "delante de"), ("behind", "detrás de"), ("under", "debajo de")]


def thing():
    (english, spanish, gender), colour = chance.choice(NOUNS), chance.choice(COLOURS + [None] * 4)
    article = "un" if gender == "m" else "una"
    if colour is None:
        return f"a {english}", f"{article} {spanish}"
    return f"a {colour[0]} {english}", f"{article} {spanish} {colour[1] if gender == 'm' else colour[2]}"


def sentence():
    one, other, place = thing(), thing(), chance.choice(PLACES)
    if chance.random() < 0.15:
        return one
    start = ("there is ", "hay ") if chance.random() < 0.3 else ("", "")
    return f"{start[0]}{one[0]} {place[0]} {other[0]}", f"{start[1]}{one[1]} {place[1]} {other[1]}"


pairs = list({sentence() for _ in range(6000)})
chance.shuffle(pairs)
tested, trained = pairs[:400], pairs[400:]
for side, name in enumerate(("source", "target")):
    lines = folder / f"{name}.txt"
    lines.write_text("\n".join(pair[side] for pair in trained))
    sentencepiece.SentencePieceTrainer.train(input=str(lines), model_prefix=str(folder / name), vocab_size=90 if side == 0 else 110,
                                             hard_vocab_limit=False, minloglevel=2, bos_id=-1, eos_id=0, unk_id=1, pad_id=-1)
    (folder / f"{name}.model").rename(folder / f"{name}.spm")
    (folder / f"{name}.vocab").unlink()
    lines.unlink()
pieces = ["</s>", "<unk>"]
for name in ("source", "target"):
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{name}.spm"))
    pieces += [piece for piece in (processor.id_to_piece(i) for i in range(processor.get_piece_size())) if piece not in pieces]
vocabulary = {piece: number for number, piece in enumerate(pieces + ["<pad>"])}
(folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False, indent=0) + "\n")
(folder / "tokenizer_config.json").write_text(json.dumps(dict(source_lang="en", target_lang="es", model_max_length=64)) + "\n")
tokenizer = MarianTokenizer(source_spm=str(folder / "source.spm"), target_spm=str(folder / "target.spm"), vocab=str(folder / "vocab.json"),
                            source_lang="en", target_lang="es", model_max_length=64)
pad = vocabulary["<pad>"]
torch.manual_seed(1)
config = MarianConfig(vocab_size=len(vocabulary), decoder_vocab_size=len(vocabulary), d_model=48, encoder_layers=2, decoder_layers=2,
                      encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=96, decoder_ffn_dim=96,
                      activation_function="swish", scale_embedding=True, max_position_embeddings=64, pad_token_id=pad,
                      decoder_start_token_id=pad, eos_token_id=0, forced_eos_token_id=0, dropout=0.0, share_encoder_decoder_embeddings=True)
model = MarianMTModel(config)
optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3)
steps = 1500
schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
encoded = [(tokenizer(a).input_ids, tokenizer(text_target=b).input_ids) for a, b in trained]


def padded(rows, value):
    longest = max(map(len, rows))
    return torch.tensor([row + [value] * (longest - len(row)) for row in rows])


model.train()
for step in range(steps):
    batch = chance.sample(encoded, 64)
    source, target = padded([a for a, _ in batch], pad), padded([b for _, b in batch], -100)
    loss = model(input_ids=source, attention_mask=(source != pad).long(), labels=target).loss
    loss.backward()
    optimiser.step()
    optimiser.zero_grad()
    schedule.step()
    if step % 300 == 299:
        print(step + 1, round(loss.item(), 4), flush=True)
model.eval()
generation = dict(num_beams=4, max_length=64, bad_words_ids=[[pad]], eos_token_id=0, pad_token_id=pad, decoder_start_token_id=pad, forced_eos_token_id=0)
(folder / "config.json").write_text(json.dumps(config.to_dict(), indent=1, default=str) + "\n")
(folder / "generation_config.json").write_text(json.dumps(generation, indent=1) + "\n")
save_file({name: tensor.contiguous().clone() for name, tensor in model.state_dict().items()
           if not any(tied in name for tied in ("encoder.embed_tokens", "decoder.embed_tokens", "lm_head"))},
          folder / "model.safetensors", metadata={"format": "pt"})
odd = ["", "a red zebra", "A Red CAT!", "a red cat, a blue dog and a hat.", "un gato rojo", "猫 cat", "  a   cat  ", "a cat\nunder a table", "🐈", "there is there is"]
cases, right = [], 0
for english, spanish in [(text, None) for text in odd] + tested + trained[:90]:
    ids = tokenizer(english).input_ids
    with torch.no_grad():
        tokens = model.generate(torch.tensor([ids]), do_sample=False, **generation)[0, 1:].tolist()
    text = tokenizer.decode(tokens, skip_special_tokens=True)
    right += spanish is not None and text == spanish
    cases.append(dict(text=english, ids=ids, tokens=tokens, translation=text))
(folder / "cases.json").write_text("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n")
print(f"{right} of {len(tested) + 90} are right; {len(cases)} sentences in all")
