#!/usr/bin/env python3
"""Presigned addresses of botocore at a fixed time, for SigV4's tests: presigned.py > Tests/Fixtures/presigned.json

    pip install boto3==1.40.1
"""
import datetime
import json
from unittest import mock

import boto3
import botocore.auth
from botocore.config import Config

NOW = datetime.datetime(2026, 11, 21, 1, 2, 3)
cases = []
for bucket, key, region, endpoint, token, method, extra in [
    ("alto", "sounds/abc.mp3", "us-east-1", None, None, "get_object", {}),
    ("alto", "uploads/abc", "eu-central-1", None, None, "put_object", {}),
    ("alto.pictures", "sounds/abc.mp3", "eu-west-1", None, "token+/=", "get_object", {}),
    ("alto", "a b/ü+&=~'()*.mp3", "us-east-1", "http://127.0.0.1:9000", None, "get_object", {}),
    ("alto", "sounds/abc.mp3", "us-east-1", "https://s3.example.org", "tok", "get_object",
     {"ResponseContentDisposition": "attachment; filename=\"a b.mp3\""}),
]:
    client = boto3.client(
        "s3", region_name=region, endpoint_url=endpoint, aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret/+key",
        aws_session_token=token,
        config=Config(signature_version="s3v4", s3={"addressing_style": "path" if endpoint or "." in bucket else "virtual"}))
    with mock.patch.object(botocore.auth, "get_current_datetime", lambda **_: NOW, create=True), \
            mock.patch.object(botocore.auth, "datetime", mock.Mock(datetime=mock.Mock(utcnow=lambda: NOW)), create=True):
        url = client.generate_presigned_url(method, Params={"Bucket": bucket, "Key": key, **extra}, ExpiresIn=900)
    cases.append({"bucket": bucket, "key": key, "region": region, "endpoint": endpoint, "token": token,
                  "method": "GET" if method == "get_object" else "PUT",
                  "disposition": extra.get("ResponseContentDisposition"), "url": url})
print(json.dumps(cases, indent=1))
