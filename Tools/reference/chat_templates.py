"""Makes what the reference's `apply_chat_template` gives for conversations, by templates as the hub's models have them.

    python chat_templates.py FILE

The templates are written here after what the published ones produce, with the constructs that those use. FILE gets each with
its tokens and, for each of 50 conversations with and without the prompt for an answer, the text, or null where it is refused.
"""

import json
import random
import sys

import transformers
from tokenizers import Tokenizer, models
from transformers import PreTrainedTokenizerFast

IDEFICS = """{%- for message in messages -%}
{{- message['role'] | capitalize }}{{ ':' if message['content'][0]['type'] == 'image' else ': ' }}
{%- for line in message['content'] -%}
{%- if line['type'] == 'text' -%}{{ line['text'] }}{%- elif line['type'] == 'image' -%}{{ '<image>' }}{%- endif -%}
{%- endfor -%}
{{ '<end_of_utterance>\\n' }}
{%- endfor -%}
{%- if add_generation_prompt -%}{{ 'Assistant:' }}{%- endif -%}"""

# In one line, as the hub has it.
SMOLVLM = ("<|im_start|>{% for message in messages %}{{message['role'].capitalize()}}{% if message['content'][0]['type'] == 'image' %}{{':'}}"
           "{% else %}{{': '}}{% endif %}{% for line in message['content'] %}{% if line['type'] == 'text' %}{{line['text']}}"
           "{% elif line['type'] == 'image' %}{{ '<image>' }}{% endif %}{% endfor %}<end_of_utterance>\n{% endfor %}"
           "{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}")

PHI3 = ("{% for message in messages %}{{ '<|' + message['role'] + '|>' + '\\n' + message['content'] + '<|end|>\\n' }}{% endfor %}"
        "{% if add_generation_prompt and messages[-1]['role'] != 'assistant' %}{{- '<|assistant|>\\n' -}}{% endif %}")

PHI35 = ("{% for message in messages %}{% if message['role'] == 'system' and message['content'] %}{{'<|system|>\\n' + message['content'] + '<|end|>\\n'}}"
         "{% elif message['role'] == 'user' %}{{'<|user|>\\n' + message['content'] + '<|end|>\\n'}}"
         "{% elif message['role'] == 'assistant' %}{{'<|assistant|>\\n' + message['content'] + '<|end|>\\n'}}{% endif %}{% endfor %}"
         "{% if add_generation_prompt %}{{ '<|assistant|>\\n' }}{% else %}{{ eos_token }}{% endif %}")

LLAMA3 = """{{- bos_token }}
{%- if not date_string is defined %}
    {%- set date_string = "26 Jul 2024" %}
{%- endif %}

{#- A system text is always there; the user's own goes into it. #}
{%- if messages[0]['role'] == 'system' %}
    {%- set system_message = messages[0]['content'] | trim %}
    {%- set messages = messages[1:] %}
{%- else %}
    {%- set system_message = "" %}
{%- endif %}
{{- "<|start_header_id|>system<|end_header_id|>\\n\\n" }}
{%- if tools is not none %}
    {{- "Environment: ipython\\n" }}
{%- endif %}
{{- "Today Date: " + date_string + "\\n\\n" }}
{{- system_message }}
{{- "<|eot_id|>" }}

{%- for message in messages %}
    {%- if not (message.role == 'ipython' or message.role == 'tool' or 'tool_calls' in message) %}
        {{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' }}
        {%- if message['content'] is string %}
            {{- message['content'] | trim }}
        {%- else %}
            {%- for content in message['content'] %}
                {%- if content['type'] == 'image' %}
                    {{- '<|image|>' }}
                {%- elif content['type'] == 'text' %}
                    {{- content['text'] }}
                {%- endif %}
            {%- endfor %}
        {%- endif %}
        {{- '<|eot_id|>' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}
{%- endif %}
"""

