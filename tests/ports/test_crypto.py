"""What is sealed opens only for its own place, with a known key, unchanged."""

from __future__ import annotations

import base64
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.crypto import BadKeys, CryptoProblem, Tampered, Vault, WrongKey, new_key, read_keys

OLD, NEW, OTHER = (bytes([n]) * 32 for n in (1, 2, 3))
vault = Vault([NEW, OLD])
any_text = st.text(st.characters())  # half a surrogate pair too: a message may hold one
places = st.text(min_size=1, max_size=40)


@given(any_text, places)
def test_any_text_comes_back(text: str, place: str) -> None:
    assert vault.open(vault.seal(text, place), place) == text


@given(st.binary(max_size=300), places)
def test_any_bytes_come_back(data: bytes, place: str) -> None:
    assert vault.open_bytes(vault.seal(data, place), place) == data


@given(any_text, places, places)
def test_a_value_moved_to_another_place_does_not_open(text: str, place: str, other: str) -> None:
    if place != other:
        with pytest.raises(Tampered):
            vault.open(vault.seal(text, place), other)


@given(st.text(max_size=30), st.data())
def test_one_changed_bit_is_noticed(text: str, data: st.DataObject) -> None:
    sealed = bytearray(vault.seal(text, "people.name:1"))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises((Tampered, WrongKey)):
        vault.open(bytes(sealed), "people.name:1")


@given(st.binary(max_size=200))
def test_nonsense_and_cut_values_are_refused(nonsense: bytes) -> None:
    sealed = vault.seal(b"secret", "x")
    for value in (nonsense, sealed[: len(nonsense) % len(sealed)], sealed + nonsense + b"\0"):
        with pytest.raises(CryptoProblem):
            vault.open(value, "x")


def test_two_seals_of_one_text_differ_and_show_nothing() -> None:
    first, second = (vault.seal("Олена Петренко", "people.name:1") for _ in range(2))
    assert first != second
    assert len(first) == 1 + 4 + 12 + len("Олена Петренко".encode()) + 16
    assert "Олена".encode() not in first


def test_an_old_key_still_opens_and_asks_for_rotation() -> None:
    sealed = Vault([OLD]).seal("телефон", "x")
    assert vault.open(sealed, "x") == "телефон"
    assert vault.needs_rotation(sealed)
    again = vault.seal(vault.open(sealed, "x"), "x")
    assert not vault.needs_rotation(again)
    assert Vault([NEW]).open(again, "x") == "телефон"


def test_an_unknown_key_names_itself_and_what_to_do() -> None:
    sealed = Vault([OTHER]).seal("таємниця", "x")
    with pytest.raises(WrongKey, match=rf"{sealed[1:5].hex()}.*DATA_KEYS"):
        vault.open(sealed, "x")
    with pytest.raises(WrongKey):
        vault.needs_rotation(sealed)


def test_bytes_that_are_no_text_are_not_shown_in_the_error() -> None:
    with pytest.raises(CryptoProblem, match="open_bytes") as caught:
        vault.open(vault.seal(b"\xff\xfesecret", "x"), "x")
    assert caught.value.__cause__ is None
    assert "secret" not in str(caught.value)


@given(any_text, any_text)
def test_a_blind_index_is_found_with_any_of_the_keys(value: str, other: str) -> None:
    found = vault.blind_indexes(value)
    assert found[0] == vault.blind_index(value) == Vault([NEW]).blind_index(value)
    assert found[1] == Vault([OLD]).blind_index(value)
    assert all(len(index) == 16 for index in found)
    assert (vault.blind_index(other) == found[0]) == (other == value)


def test_keys_are_read_in_any_usual_form() -> None:
    first, second = os.urandom(32), b"\xff\xfb" * 16
    plain, safe = base64.b64encode(first).decode(), base64.urlsafe_b64encode(second).decode()
    for text in (f"{plain},{safe}", f" {plain}  {safe}\n", f"{plain}, {safe},"):
        assert read_keys(text) == [first, second]
    assert len(read_keys(new_key())[0]) == 32
    assert new_key() != new_key()


BAD = {
    "none": "",
    "comma": " , ",
    "word": "короткий",
    "few": "c2VjcmV0",
    "cut": new_key()[:-3],
    "more": f"{new_key()},x",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_keys_are_refused_without_being_shown(text: str) -> None:
    with pytest.raises(BadKeys, match="DATA_KEYS") as caught:
        read_keys(text)
    assert text.strip(" ,") == "" or text not in str(caught.value)


@pytest.mark.parametrize("keys", [[], [b"short"], [NEW, NEW], [NEW, OLD + b"!"]])
def test_a_vault_is_not_built_on_bad_keys(keys: list[bytes]) -> None:
    with pytest.raises(BadKeys):
        Vault(keys)


def test_a_vault_does_not_show_its_keys() -> None:
    assert NEW.hex() not in repr(vault) and repr(NEW) not in repr(vault.__dict__)
