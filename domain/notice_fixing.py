"""A correction of a notice that people have got: what they see can be edited, but it stays what it is. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from enum import StrEnum

from domain.notice_posts import TITLED
from domain.notice_reading import trouble
from domain.notices import Notice, Part, Post, posts_json


class Unfit(StrEnum):
    """Why a message cannot take the place of what was delivered; each is said in words, with what to do."""

    WORDLESS = "wordless"  # a place or a video message has no words that could be changed
    OTHER_KIND = "other_kind"  # a photo instead of a text, a file instead of a photo
    VOICE = "voice"  # what was spoken stays as it is
    ALBUM = "album"  # other files than an album has
    LONG_TEXT = "long_text"
    LONG_CAPTION = "long_caption"
    SAME = "same"  # nothing would change


class NotFitting(Exception):
    """This message is no correction of that post, and why."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(why.value)
        self.why = why


def seal(notice: Notice) -> str:
    """What tells the proposed words from all others; "" when none are. The sending goes on meanwhile, and may end: a
    yes to these words holds all the same."""
    told = json.dumps(posts_json(notice.pending), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:10] if notice.pending else ""


def fitted(former: Post, told: Post) -> Post:
    """The post with the words, or the files, of what was sent to correct it. Its buttons stay.

    Raises NotFitting.
    """
    if not has_words(former):
        raise NotFitting(Unfit.WORDLESS)
    words = told.shape == ("text",)
    now = replace(former, parts=_worded(former, told.parts[0]) if words else _filed(former, told))
    for part in now.parts:
        if why := trouble(part):
            raise NotFitting(Unfit(why))
    if now == former:
        raise NotFitting(Unfit.SAME)
    return now


def has_words(post: Post) -> bool:
    """Whether anything of it can be corrected."""
    return any(part.kind == "text" or part.kind in TITLED for part in post.parts)


def _worded(former: Post, told: Part) -> tuple[Part, ...]:
    """Other words in the place of the former ones, be it a text or what stands under the files."""
    at = next((n for n, part in enumerate(former.parts) if part.text), 0)
    its = former.parts[at]
    now = replace(its, text=told.text, entities=told.entities, preview=told.preview if its.kind == "text" else {})
    return (*former.parts[:at], now, *former.parts[at + 1 :])


def _filed(former: Post, told: Post) -> tuple[Part, ...]:
    """Other files of the same kinds; without words under them the former ones stay."""
    if len(former.parts) > 1 and told.shape != former.shape:
        raise NotFitting(Unfit.ALBUM)
    if "voice" in former.shape:  # Bot API: there is no InputMediaVoice
        raise NotFitting(Unfit.VOICE)
    if told.shape != former.shape:
        raise NotFitting(Unfit.OTHER_KIND)
    silent = not any(part.text for part in told.parts)
    pairs = zip(former.parts, told.parts, strict=True)
    return tuple(_filling(was, now, silent) for was, now in pairs)


def _filling(was: Part, now: Part, silent: bool) -> Part:
    words = (was.text, was.entities, was.above) if silent else (now.text, now.entities, now.above)
    return replace(was, file=now.file, text=words[0], entities=words[1], above=words[2], spoiler=now.spoiler)
