"""OpenAI's own client in a conversation with a real, small model of random weights: `chat.py PROGRAM REFERENCE PICTURE FOLDER`."""
import base64
import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import openai

from checkpoint import made

program, reference, picture, folder = sys.argv[1:5]
service = subprocess.Popen(
    [program, "serve", "--port", "0", "--data", folder, "--model", "none", "--chat-model", made(reference), "--keep-pictures"],
    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
try:
    address = service.stdout.readline().split()[-1]
    client = openai.OpenAI(base_url=address + "/v1", api_key="none", max_retries=0)
    data = "data:image/bmp;base64," + base64.b64encode(Path(picture).read_bytes()).decode()

    def user(text, pictures=0):
        return {"role": "user", "content": [{"type": "image_url", "image_url": {"url": data}}] * pictures + [{"type": "text", "text": text}]}

    how = {"model": "any", "max_tokens": 12, "temperature": 0, "seed": 1}
    messages = [user("What is the difference?", pictures=2)]
    for turn in range(2):
        pieces, reason, usage = [], None, None
        for chunk in client.chat.completions.create(
                messages=messages, stream=True, stream_options={"include_usage": True}, **how):
            usage = chunk.usage or usage
            for choice in chunk.choices:
                pieces.append(choice.delta.content or "")
                reason = choice.finish_reason or reason
        text = "".join(pieces)
        assert reason in ("stop", "length") and usage.prompt_tokens > 100, (reason, usage)
        assert 0 < usage.completion_tokens <= 12, usage
        whole = client.chat.completions.create(messages=messages, **how)
        assert whole.choices[0].message.content == text, (whole, text)
        messages += [{"role": "assistant", "content": text or "."}, user("And now?")]
    print("ok: conversation")

    # About a description that is kept.
    request = urllib.request.Request(
        address + "/v1/descriptions?audio=none", Path(picture).read_bytes(),
        {"Content-Type": "image/bmp", "Prefer": "wait=60"})
    made_description = json.load(urllib.request.urlopen(request))
    path = f"{address}/v1/descriptions/{made_description['id']}/conversation"
    asked = urllib.request.Request(path, json.dumps({"question": "What is it?"}).encode(), {"Content-Type": "application/json"})
    told = urllib.request.urlopen(asked).read().decode()
    assert "event: done" in told, told
    kept = json.load(urllib.request.urlopen(path))["messages"]
    assert [message["role"] for message in kept] == ["user", "assistant"], kept
    print("ok: description")
finally:
    service.terminate()
    service.wait(60)