MISTRAL = """{%- if messages[0]["role"] == "system" %}
    {%- set system_message = messages[0]["content"] %}
    {%- set loop_messages = messages[1:] %}
{%- else %}
    {%- set loop_messages = messages %}
{%- endif %}
{%- set user_messages = loop_messages | selectattr("role", "equalto", "user") | list %}

{%- set ns = namespace() %}
{%- set ns.index = 0 %}
{%- for message in loop_messages %}
    {%- if (message["role"] == "user") != (ns.index % 2 == 0) %}
        {{- raise_exception("After the optional system message, conversation roles must alternate user/assistant/user/assistant/...") }}
    {%- endif %}
    {%- set ns.index = ns.index + 1 %}
{%- endfor %}

{{- bos_token }}
{%- for message in loop_messages %}
    {%- if message["role"] == "user" %}
        {%- if loop.last and system_message is defined %}
            {{- "[INST] " + system_message + "\\n\\n" + message["content"] + "[/INST]" }}
        {%- else %}
            {{- "[INST] " + message["content"] + "[/INST]" }}
        {%- endif %}
    {%- elif message["role"] == "assistant" %}
        {{- " " + message["content"] | trim + eos_token }}
    {%- else %}
        {{- raise_exception("Only user and assistant roles are supported, with the exception of an initial optional system message!") }}
    {%- endif %}
{%- endfor %}
{{- " " ~ (user_messages | length) if false else "" }}
"""

GEMMA = ("{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}"
         "{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
         "{{ raise_exception('Conversation roles must alternate user/assistant/user/assistant/...') }}{% endif %}"
         "{% if (message['role'] == 'assistant') %}{% set role = 'model' %}{% else %}{% set role = message['role'] %}{% endif %}"
         "{{ '<start_of_turn>' + role + '\\n' + message['content'] | trim + '<end_of_turn>\\n' }}{% endfor %}"
         "{% if add_generation_prompt %}{{'<start_of_turn>model\\n'}}{% endif %}")

CHATML = """{%- if tools %}
    {{- '<|im_start|>system\\n' }}
    {%- if messages[0].role == 'system' %}
        {{- messages[0].content + '\\n\\n' }}
    {%- endif %}
    {{- "# Tools\\n\\n<tools>" }}
    {%- for tool in tools %}
        {{- "\\n" }}
        {{- tool | tojson }}
    {%- endfor %}
    {{- "\\n</tools><|im_end|>\\n" }}
{%- else %}
    {%- if messages[0].role == 'system' %}
        {{- '<|im_start|>system\\n' + messages[0].content + '<|im_end|>\\n' }}
    {%- else %}
        {{- '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>\\n' }}
    {%- endif %}
{%- endif %}
{%- set ns = namespace(multi_step_tool=true, last_query_index=messages|length - 1) %}
{%- for message in messages[::-1] %}
    {%- set index = (messages|length - 1) - loop.index0 %}
    {%- if ns.multi_step_tool and message.role == "user" and message.content is string and not(message.content.startswith('<tool_response>') and message.content.endswith('</tool_response>')) %}
        {%- set ns.multi_step_tool = false %}
        {%- set ns.last_query_index = index %}
    {%- endif %}
{%- endfor %}
{%- for message in messages %}
    {%- if message.content is string %}
        {%- set content = message.content %}
    {%- else %}
        {%- set content = '' %}
    {%- endif %}
    {%- if (message.role == "user") or (message.role == "system" and not loop.first) %}
        {{- '<|im_start|>' + message.role + '\\n' + content + '<|im_end|>' + '\\n' }}
    {%- elif message.role == "assistant" %}
        {%- set reasoning = '' %}
        {%- if '</think>' in content %}
            {%- set reasoning = content.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n') %}
            {%- set content = content.split('</think>')[-1].lstrip('\\n') %}
        {%- endif %}
        {%- if loop.index0 > ns.last_query_index and (loop.last or reasoning) %}
            {{- '<|im_start|>' + message.role + '\\n<think>\\n' + reasoning.strip('\\n') + '\\n</think>\\n\\n' + content.lstrip('\\n') }}
        {%- else %}
            {{- '<|im_start|>' + message.role + '\\n' + content }}
        {%- endif %}
        {{- '<|im_end|>\\n' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\\n' }}
{%- endif %}
"""

