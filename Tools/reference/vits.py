"""Makes random VITS checkpoints and what transformers computes from them, for the tests of AltoModels/VITS.

    python vits.py tests FOLDER              small checkpoints with reference tensors (Tests/Reference/vits)
    python vits.py checkpoint ljs FOLDER     one full-size random checkpoint, for benchmarks: ljs, vctk or mms
    python vits.py sound FOLDER IDS OUTPUT   what the reference makes of symbols, without noise, as raw float32

The weights have a spread wide enough that symbols, neighbours, speakers and durations all change the sound; `check` asserts it.
"""

import argparse
import json
import pathlib

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from transformers import VitsConfig, VitsModel

TINY = dict(
    hidden_size=24, num_hidden_layers=2, num_attention_heads=2, ffn_dim=40, flow_size=16, spectrogram_bins=9,
    upsample_initial_channel=32, upsample_rates=[4, 4], upsample_kernel_sizes=[8, 8], resblock_kernel_sizes=[3, 5],
    resblock_dilation_sizes=[[1, 3], [1, 2]], posterior_encoder_num_wavenet_layers=1, prior_encoder_num_flows=2,
    prior_encoder_num_wavenet_layers=2, duration_predictor_filter_channels=20)
SMALL = {
    # As kakao-enterprise/vits-ljs: one voice, stochastic durations.
    "ljs": dict(TINY, vocab_size=40),
    # As vits-vctk: speakers everywhere.
    "speakers": dict(TINY, vocab_size=40, num_speakers=5, speaker_embedding_size=10),
    # Deterministic durations; and all that the others leave as it usually is.
    "deterministic": dict(
        TINY, vocab_size=31, use_stochastic_duration_prediction=False, num_speakers=3, speaker_embedding_size=6,
        window_size=2, use_bias=False, ffn_kernel_size=4, hidden_act="gelu", layer_norm_eps=1e-6, num_attention_heads=3,
        upsample_rates=[5, 3, 2], upsample_kernel_sizes=[11, 3, 6], resblock_kernel_sizes=[3, 7, 11],
        resblock_dilation_sizes=[[1, 3, 5], [1, 3, 5], [2, 4]], leaky_relu_slope=0.2, wavenet_kernel_size=3,
        wavenet_dilation_rate=2, prior_encoder_num_flows=3, duration_predictor_kernel_size=5, speaking_rate=0.9),
    # As facebook/mms-tts-*: few symbols, another spline.
    "mms": dict(
        TINY, vocab_size=28, duration_predictor_flow_bins=6, duration_predictor_tail_bound=3.0, depth_separable_num_layers=2,
        duration_predictor_num_flows=3, sampling_rate=16000),
}
FULL = {
    "ljs": dict(vocab_size=178, sampling_rate=22050),
    "vctk": dict(vocab_size=178, sampling_rate=22050, num_speakers=109, speaker_embedding_size=256),
    "mms": dict(vocab_size=38, sampling_rate=16000),
}


