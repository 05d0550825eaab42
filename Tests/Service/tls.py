"""A certificate of its own for 127.0.0.1 (`tls.py make FOLDER`), and a client that trusts nothing else (`tls.py ask FOLDER URL`)."""
import datetime
import ipaddress
import ssl
import sys
import urllib.request
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

folder = Path(sys.argv[2])
if sys.argv[1] == "make":
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Alto's tests")])
    now = datetime.datetime.now(datetime.timezone.utc)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1)).not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
else:
    context = ssl.create_default_context(cafile=folder / "certificate.pem")
    with urllib.request.urlopen(sys.argv[3], context=context, timeout=60) as answer:
        print(answer.status, answer.read().decode())
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.load_verify_locations(folder / "certificate.pem")
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    old.set_ciphers("ALL:@SECLEVEL=0")
    try:
        urllib.request.urlopen(sys.argv[3], context=old, timeout=60)
        print("TLS 1.1 was spoken")
    except OSError:
        print("TLS 1.1 was refused")
