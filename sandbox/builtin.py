"""Small files a person at the page can send without having any: made here, of nothing."""

from __future__ import annotations

import struct
import zlib
from functools import cache

from sandbox.files import Upload

_SIDE = 320
_FRAMES = 50
_SILENCE = b"\xf8\xff\xfe"
_FRAME_SAMPLES = 960


@cache
def builtin(kind: str, number: int = 0) -> Upload:
    """A file of that kind of message; pictures with another number have other colours."""
    if kind == "photo":
        return Upload(_png(number), "photo.png", "image/png")
    if kind == "voice":
        return Upload(_opus(), "voice.oga", "audio/ogg")
    if kind == "video_note":
        return Upload(_mp4(), "video_note.mp4", "video/mp4")
    if kind == "sticker":
        return Upload(_png(), "sticker.webp", "image/webp")
    return Upload("Довідка. Приклад документа з пісочниці.\n".encode(), "dovidka.txt", "text/plain")


def _png(number: int = 0) -> bytes:
    """A square fading from one colour into another."""
    rows, turn = bytearray(), number % 3
    for y in range(_SIDE):
        red, green, blue = 90 + y // 4, (140 + 17 * number) % 200 + y // 8, 200 - y // 4
        rows += b"\0" + bytes(((red, green, blue) * 2)[turn : turn + 3]) * _SIDE
    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _mp4() -> bytes:
    """Only the first box: enough for what reads a name and a size."""
    return struct.pack(">I", 24) + b"ftypmp42" + b"\0\0\0\0mp42isom" + struct.pack(">I", 8) + b"mdat"


def _opus() -> bytes:
    """One second of silence as Ogg Opus, which browsers play."""
    head = b"OpusHead" + struct.pack("<BBHIHB", 1, 1, 0, 48000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 7) + b"sandbox" + struct.pack("<I", 0)
    sound = _page([_SILENCE] * _FRAMES, 2, 4, _FRAMES * _FRAME_SAMPLES)
    return _page([head], 0, 2, 0) + _page([tags], 1, 0, 0) + sound


def _page(packets: list[bytes], number: int, flags: int, samples: int) -> bytes:
    head = struct.pack("<4sBBqIII", b"OggS", 0, flags, samples, 1, number, 0)
    sizes = bytes([len(packets)]) + bytes(len(packet) for packet in packets)
    page = head + sizes + b"".join(packets)
    return page[:22] + struct.pack("<I", _ogg_sum(page)) + page[26:]


def _ogg_sum(page: bytes) -> int:
    """Ogg's checksum: CRC-32 of polynomial 04C11DB7, not reflected, from zero (RFC 3533)."""
    value = 0
    for byte in page:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ 0x04C11DB7 if value & 0x80000000 else value << 1) & 0xFFFFFFFF
    return value
