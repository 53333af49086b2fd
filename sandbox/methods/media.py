"""Messages with files: uploaded, attached or sent again by file_id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.call import Call, find_chat, method, writable
from sandbox.errors import refuse
from sandbox.filekinds import CAPTIONED, PHOTO_LIMIT, message_fields, store_upload
from sandbox.files import UPLOAD_LIMIT, File, Upload
from sandbox.posting import call_caption, caption_of, check_length, post, reply_fields, send

Json = dict[str, Any]
_BARE = ("video_note", "sticker")
ALBUM = ("photo", "video", "audio", "document")
ALBUM_LIMIT = 10
_ALONE = ("document", "audio")
_VISIBLE = ("photo", "video", "animation")
LOOKS = {"show_caption_above_media": "show_caption_above_media", "has_spoiler": "has_media_spoiler"}


def file_of(call: Call, value: str, field: str, kind: str) -> File:
    """The file a parameter means: an upload under its own or an attach:// name, or a file_id."""
    name = value.removeprefix("attach://") if value.startswith("attach://") else field
    upload = call.params.files.get(name)
    if upload is not None:
        return _uploaded(call, upload, kind)
    if value.startswith("attach://"):
        raise refuse(f'file "{name}" isn\'t attached')
    if not value:
        raise refuse(f"there is no {kind.replace('_', ' ')} in the request")
    if value.startswith(("http://", "https://")):
        # Telegram would fetch it; this server never goes out to the network.
        raise refuse("failed to get HTTP URL content")
    return call.world.files.again(value, kind)


def _uploaded(call: Call, upload: Upload, kind: str) -> File:
    limit = PHOTO_LIMIT if kind == "photo" else UPLOAD_LIMIT
    if len(upload.data) > limit:
        raise refuse("file is too big")
    given = {name: call.params.number(name) for name in ("duration", "width", "height", "length")}
    more: Json = {name: value for name, value in given.items() if value is not None}
    more.update({name: call.params.text(name) for name in ("title", "performer") if call.params.text(name)})
    return store_upload(call.world.files, upload, kind, more)


def _sender(kind: str, captioned: bool) -> Callable[[Call], Json]:
    def send_kind(call: Call) -> Json:
        caption = call_caption(call) if captioned else {}
        file = file_of(call, call.params.text(kind), kind, kind)
        return send(call, {**message_fields(file), **caption, **looks(kind, call.params.flag)})

    return send_kind


for _kind in (*CAPTIONED, *_BARE):
    method("send" + _kind.replace("_", ""))(_sender(_kind, _kind in CAPTIONED))


def looks(kind: str, asked: Callable[[str], bool]) -> Json:
    """Below its caption, behind a spoiler: as the message says it."""
    flags = LOOKS if kind in _VISIBLE else {}
    return {said: True for name, said in flags.items() if asked(name)}


def media_item(call: Call, item: Json) -> Json:
    """One InputMedia as message fields."""
    kind = item.get("type")
    if kind not in CAPTIONED:
        raise refuse(f"can't parse InputMedia: type must be one of {', '.join(ALBUM)}")
    file = file_of(call, str(item.get("media") or ""), "media", kind)
    caption = caption_of(
        str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities")
    )
    return {**message_fields(file), **caption, **looks(kind, lambda name: bool(item.get(name)))}


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[Json]:
    """An album of up to ten files; each is a message of its own with one media_group_id."""
    items = call.params.parsed("media", "media")
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise refuse("there are no messages to send")
    if len(items) > ALBUM_LIMIT:
        raise refuse("too many messages to send as an album")
    if any(item.get("type") not in ALBUM for item in items):
        raise refuse("can't parse InputMedia: this type can't be sent in an album")
    _check_together([str(item["type"]) for item in items])
    contents = [media_item(call, item) for item in items]
    chat = writable(find_chat(call))
    reply = reply_fields(call, chat)
    for content in contents:
        check_length(content)
    group = {"media_group_id": str(call.world.number())}
    return [post(call, chat, {**reply, **group, **content}) for content in contents]


def _check_together(kinds: list[str]) -> None:
    """Documents go with documents and audio with audio; the documentation promises nothing for a single item."""
    if len(kinds) == 1:
        raise refuse("an album must include 2-10 items")
    for kind in _ALONE:
        if kind in kinds and len(set(kinds)) > 1:
            raise refuse(f"{kind} can't be mixed with other media types")
