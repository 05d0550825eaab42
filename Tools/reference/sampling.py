"""Makes what the reference's `generate` writes, by the likeliest words and by chance, with a model that is a table.

    python sampling.py FILE

The scores of a word are a row of the table, chosen by the word before it. `torch.multinomial` is replaced by the first word in
the vocabulary's order at which the probabilities together are above the draw; the draws stand in FILE.
"""

import json
import random
import sys

import torch
import transformers
from transformers import GenerationConfig, GenerationMixin, PreTrainedConfig, PreTrainedModel
from transformers.modeling_outputs import CausalLMOutput

SIZE = 64
torch.set_num_threads(1)


class TableConfig(PreTrainedConfig):
    model_type = "table"

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.vocab_size, self.num_hidden_layers = SIZE, 1


class Table(PreTrainedModel, GenerationMixin):
    config_class = TableConfig
    main_input_name = "input_ids"

    def __init__(self, config, table=None):
        super().__init__(config)
        self.table = torch.nn.Parameter(table)

    def forward(self, input_ids=None, **kwargs):
        return CausalLMOutput(logits=self.table[input_ids])

    def prepare_inputs_for_generation(self, input_ids, **kwargs):
        return {"input_ids": input_ids}


def main():
    rng = random.Random(9)
    table = [[round(rng.gauss(0, 2.5), 3) for _ in range(SIZE)] for _ in range(SIZE)]
    model = Table(TableConfig(), torch.tensor(table, dtype=torch.float32)).eval()
    draws = []

    def multinomial(probabilities, num_samples, **kwargs):
        draw = rng.random()
        draws.append(draw)
        sums = torch.cumsum(probabilities[0].double(), 0)
        return torch.nonzero(sums > draw * sums[-1])[0].reshape(1, 1)

    torch.multinomial = multinomial
    cases = []
    kinds = [
        {}, {"do_sample": True, "top_k": 0}, {"do_sample": True, "temperature": 0.7}, {"do_sample": True, "top_k": 5}, {"do_sample": True, "top_p": 0.8, "top_k": 0},
        {"do_sample": True, "top_k": 12, "top_p": 0.6, "temperature": 1.4}, {"do_sample": True, "min_p": 0.1}, {"do_sample": True, "typical_p": 0.7, "top_k": 0},
        {"do_sample": True, "repetition_penalty": 1.3, "no_repeat_ngram_size": 2}, {"repetition_penalty": 1.5}, {"no_repeat_ngram_size": 3},
        {"suppress_tokens": list(range(0, 60, 3)), "do_sample": True}, {"begin_suppress_tokens": [1, 5, 9, 13, 40, 41, 42, 43, 44], "min_new_tokens": 6},
        {"bad_words_ids": [[7], [3, 4], [20, 21]], "do_sample": True, "temperature": 2.0}, {"forced_eos_token_id": 2, "do_sample": True, "min_p": 0.02, "top_p": 0.95},
    ]
    for index in range(60):
        kind = kinds[index % len(kinds)]
        prompt = [rng.randrange(3, SIZE) for _ in range(rng.randint(1, 6))]
        draws.clear()
        settings = GenerationConfig(max_new_tokens=12, eos_token_id=[2, 33], pad_token_id=0, use_cache=False, **kind)
        found = model.generate(torch.tensor([prompt]), generation_config=settings, use_cache=False)
        config = {"max_new_tokens": 12, **kind}
        cases.append({"config": config, "prompt": prompt, "draws": list(draws), "tokens": found[0].tolist()[len(prompt):]})
    with open(sys.argv[1], "w") as file:
        file.write('{"made_with": "transformers %s, torch %s", "eos": [2, 33],\n"table": ' % (transformers.__version__, torch.__version__))
        json.dump(table, file, separators=(",", ":"))
        file.write(',\n"cases": ')
        json.dump(cases, file, separators=(",", ":"))
        file.write("}\n")


if __name__ == "__main__":
    main()