# Many lines without marks at the tags: trim_blocks and lstrip_blocks decide.
ZEPHYR = """{% for message in messages %}
{% if message['role'] == 'user' %}
{{ '<|user|>\\n' + message['content'] + eos_token }}
  {% elif message['role'] == 'system' %}
{{ '<|system|>\\n' + message['content'] + eos_token }}
{% elif message['role'] == 'assistant' %}
	{{ '<|assistant|>\\n'  + message['content'] + eos_token }}
{% endif %}
{% if loop.last and add_generation_prompt %}
{{ '<|assistant|>' }}
{% endif %}
{% endfor %}
"""

# Pictures that are counted, as Qwen2-VL does it.
COUNTED = ("{% set image_count = namespace(value=0) %}{% for message in messages %}{% if loop.first and message['role'] != 'system' %}"
           "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n{% endif %}<|im_start|>{{ message['role'] }}\n"
           "{% if message['content'] is string %}{{ message['content'] }}<|im_end|>\n{% else %}{% for content in message['content'] %}"
           "{% if content['type'] == 'image' or 'image' in content or 'image_url' in content %}{% set image_count.value = image_count.value + 1 %}"
           "{% if add_vision_id %}Picture {{ image_count.value }}: {% endif %}<|vision_start|><|image_pad|><|vision_end|>"
           "{% elif 'text' in content %}{{ content['text'] }}{% endif %}{% endfor %}<|im_end|>\n{% endif %}{% endfor %}"
           "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}")

# Everything else that the subset has.
EVERYTHING = """{% macro show(value, before='', after="") -%}
    {{ before }}{{ value if value is string else value | tojson }}{{ after }}
{%- endmacro %}
{#- comment -#}
{% set names = {'user': 'U', "assistant": 'A'} %}
{%+ if true %}kept {% endif +%}
{% for message in messages if message.role in names or loop is defined %}
  {%- set text = message.content if message.content is string else message.content | selectattr('type', 'eq', 'text') | map(attribute='text') | join(' / ') %}
  {% if loop.index > 6 %}{% break %}{% elif text | length == 0 %}{% continue %}{% endif %}
{{ loop.index }}/{{ loop.length }} {{ loop.revindex0 }} {{ names.get(message['role'], '?') ~ ':' }} {% generation %}{{ show(text[:24], before='<', after='>') }}{% endgeneration %}
 {{ text[-3:] | upper }}|{{ text[::-1][:5] }}|{{ text | replace('e', 'E') | trim | lower | title }}|{{ text.split(' ')[0] }}|{{ text.count('a') }}
{{ (loop.previtem.role if loop.previtem is defined else 'none') }} {{ loop.cycle('odd', 'even') }} {{ 'last' if loop.last }} {{ message.content is not string and message.content is iterable }}
{% else %}
nobody
{% endfor %}
{{ [1, 2.5, 'it\\'s', none, true, (1,), {'k': [1, 2]}] }} {{ {'b': 1, 'a': "ü\\n"} | tojson }} {{ [3, 1, 2] | sort | join(',') }} {{ [1, [2, {'x': 'y'}]] | tojson(indent=2) }}
{% for key, value in names | items %}{{ key }}={{ value }};{% endfor %}{% for key, value in names.items() %}{{ key.upper() }}{{ value }}{% if not loop.last %}, {% endif %}{% endfor %}

{{ 7 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 7 / 2 }} {{ 2 ** 5 }} {{ 1 < 2 <= 2 }} {{ 'b' > 'a' }} {{ not 1 == 2 }} {{ (3 - 1) ~ 'x' ~ 2 }} {{ missing | default('default') }}{{ missing }} {{ 0 or 'or' }} {{ 1 and 'and' }}
{% set block %}  in a block {{ messages | length }} {% endset %}{{ block | trim }}{% set a, b = 1, 'two' %}{{ a }}{{ b }} {{ messages | map(attribute='role') | unique | list | length }} {{ ' x '.strip() + 'abc'.replace('b', '') }} {{ 'x' in 'text' }} {{ 'q' not in ['q'] }}
{% raw %}{{ raw }} {% not a tag %}{% endraw %} {{ "a%sb" is string }} {{ [1,2,3] | first }} {{ 'abc' | last }} {{ range(3) | list }} {{ range(5, 0, -2) | list | sum }} {{ 'yes' if add_generation_prompt else 'no' }} {{ messages[0].content is mapping }} {{ messages[0]['nothing'] is defined }} {{ ('a', 'b') | join }} {{ "a,b,c".rsplit(',', 1) }} {{ [4, 5, 6][1:] }} {{ 5 is odd }} {{ 1.0 }} {{ 1e3 }} {{ 'a\\tb' }} {{ "nested %}" }} {{ '}}' }}"""

