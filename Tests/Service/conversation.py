"""OpenAI's own client, unchanged, in a conversation: `conversation.py ADDRESS PICTURE`. The service's model says what it was told to."""
import base64
import sys
from pathlib import Path

import openai

client = openai.OpenAI(base_url=sys.argv[1] + "/v1", api_key="none", max_retries=0)
address = "data:image/bmp;base64," + base64.b64encode(Path(sys.argv[2]).read_bytes()).decode()


def user(text, pictures=0):
    return {"role": "user", "content": [{"type": "image_url", "image_url": {"url": address}}] * pictures + [{"type": "text", "text": text}]}


def streamed(messages, **more):
    """The words, the reason of the end and what it took; pieces must come one by one."""
    pieces, reason, usage = [], None, None
    for chunk in client.chat.completions.create(
            model="any", messages=messages, stream=True, stream_options={"include_usage": True}, **more):
        if chunk.usage:
            usage = chunk.usage
        for choice in chunk.choices:
            if choice.delta.content:
                pieces.append(choice.delta.content)
            reason = choice.finish_reason or reason
    assert len(pieces) > 1, pieces
    return "".join(pieces), reason, usage


# Two pictures, three turns.
messages = [{"role": "system", "content": "Be brief."}, user("What is the difference?", pictures=2)]
text, reason, usage = streamed(messages, max_tokens=50, temperature=0, seed=3, stop=["\n\n"])
assert (text, reason) == ("The first is red, the second blue.", "stop"), (text, reason)
assert usage.prompt_tokens == 7 and usage.total_tokens == usage.prompt_tokens + usage.completion_tokens, usage
messages += [{"role": "assistant", "content": text}, user("And the left one?")]
text, _, _ = streamed(messages)
assert text == "It is red.", text
messages += [{"role": "assistant", "content": text}, user("Sure?")]
whole = client.chat.completions.create(model="any", messages=messages)
assert whole.choices[0].message.content == "Yes, it is red." and whole.model == "toy-chat", whole
print("ok: conversation")

# What goes wrong has the client's own types.
try:
    client.chat.completions.create(model="any", messages=[user("What are these?", pictures=20)])
    raise AssertionError("20 pictures were taken")
except openai.APIStatusError as error:
    assert error.status_code == 413 and "20 pictures" in str(error), error
try:
    client.chat.completions.create(model="any", messages=[user("Hello")], temperature=9)
    raise AssertionError("a temperature of 9 was taken")
except openai.BadRequestError as error:
    assert "temperature" in str(error), error
try:
    client.chat.completions.create(model="absent", messages=[user("Hello")])
    raise AssertionError("a model that is absent answered")
except openai.NotFoundError as error:
    assert "not installed" in str(error), error
print("ok: problems")

# A client that goes away stops the model. "Slow" takes an hour; "Stopped?" is answered once an answer was cut off.
stream = client.chat.completions.create(model="any", messages=[user("Slow")], stream=True)
for chunk in stream:
    if chunk.choices and chunk.choices[0].delta.content:
        break
stream.close()
client.chat.completions.create(model="any", messages=[user("Stopped?")], timeout=60)
print("ok: gone")
