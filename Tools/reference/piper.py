"""Makes a random Piper voice: an ONNX file and its JSON, as `piper_train.export_onnx` writes them.

    python piper.py FOLDER [--speakers N] [--full]

The model is a random VITS of transformers behind Piper's own inputs: input, input_lengths, scales (noise, length, duration
noise) and, with several speakers, sid. Beside it lie cases.json and reference.safetensors: what onnxruntime makes of some
phonemes without noise.
"""

import argparse
import json
import pathlib

import numpy as np
import onnxruntime
import torch
from safetensors.numpy import save_file

import vits

PHONEMES = list("_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøħŋœǀɐɑɒɓɔɕɖɗɘəɚɛɜɡɣɪɹʃʊʌʒˈˌːθ")


class Piper(torch.nn.Module):
    """Transformers' model with what Piper's exported graph is given."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input, input_lengths, scales, sid=None):
        model = self.model
        model.noise_scale, model.noise_scale_duration = scales[0], scales[2]
        mask = (torch.arange(input.shape[1])[None] < input_lengths[:, None]).long()
        out = model(input, attention_mask=mask, speaker_id=sid, speaking_rate=1.0 / scales[1])
        return out.waveform.unsqueeze(1).unsqueeze(1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--speakers", type=int, default=1)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    folder, speakers = options.folder, options.speakers
    folder.mkdir(parents=True, exist_ok=True)
    shape = dict(vits.FULL["ljs"] if options.full else vits.TINY, vocab_size=len(PHONEMES))
    if speakers > 1:
        shape.update(num_speakers=speakers, speaker_embedding_size=10)
    model = Piper(vits.make(shape, 31 + speakers, spread=0.3 if options.full else 1.0)).eval()
    example = [torch.arange(12)[None] % len(PHONEMES), torch.tensor([12]), torch.tensor([0.667, 1.0, 0.8])]
    names = ["input", "input_lengths", "scales"]
    if speakers > 1:
        example.append(torch.tensor([1]))
        names.append("sid")
    path = folder / "voice.onnx"
    torch.onnx.export(
        model, tuple(example), str(path), input_names=names, output_names=["output"], opset_version=15, dynamo=False,
        dynamic_axes={"input": {0: "batch", 1: "phonemes"}, "input_lengths": {0: "batch"}, "output": {0: "batch", 3: "time"}})
    (folder / "voice.onnx.json").write_text(json.dumps({
        "audio": {"sample_rate": 22050, "quality": "medium"}, "espeak": {"voice": "en-us"}, "phoneme_type": "espeak",
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8}, "num_symbols": len(PHONEMES),
        "num_speakers": speakers, "speaker_id_map": {f"p{225 + i}": i for i in range(speakers)} if speakers > 1 else {},
        "language": {"code": "en_US", "family": "en", "region": "US", "name_english": "English"},
        "phoneme_id_map": {phoneme: [index] for index, phoneme in enumerate(PHONEMES)}, "piper_version": "1.0.0",
    }, ensure_ascii=False))

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    generator = np.random.default_rng(3)
    cases, tensors = [], {}
    for number, (length, scale) in enumerate([(9, 1.0), (25, 1.0), (25, 0.7), (80, 1.2)]):
        ids = generator.integers(0, len(PHONEMES), length).tolist()
        speaker = int(generator.integers(0, speakers)) if speakers > 1 else None
        inputs = {
            "input": np.array([ids], dtype=np.int64), "input_lengths": np.array([length], dtype=np.int64),
            "scales": np.array([0, scale, 0], dtype=np.float32)}
        if speaker is not None:
            inputs["sid"] = np.array([speaker], dtype=np.int64)
        tensors[str(number)] = session.run(None, inputs)[0].reshape(-1)
        cases.append(dict(ids=ids, speaker=speaker, lengthScale=scale))
    if not options.full:
        save_file(tensors, folder / "reference.safetensors")
        (folder / "cases.json").write_text(json.dumps(cases))
    print([len(tensor) for tensor in tensors.values()])


main()
