"""Files that Telegram has as few messages: what goes together as albums, the rest one by one, no word lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.ui.files.captions import Call, after, under, words

File = tuple[str, str, str]  # kind, Telegram's file id (of a location: "49.58123,34.55432"), caption

SENDS: Mapping[str, tuple[str, str]] = {
    "voice": ("sendVoice", "voice"),
    "photo": ("sendPhoto", "photo"),
    "document": ("sendDocument", "document"),
    "video": ("sendVideo", "video"),
    "video_note": ("sendVideoNote", "video_note"),
    "audio": ("sendAudio", "audio"),
}
WORDS = "words"  # no file, but words that go with them as a message of their own
ALBUM = 10  # files of a media group, at most; at least two
_TOGETHER = {"photo": "looked at", "video": "looked at", "document": "document", "audio": "audio"}
_FARTHEST = (90.0, 180.0)


def file_calls(files: Sequence[File]) -> list[Call]:
    """The calls that send these files again, in the order in which each kind came first."""
    return [call for group in _groups(files) for call in (_album(group) if len(group) > 1 else _alone(*group[0]))]


def _groups(files: Sequence[File]) -> list[list[File]]:
    groups: list[list[File]] = []
    filling: dict[str, list[File]] = {}
    for file in files:
        family = _TOGETHER.get(file[0], "")
        group = filling.get(family, [])
        if not group or len(group) == ALBUM:
            group = []
            groups.append(group)
        group.append(file)
        if family:
            filling[family] = group
    return groups


def _album(files: Sequence[File]) -> list[Call]:
    """One media group. Telegram shows the words under photos only if one of them has any, so they are put together."""
    captions = [caption for _, _, caption in files]
    if files[0][0] in ("photo", "video") and sum(map(bool, captions)) > 1:
        numbered = "\n".join(f"{n}. {caption}" for n, caption in enumerate(captions, 1) if caption)
        captions = [numbered] + [""] * (len(files) - 1)
    told = zip(files, captions, strict=True)
    media = [{"type": kind, "media": file_id, **under(caption)} for (kind, file_id, _), caption in told]
    return [{"method": "sendMediaGroup", "media": media}, *(call for caption in captions for call in after(caption))]


def _alone(kind: str, file_id: str, caption: str) -> list[Call]:
    if kind == "location":
        return [*_place(file_id), *words(caption)]
    if kind == WORDS:
        return words(caption)
    # What is of no kind we know may be a document; if not, Telegram says so and words take its place.
    method, name = SENDS.get(kind, SENDS["document"])
    if kind == "video_note":  # takes no caption
        return [{"method": method, name: file_id}, *words(caption)]
    return [{"method": method, name: file_id, **under(caption)}, *after(caption)]


def _place(told: str) -> list[Call]:
    """A point on the map; what is no point is shown as it was written."""
    try:
        latitude, longitude = (float(part) for part in told.split(","))
    except ValueError:
        return words(told)
    if abs(latitude) <= _FARTHEST[0] and abs(longitude) <= _FARTHEST[1]:  # (what is not a number is not)
        return [{"method": "sendLocation", "latitude": latitude, "longitude": longitude}]
    return words(told)
