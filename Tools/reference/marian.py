"""Makes small random Marian checkpoints and what transformers computes from them, for the tests of AltoModels/Marian.

    python marian.py FOLDER          (Tests/Reference/marian)

The weights have a spread wide enough that different sentences give different translations; the script fails where they do not.
"""
import json
import pathlib
import sys

import torch
from safetensors.torch import save_file
from transformers import MarianConfig, MarianMTModel

SHAPES = {
    # As opus-mt: swish, scaled embeddings, as many layers on both sides.
    "opus": dict(vocab_size=97, d_model=48, encoder_layers=2, decoder_layers=2, encoder_attention_heads=4, decoder_attention_heads=4,
                 encoder_ffn_dim=80, decoder_ffn_dim=80, activation_function="swish", scale_embedding=True, max_position_embeddings=40),
    # Nothing as usual: another depth, width and count of heads on each side, an odd half, no scale.
    "odd": dict(vocab_size=61, d_model=30, encoder_layers=3, decoder_layers=1, encoder_attention_heads=5, decoder_attention_heads=2,
                encoder_ffn_dim=44, decoder_ffn_dim=52, activation_function="relu", scale_embedding=False, max_position_embeddings=24),
}


def make(shape, seed):
    torch.manual_seed(seed)
    pad = shape["vocab_size"] - 1
    config = MarianConfig(**shape, pad_token_id=pad, decoder_start_token_id=pad, eos_token_id=0, forced_eos_token_id=0,
                          decoder_vocab_size=shape["vocab_size"], share_encoder_decoder_embeddings=True)
    model = MarianMTModel(config)
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            if "embed_positions" in name:
                continue
            if "layer_norm.weight" in name:
                tensor.normal_(1, 0.2)
            elif name.endswith("bias"):
                tensor.normal_(0, 0.1)
            elif "shared" in name or "embed_tokens" in name:
                tensor.normal_(0, 0.5 / shape["d_model"] ** 0.25 if shape["scale_embedding"] else 1.2)
            else:
                # Queries and keys are larger, so that attention picks and does not average; what is seen of the sentence
                # weighs more than the words before.
                sharp = 2.0 if "q_proj" in name or "k_proj" in name else 3.0 if "encoder_attn" in name else 1.2
                tensor.normal_(0, sharp / tensor.shape[1] ** 0.5)
        model.final_logits_bias.normal_(0, 0.5)
        # Sentences must end now and then.
        model.final_logits_bias[0, 0] += 1.5
    return model.eval()


root = pathlib.Path(sys.argv[1])
for index, (name, shape) in enumerate(SHAPES.items()):
    model, folder = make(shape, 11 + index), root / name
    folder.mkdir(parents=True, exist_ok=True)
    config = model.config
    generation = dict(num_beams=4, max_length=min(24, shape["max_position_embeddings"]), bad_words_ids=[[config.pad_token_id]],
                      eos_token_id=0, pad_token_id=config.pad_token_id, decoder_start_token_id=config.decoder_start_token_id,
                      forced_eos_token_id=0, no_repeat_ngram_size=2,
                      # As opus-mt's files say, for one of the two.
                      renormalize_logits=name == "opus")
    (folder / "config.json").write_text(json.dumps(config.to_dict(), indent=1, default=str) + "\n")
    (folder / "generation_config.json").write_text(json.dumps(generation, indent=1) + "\n")
    tensors = {name: tensor.contiguous().clone() for name, tensor in model.state_dict().items()
               if not any(tied in name for tied in ("encoder.embed_tokens", "decoder.embed_tokens", "lm_head"))}
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    generator = torch.Generator().manual_seed(5)
    cases, reference, written = [], {}, set()
    for number in range(250):
        length = int(torch.randint(1, 16, (1,), generator=generator))
        ids = torch.randint(1, shape["vocab_size"] - 1, (1, length), generator=generator)
        ids = torch.cat([ids, torch.zeros(1, 1, dtype=torch.long)], 1)
        with torch.no_grad():
            outputs = {}
            for beams in (1, 4):
                given = dict(generation, num_beams=beams)
                outputs[beams] = model.generate(ids, do_sample=False, **given)[0, 1:].tolist()
            if number < 4:
                encoded = model.model.encoder(ids, output_hidden_states=True)
                for layer, state in enumerate(encoded.hidden_states):
                    reference[f"{number}.state.{layer}"] = state[0].contiguous()
                start = torch.tensor([[config.decoder_start_token_id] + outputs[1][:3]])
                reference[f"{number}.logits"] = model(input_ids=ids, decoder_input_ids=start).logits[0, -1].contiguous()
        written.add(tuple(outputs[4]))
        cases.append(dict(ids=ids[0].tolist(), greedy=outputs[1], beam=outputs[4]))
    save_file(reference, folder / "reference.safetensors")
    (folder / "cases.json").write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
    ended = sum(case["beam"][-1] == 0 and len(case["beam"]) < generation["max_length"] - 1 for case in cases)
    assert len(written) > 180, f"{name}: only {len(written)} different translations"
    print(f"{name}: {len(written)} different translations of {len(cases)}, {ended} ended by themselves, "
          f"lengths {min(len(c['beam']) for c in cases)} to {max(len(c['beam']) for c in cases)}")
