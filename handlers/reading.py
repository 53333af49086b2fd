"""From a Telegram message to an answer of a dialog step; nothing is refused here, only read."""

from __future__ import annotations

import unicodedata

from aiogram.types import Message

from bot.i18n import Texts
from bot.ui import labels
from bot.ui.dialogs import words
from domain.answers import Attachment, Chosen, Gave, Given, Kind, Skipped, Step, Wrote
from domain.phones import NoPhone, NotAPhone, Phone, read_phone

_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and symbols by their category, but nothing is seen


def attachment(message: Message) -> Attachment | None:
    """The file of a message, the largest size of a photo."""
    caption = message.caption or ""
    if message.photo:
        return Attachment("photo", message.photo[-1].file_id, caption)
    kinds = {
        "voice": message.voice,
        "document": message.document,
        "video": message.video,
        "video_note": message.video_note,
        "audio": message.audio,
    }
    return next((Attachment(kind, found.file_id, caption) for kind, found in kinds.items() if found), None)


def given(message: Message, step: Step, t: Texts) -> Given | None:
    """The answer in this message to this step; None for a sticker, a dice and the like."""
    if message.contact:
        return None if step.kind is Kind.TEXT else _phone(message.contact.phone_number)
    found = attachment(message)
    if found:
        return Gave(found)
    if message.location and step.kind in (Kind.STORY, Kind.TEXT):
        return Wrote(f"📍 {message.location.latitude:.5f}, {message.location.longitude:.5f}")
    if not message.text:
        return None
    if not _visible(message.text):
        return Wrote("")
    if step.kind is Kind.PHONE:
        return _phone(message.text)
    return _typed_option(message.text, step, t) or Wrote(message.text)


def foreign_contact(message: Message) -> bool:
    """Someone else's contact: Telegram's server sets user_id, so an own one can be trusted."""
    user = message.from_user
    return bool(message.contact and user and message.contact.user_id != user.id)


def seen_number(text: str) -> str:
    """What was read of a number that is not right."""
    read = read_phone(text)
    return read.seen if isinstance(read, NotAPhone) else ""


def _visible(text: str) -> bool:
    """Telegram lets through texts of marks alone that show nothing: U+200B, U+2800, the Hangul fillers."""
    return any(unicodedata.category(c)[0] not in "CZM" and c not in _BLANK for c in text)


def _phone(text: str) -> Given:
    match read_phone(text):
        case Phone(e164=number):
            return Wrote(text, reading=number)
        case NoPhone():
            return Skipped()
        case NotAPhone(reason=reason):
            return Wrote(text, trouble=reason)


def _typed_option(text: str, step: Step, t: Texts) -> Chosen | None:
    """People type «так» where a button says so."""
    typed = labels.fold(text)
    for value in step.options:
        told = labels.fold(t.plain(words.option(step.key, value)))
        if typed and (typed == told or told.split(" ")[0] == typed):
            return Chosen(value)
    return None
