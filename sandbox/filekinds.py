"""What each kind of file says about itself in a message."""

from __future__ import annotations

from dataclasses import replace
from mimetypes import guess_type
from typing import Any

from sandbox.errors import refuse
from sandbox.files import File, FileStore, Upload
from sandbox.images import image_size

Json = dict[str, Any]
PHOTO_LIMIT = 10 * 1024 * 1024
_UNKNOWN = "application/octet-stream"
_PHOTO_SIDES = 10_000
_PHOTO_RATIO = 20
CAPTIONED = ("photo", "video", "animation", "audio", "document", "voice")
_NAMED = ("document", "audio", "video", "animation")
_DEFAULTS: dict[str, Json] = {
    "voice": {"duration": 1, "mime_type": "audio/ogg"},
    "video_note": {"length": 240, "duration": 1},
    "video": {"width": 320, "height": 240, "duration": 1, "mime_type": "video/mp4"},
    "animation": {"width": 320, "height": 240, "duration": 1, "mime_type": "video/mp4"},
    "audio": {"duration": 1, "mime_type": "audio/mpeg"},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
    "document": {},
}


def store_upload(store: FileStore, upload: Upload, kind: str, more: Json) -> File:
    """Keep an upload as that kind; refuses pictures Telegram would not take."""
    upload = replace(upload, mime=_mime(upload, kind))
    if kind == "photo":
        return store.add(upload, kind, _photo(upload))
    about = {**_DEFAULTS[kind], **{name: value for name, value in more.items() if _fits(kind, name)}}
    if kind in _NAMED:
        about.update(file_name=upload.name, mime_type=upload.mime)
    return store.add(upload, kind, about)


def _mime(upload: Upload, kind: str) -> str:
    """Telegram goes by the name when the sender did not tell."""
    if upload.mime and upload.mime != _UNKNOWN:
        return upload.mime
    guessed = guess_type(upload.name)[0] or _DEFAULTS.get(kind, {}).get("mime_type")
    return str(guessed or ("image/jpeg" if kind == "photo" else _UNKNOWN))


def _fits(kind: str, name: str) -> bool:
    return name in _DEFAULTS[kind] or (kind == "audio" and name in ("title", "performer"))


def _photo(upload: Upload) -> Json:
    if not upload.data:
        raise refuse("file must be non-empty")
    size = image_size(upload.data)
    if size is None:
        raise refuse("IMAGE_PROCESS_FAILED")
    low, high = sorted(size)
    if sum(size) > _PHOTO_SIDES or high > low * _PHOTO_RATIO:
        raise refuse("PHOTO_INVALID_DIMENSIONS")
    return {"width": size[0], "height": size[1]}


def message_fields(file: File) -> Json:
    """The fields a message has for its file; an animation is a document too, as in Telegram."""
    if file.kind == "photo":
        return {"photo": [file.about]}
    if file.kind == "animation":
        document = ("file_id", "file_unique_id", "file_size", "file_name", "mime_type")
        return {"animation": file.about, "document": {name: file.about[name] for name in document}}
    return {file.kind: file.about}
