"""Seals personal fields: AES-256-GCM, bound to the row they belong to, with keys that can be changed.

A sealed value is `format (1 byte) · key id (4) · nonce (12) · ciphertext and tag`. The header and the place
of the value are authenticated, so a value copied into another row or column does not open.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORMAT = b"\x01"
KEY_BYTES, ID_BYTES, NONCE_BYTES, TAG_BYTES, INDEX_BYTES = 32, 4, 12, 16, 16
LONE = "surrogatepass"  # half an emoji in a message must not stop it from being kept
HEADER_BYTES = len(FORMAT) + ID_BYTES
MAKE_ONE = "susid doctor --new-key"
TAKE_BACK = "поверніть базу даних із копії: susid restore"


class CryptoProblem(Exception):
    """The keys or a sealed value cannot be used; the message never holds plaintext or key material."""


class WrongKey(CryptoProblem):
    """The value was sealed with a key that is not in the list."""


class Tampered(CryptoProblem):
    """The value was changed, cut or moved to another row."""


class BadKeys(CryptoProblem):
    """The list of keys cannot be used."""


class _Key:
    """One key of the list, split by purpose so that no part of it is used twice."""

    def __init__(self, secret: bytes) -> None:
        self.id = _derive(secret, b"susid key id")[:ID_BYTES]
        self.cipher = AESGCM(_derive(secret, b"susid seal"))
        self.index_secret = _derive(secret, b"susid blind index")

    def index(self, value: str) -> bytes:
        return hmac.digest(self.index_secret, value.encode(errors=LONE), hashlib.sha256)[:INDEX_BYTES]


class Vault:
    """Seals with the newest key, opens with any of them."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        """Keys of 32 bytes, newest first; raises BadKeys."""
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise BadKeys(f"DATA_KEYS: потрібен хоча б один ключ, кожен — {KEY_BYTES} байти; новий: {MAKE_ONE}")
        self._keys = [_Key(key) for key in keys]
        self._by_id = {key.id: key for key in self._keys}
        if len(self._by_id) < len(self._keys):
            raise BadKeys("DATA_KEYS: той самий ключ записано двічі; приберіть зайвий")

    @property
    def newest(self) -> str:
        """The name of the key that seals, which is no secret: it stands in front of every value."""
        return self._keys[0].id.hex()

    @property
    def names(self) -> set[str]:
        """The names of all keys that open."""
        return {key.hex() for key in self._by_id}

    @property
    def header(self) -> bytes:
        """What every value begins with that is sealed now."""
        return FORMAT + self._keys[0].id

    def seal(self, plaintext: str | bytes, bound_to: str) -> bytes:
        """Encrypt for one place, e.g. `requests.details:123`; two seals of one text differ."""
        data = plaintext.encode(errors=LONE) if isinstance(plaintext, str) else plaintext
        header, nonce = self.header, os.urandom(NONCE_BYTES)
        return header + nonce + self._keys[0].cipher.encrypt(nonce, data, header + bound_to.encode())

    def open(self, sealed: bytes, bound_to: str) -> str:
        """The text sealed for this place; raises WrongKey or Tampered."""
        data = self.open_bytes(sealed, bound_to)
        try:
            return data.decode(errors=LONE)
        except UnicodeDecodeError:
            raise CryptoProblem("the sealed value is not text: use open_bytes") from None

    def open_bytes(self, sealed: bytes, bound_to: str) -> bytes:
        """The bytes sealed for this place; raises WrongKey or Tampered."""
        key = self._key_of(sealed)
        header, nonce = sealed[:HEADER_BYTES], sealed[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES]
        try:
            return key.cipher.decrypt(nonce, sealed[HEADER_BYTES + NONCE_BYTES :], header + bound_to.encode())
        except InvalidTag:
            raise Tampered(f"запечатане значення змінено або взято з іншого місця; {TAKE_BACK}") from None

    def needs_rotation(self, sealed: bytes) -> bool:
        """Whether the value should be sealed again with the newest key; raises WrongKey or Tampered."""
        return self._key_of(sealed) is not self._keys[0]

    def blind_index(self, value: str) -> bytes:
        """What a normalised value (a phone in E.164) is stored under, to be found while sealed."""
        return self._keys[0].index(value)

    def blind_indexes(self, value: str) -> list[bytes]:
        """All that it may be stored under while keys are being changed, newest first."""
        return [key.index(value) for key in self._keys]

    def _key_of(self, sealed: bytes) -> _Key:
        if len(sealed) < HEADER_BYTES + NONCE_BYTES + TAG_BYTES or sealed[:1] != FORMAT:
            raise Tampered(f"це не запечатане значення; {TAKE_BACK}")
        key_id = bytes(sealed[1:HEADER_BYTES])
        if key_id not in self._by_id:
            raise WrongKey(
                f"запечатано ключем {key_id.hex()}, якого немає в DATA_KEYS; допишіть його після найновішого"
            )
        return self._by_id[key_id]


def read_keys(text: str) -> list[bytes]:
    """Keys from a setting: base64 (also URL-safe), separated by commas or spaces, newest first. BadKeys."""
    words = re.split(r"[,\s]+", text.strip(" \t\r\n,"))
    if words == [""]:
        raise BadKeys(f"DATA_KEYS порожній; зробіть ключ: {MAKE_ONE}")
    return [_read_key(word, number) for number, word in enumerate(words, 1)]


def new_key() -> str:
    """A fresh random key, as it is written in the settings."""
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()


def _read_key(word: str, number: int) -> bytes:
    try:
        key = base64.b64decode(word.replace("-", "+").replace("_", "/"), validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise BadKeys(f"DATA_KEYS: ключ {number} — не {KEY_BYTES} байти в base64; новий: {MAKE_ONE}") from None
    return key


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(secret)
