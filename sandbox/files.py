"""Files both ways: what a bot uploads or a person sends, kept in memory under ids of its own."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from sandbox.errors import refuse

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
_FOLDERS = {
    "photo": ("photos", "jpg"),
    "voice": ("voice", "oga"),
    "video_note": ("video_notes", "mp4"),
    "video": ("videos", "mp4"),
    "animation": ("animations", "mp4"),
    "audio": ("music", "mp3"),
    "sticker": ("stickers", "webp"),
    "document": ("documents", "bin"),
}


@dataclass(slots=True)
class Upload:
    """A file as it came over HTTP."""

    data: bytes
    name: str
    mime: str


@dataclass(slots=True)
class File:
    """A file in the store and the object that describes it in a message."""

    id: str
    kind: str
    path: str
    mime: str
    data: bytes
    about: dict[str, Any]


class FileStore:
    """All files by file_id and by path."""

    def __init__(self) -> None:
        self.by_id: dict[str, File] = {}
        self.by_path: dict[str, File] = {}

    def add(self, upload: Upload, kind: str, about: dict[str, Any]) -> File:
        """Keep a file of that kind; `about` are the fields of its kind (width, duration …)."""
        if not upload.data:
            raise refuse("file must be non-empty")
        folder, ending = _FOLDERS[kind]
        named = upload.name.rpartition(".")[2].lower()
        if "." in upload.name and named.isascii() and named.isalnum():
            ending = named
        path = f"{folder}/file_{len(self.by_id)}.{ending}"
        ids = {
            "file_id": f"AgAC{secrets.token_urlsafe(40)}",
            "file_unique_id": f"AQAD{secrets.token_urlsafe(8)}",
        }
        described = {**ids, "file_size": len(upload.data), **about}
        file = File(ids["file_id"], kind, path, upload.mime, upload.data, described)
        self.by_id[file.id] = self.by_path[path] = file
        return file

    def again(self, file_id: str, kind: str) -> File:
        """A file sent before, under its file_id; Telegram does not change a file's kind."""
        file = self.by_id.get(file_id)
        if file is None:
            raise refuse("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            raise refuse(f"can't use file of type {_title(file.kind)} as {_title(kind)}")
        return file


def _title(kind: str) -> str:
    return "".join(word.capitalize() for word in kind.split("_"))