TEMPLATES = {
    "smolvlm": SMOLVLM, "idefics2": IDEFICS, "phi3-vision": PHI3, "phi3.5-vision": PHI35, "llama3": LLAMA3, "mistral": MISTRAL,
    "gemma": GEMMA, "chatml": CHATML, "zephyr": ZEPHYR, "counted": COUNTED, "everything": EVERYTHING,
}
SAID = ["What is in the picture?", "  Describe it.  ", "Is there a dog?\n", "Read the text", "two\n\nparagraphs", "", "ünïcödé – 絵に何がありますか 🐕‍🦺",
        "<end_of_utterance>", "{{ not a template }} {% if %}", "tabs\tand \u00a0spaces\u3000", "\"quotes\" and 'apostrophes' \\ back", "e\u0301 é", "<tool_response>x</tool_response>",
        "a" * 70, "مرحبا", "A red circle.", "<think>\nI see it.\n</think>\n\nA gull.", "No.", " ", "line\r\nbreak"]


def conversations(rng):
    found = []
    for index in range(50):
        in_parts, turns = index % 2 == 1, []
        if index % 5 == 0:
            turns.append(("system", rng.choice(SAID)))
        for turn in range(rng.randint(1, 5)):
            turns.append(("user" if turn % 2 == 0 else "assistant", rng.choice(SAID)))
        if index in (17, 28):
            turns.insert(1, ("user", "Once more."))
        messages = []
        for role, said in turns:
            content = said
            if in_parts:
                content = [{"type": "text", "text": said}]
                if role == "user":
                    for _ in range(rng.randint(0, 2)):
                        content.insert(rng.randint(0, len(content)), {"type": "image"})
                    if rng.random() < 0.3:
                        content.append({"type": "text", "text": rng.choice(SAID)})
            messages.append({"role": role, "content": content})
        found.append(messages)
    return found


def main():
    chats = conversations(random.Random(50))
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=Tokenizer(models.BPE()), bos_token="<s>", eos_token="</s>", unk_token="<unk>", pad_token="<pad>")
    cases = {}
    for name, template in TEMPLATES.items():
        texts = []
        for index, chat in enumerate(chats):
            for prompt in (False, True):
                try:
                    texts.append(tokenizer.apply_chat_template(chat, chat_template=template, tokenize=False, add_generation_prompt=prompt, **({"add_vision_id": True} if index % 3 == 0 else {})))
                except Exception as error:
                    texts.append(None)
        print(name, sum(text is not None for text in texts), "of", len(texts), file=sys.stderr)
        cases[name] = {"template": template, "texts": texts}
    with open(sys.argv[1], "w") as file:
        file.write('{"made_with": "transformers %s",\n"tokens": {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"},\n"conversations": ' % transformers.__version__)
        json.dump(chats, file, separators=(",", ":"))
        for name, case in cases.items():
            file.write(',\n"%s": ' % name)
            json.dump(case, file, separators=(",", ":"))
        file.write("}\n")


if __name__ == "__main__":
    main()
