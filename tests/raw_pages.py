"""What lies in a database file, page by page, once it is decrypted: what a person with the key could read."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, SALT, IV, MAC = 4096, 16, 16, 64


def decrypted(path: Path, raw_key: str) -> bytes:
    """Every page of a SQLCipher 4 file, free ones too (AES-256-CBC, the IV in the page's reserve)."""
    key, data = bytes.fromhex(raw_key[:64]), path.read_bytes()
    found = []
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        body, reserve = page[: PAGE - IV - MAC], page[PAGE - IV - MAC :]
        if start == 0:
            body = body[SALT:]
        decryptor = Cipher(algorithms.AES256(key), modes.CBC(reserve[:IV])).decryptor()
        found.append(decryptor.update(body) + decryptor.finalize())
    return b"".join(found)
