"""The same thing said in a way that Telegram takes. Pure: a call in, calls out; an empty list: cannot be helped."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.delivery.refusals import Act
from bot.ui.files.albums import SENDS

Call = dict[str, Any]
_FORMATS = ("parse_mode", "entities", "caption_entities")
_PIECE = 4000  # of 4096 UTF-16 units
_CAPTION = 1000  # of 1024
# A tag begins with a letter: «a < b», «<3» and the like are words.
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def anew(call: Call) -> list[Call]:
    """An edit becomes a message of its own; without a text there is nothing to say."""
    if not call["method"].startswith("edit") or "text" not in call:
        return []
    rest = {key: value for key, value in call.items() if key != "message_id"}
    return [{**rest, "method": "sendMessage"}]


def plain(call: Call) -> list[Call]:
    """Text and caption without formatting; the captions of files that go together alike."""
    media = call.get("media")
    if isinstance(media, Mapping):
        return [_bare({**call, "media": _bare(media)})]
    return [_bare({**call, "media": [_bare(item) for item in media]} if media else call)]


def _bare(told: Mapping[str, Any]) -> Call:
    rest = {key: value for key, value in told.items() if key not in _FORMATS}
    for field in ("text", "caption"):
        if field in rest and "parse_mode" in told:
            rest[field] = _unmarked(rest[field])
    return rest


def shorter(call: Call) -> list[Call]:
    """A long text in pieces, the buttons under the last; a long caption is cut."""
    (bare,) = plain(call)
    if "caption" in bare:
        return [{**bare, "caption": _pieces(bare["caption"], _CAPTION)[0]}]
    *before, last = _pieces(bare.get("text", ""), _PIECE)
    markup = bare.pop("reply_markup", None)
    first = [{**bare, "text": text} for text in before]
    final = {**bare, "text": last} | ({"reply_markup": markup} if markup else {})
    rest = [*first, final]
    if call["method"].startswith("edit"):
        return rest[:1] + [found for more in rest[1:] for found in anew(more)]
    return rest


def without_buttons(call: Call) -> list[Call]:
    """The words are worth having alone."""
    if "reply_markup" not in call:
        return []
    return [{key: value for key, value in call.items() if key != "reply_markup"}]


def elsewhere(call: Call) -> list[Call]:
    """The words of an edit as a caption, or as a text, whichever they are not now."""
    here, there = ("text", "caption") if "text" in call else ("caption", "text")
    names = {here: there, _ENTITIES[here]: _ENTITIES[there]}
    rest = {names.get(key, key): value for key, value in call.items() if key not in _ONLY_HERE}
    return [{**rest, "method": f"editMessage{there.capitalize()}"}] if there in rest else []


def instead_of_file(call: Call, said: str) -> list[Call]:
    """The caption and a sentence that a file is missing."""
    if "text" in call:
        return []
    if call["method"] == "editMessageMedia":  # what stands there has the same words instead of that file, or another
        (written,) = instead_of_file({"method": "", **call["media"]}, said)
        return [{**{key: value for key, value in call.items() if key != "media"}, **written, "method": _EDIT}]
    text = "\n\n".join(part for part in (call.get("caption", ""), said) if part)
    keep: Call = {key: call[key] for key in ("parse_mode", "protect_content", "reply_markup") if key in call}
    return [{"method": "sendMessage", "text": text, **keep}]


def apart(call: Call) -> list[Call]:
    """The files of an album one by one, so that one lost file does not lose the others."""
    keep = {key: value for key, value in call.items() if key not in ("method", "media")}
    return [_single(item) | keep for item in call.get("media", ())]


def _single(item: Mapping[str, Any]) -> Call:
    method, name = SENDS[item["type"]]
    rest = {key: value for key, value in item.items() if key not in ("type", "media")}
    return {"method": method, name: item["media"], **rest}


_EDIT = "editMessageText"
_ENTITIES = {"text": "entities", "caption": "caption_entities"}
_ONLY_HERE = ("link_preview_options", "show_caption_above_media")
REPAIRS: Mapping[Act, Callable[[Call], list[Call]]] = {
    Act.ANEW: anew,
    Act.PLAIN: plain,
    Act.SHORTER: shorter,
    Act.BARE: without_buttons,
    Act.APART: apart,
    Act.ELSEWHERE: elsewhere,
}


def _unmarked(text: str) -> str:
    bare = html.unescape(_TAG.sub("", text))
    return bare if bare.strip() else html.unescape(text)


def _pieces(text: str, room: int) -> list[str]:
    """Pieces of at most `room` UTF-16 units, cut at a line's or a word's end where there is one."""
    pieces = []
    while len(text.encode("utf-16-le", "replace")) > 2 * room:
        fits = text.encode("utf-16-le", "replace")[: 2 * room].decode("utf-16-le", "ignore")
        at = max(fits.rfind("\n"), 0) or max(fits.rfind(" "), 0)
        cut = at if at > room // 2 else len(fits)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text]
