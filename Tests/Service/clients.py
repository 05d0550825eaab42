"""Clients that others wrote, unchanged: `clients.py openai ADDRESS PICTURE` and `clients.py boto3 ENDPOINT BUCKET FOLDER`."""
import base64
import sys
from pathlib import Path

if sys.argv[1] == "openai":
    import openai

    client = openai.OpenAI(base_url=sys.argv[2] + "/v1", api_key="none")
    picture = base64.b64encode(Path(sys.argv[3]).read_bytes()).decode()
    messages = [{"role": "user", "content": [
        {"type": "text", "text": "Describe this picture."},
        {"type": "image_url", "image_url": {"url": "data:image/bmp;base64," + picture}}]}]
    whole = client.chat.completions.create(model="alto", messages=messages)
    assert whole.choices[0].finish_reason == "stop"
    text = whole.choices[0].message.content
    pieces = [piece.choices[0].delta.content or "" for piece in client.chat.completions.create(
        model="alto", messages=messages, stream=True) if piece.choices]
    assert len(pieces) > 1 and "".join(pieces) == text, pieces
    print(text)
    for form, magic in (("mp3", (b"\xff", b"ID3")), ("wav", (b"RIFF",)), ("flac", (b"fLaC",)), ("opus", (b"OggS",))):
        sound = client.audio.speech.create(model="alto", voice="alloy", input="A cat.", response_format=form).content
        assert sound.startswith(magic) and len(sound) > 500, (form, sound[:4])
    assert all(model.id for model in client.models.list().data)
    try:
        client.chat.completions.create(model="alto", messages=[{"role": "user", "content": "hello"}])
        raise AssertionError("a conversation without a picture was answered")
    except openai.UnprocessableEntityError as error:
        assert "There is no picture" in str(error), error
    print("ok")
else:
    import boto3

    client = boto3.client("s3", endpoint_url=sys.argv[2])
    sounds = [item for item in client.list_objects_v2(Bucket=sys.argv[3]).get("Contents", []) if item["Key"].endswith(".mp3")]
    assert len(sounds) == 1, sounds
    whole = client.get_object(Bucket=sys.argv[3], Key=sounds[0]["Key"])
    assert whole["ContentType"] == "audio/mpeg", whole["ContentType"]
    assert len(whole["Body"].read()) == sounds[0]["Size"] > 1000
    print("ok")