def make(shape, seed, spread=1.0):
    """A model whose weights spread: what goes through keeps its size, biases and norms vary, and durations are like speech's."""
    torch.manual_seed(seed)
    model = VitsModel(VitsConfig(**shape)).eval()
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            fan = max(1, tensor.numel() // tensor.shape[0])
            if "norm" in name and name.endswith("weight"):
                tensor.normal_(1.0, 0.2 * spread)
            elif name.endswith("bias"):
                tensor.normal_(0, 0.1)
            elif name.endswith("original0") or name.endswith("weight_g"):
                # The magnitude of a row: as if its elements had been drawn with the size below.
                tensor.uniform_(0.6, 1.4)
            elif "emb_rel" in name:
                tensor.normal_(0, 0.6)
            elif "embed_tokens" in name:
                tensor.normal_(0, 1 / model.config.hidden_size**0.5)
            elif "embed_speaker" in name:
                tensor.normal_(0, 1.0)
            elif "translate" in name or "log_scale" in name:
                tensor.normal_(0, 0.3)
            elif "duration_predictor" in name and "flows" in name and "conv_proj" in name:
                tensor.normal_(0, 2.0 / fan**0.5)  # splines that bend
            elif "q_proj" in name or "k_proj" in name:
                tensor.normal_(0, 1.6 / fan**0.5)
            else:
                tensor.normal_(0, 1.1 / fan**0.5)
        decoder = model.decoder
        decoder.conv_post.weight.mul_(0.3)  # so that tanh does not flatten everything
        for layer in decoder.upsampler:
            layer.weight.normal_(0, 1.1 / (layer.weight.shape[0] * layer.kernel_size[0] / layer.stride[0]) ** 0.5)
        if model.config.use_stochastic_duration_prediction:
            # Some three frames a symbol, from one to twenty.
            model.duration_predictor.flows[0].log_scale[0] = 1.2
            model.duration_predictor.flows[0].translate[0] = -2.6
        else:
            model.duration_predictor.proj.weight.mul_(0.6)
            model.duration_predictor.proj.bias += 1.0
        model.text_encoder.project.weight[model.config.flow_size:].mul_(0.3)
    return model


def save(model, folder, old_names=False):
    """As the hub's checkpoints: in old ones the weight norm of the flow has PyTorch's old names."""
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    if old_names:
        path = folder / "model.safetensors"
        tensors = load_file(path)
        renamed = {
            name.replace("parametrizations.weight.original0", "weight_g").replace("parametrizations.weight.original1", "weight_v"):
                tensor for name, tensor in tensors.items()}
        save_file(renamed, path, metadata={"format": "pt"})
    for name in ["generation_config.json"]:
        (folder / name).unlink(missing_ok=True)


def run(model, ids, speaker=None, noise=0.0, duration_noise=0.0, rate=None, inject=None):
    """All stages' tensors. `inject` gives the noise: durations first, then frames."""
    model.noise_scale, model.noise_scale_duration = noise, duration_noise
    captured = {}
    hooks = [
        model.text_encoder.register_forward_hook(lambda m, i, o: captured.update(
            means=o.prior_means.transpose(1, 2), log_variances=o.prior_log_variances.transpose(1, 2))),
        model.duration_predictor.register_forward_hook(lambda m, i, o: captured.update(log_durations=o)),
    ]
    randn, randn_like = torch.randn, torch.randn_like
    if inject is not None:
        torch.randn = lambda *shape: inject[0]
        torch.randn_like = lambda x: inject[1][:, :, : x.shape[2]]
    try:
        with torch.no_grad():
            out = model(torch.tensor([ids]), speaker_id=speaker, speaking_rate=rate, output_hidden_states=True)
    finally:
        torch.randn, torch.randn_like = randn, randn_like
        for hook in hooks:
            hook.remove()
    captured["waveform"] = out.waveform
    captured["latents"] = out.spectrogram
    for index, state in enumerate(out.hidden_states):
        captured[f"state.{index}"] = state
    return {name: tensor.contiguous() for name, tensor in captured.items()}


def check(model, speakers):
    """That the output depends on what it should depend on."""
    size = model.config.vocab_size
    a = run(model, [1, 2, 3, 4, 5, 6, 7, 8])
    b = run(model, [1, 2, 3, 4, 5, 6, 9 % size, 8])
    for name in ("log_durations", "means"):
        assert (a[name] - b[name]).abs().max() > 1e-2, name
    durations = torch.ceil(torch.exp(a["log_durations"])).flatten().tolist()
    assert len(set(durations)) > 1 and sum(durations) < 2000, durations
    assert a["waveform"].std() > 0.02 and a["waveform"].abs().max() < 0.9999, (a["waveform"].std(), a["waveform"].abs().max())
    if speakers:
        x, y = run(model, [1, 2, 3, 4], 0), run(model, [1, 2, 3, 4], 1)
        n = min(x["waveform"].shape[1], y["waveform"].shape[1])
        assert (x["waveform"][:, :n] - y["waveform"][:, :n]).abs().max() > 1e-2


def tests(root):
    for index, (name, shape) in enumerate(SMALL.items()):
        folder = root / name
        model = make(shape, 10 + index)
        speakers = shape.get("num_speakers", 1) > 1
        check(model, speakers)
        save(model, folder, old_names=name in ("ljs", "mms"))
        generator = np.random.default_rng(index)
        size = model.config.vocab_size
        cases, tensors = [], {}
        for number, (length, noise, duration_noise, rate) in enumerate([
            (1, 0, 0, None), (3, 0, 0, None), (9, 0, 0, None), (41, 0, 0, None), (120, 0, 0, None), (30, 0, 0, 1.3),
            (30, 0.667, 0.8, None), (17, 1.1, 0.4, 0.8),
        ]):
            ids = generator.integers(0, size, length).tolist()
            speaker = int(generator.integers(0, shape["num_speakers"])) if speakers else None
            inject = (torch.tensor(generator.standard_normal((1, 2, length)), dtype=torch.float32),
                      torch.tensor(generator.standard_normal((1, model.config.flow_size, 4000)), dtype=torch.float32))
            found = run(model, ids, speaker, noise, duration_noise, rate, inject)
            frames = found["latents"].shape[2]
            keep = ["waveform", "log_durations"]
            if number in (2, 6):
                keep += ["means", "log_variances", "latents"]
            if number == 2:
                keep += [key for key in found if key.startswith("state.")]
            tensors.update({f"{number}.{key}": found[key] for key in keep})
            if noise:
                tensors[f"{number}.duration_noise"] = inject[0]
                tensors[f"{number}.frame_noise"] = inject[1][:, :, :frames].contiguous()
            scale = 1.0 / (rate or model.config.speaking_rate)
            durations = torch.ceil(torch.exp(found["log_durations"]) * scale).flatten().int().tolist()
            assert sum(durations) == frames
            cases.append(dict(ids=ids, speaker=speaker, noise=noise, durationNoise=duration_noise, rate=rate, durations=durations))
        save_file(tensors, folder / "reference.safetensors")
        (folder / "cases.json").write_text(json.dumps(cases))
        print(name, [sum(case["durations"]) for case in cases], sum(p.numel() for p in model.parameters()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("tests").add_argument("folder", type=pathlib.Path)
    checkpoint = commands.add_parser("checkpoint")
    checkpoint.add_argument("shape", choices=sorted(FULL))
    checkpoint.add_argument("folder", type=pathlib.Path)
    sound = commands.add_parser("sound")
    sound.add_argument("folder", type=pathlib.Path)
    sound.add_argument("ids", type=pathlib.Path)
    sound.add_argument("output", type=pathlib.Path)
    options = parser.parse_args()
    if options.command == "tests":
        tests(options.folder)
    elif options.command == "checkpoint":
        model = make(FULL[options.shape], 7, spread=0.3)
        check(model, model.config.num_speakers > 1)
        save(model, options.folder, old_names=True)
    else:
        model = VitsModel.from_pretrained(options.folder).eval()
        run(model, json.loads(options.ids.read_text()))["waveform"].numpy().tofile(options.output)


if __name__ == "__main__":
    main()
