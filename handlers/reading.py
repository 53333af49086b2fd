"""From a Telegram message to an answer of a dialog step; nothing is refused here, only read."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

from aiogram.types import Message

from bot.i18n import Texts
from bot.ui import labels
from bot.ui.dialogs import words
from bot.ui.dialogs.meant import meant, unknown
from bot.ui.resident.odd_kept import POINT_ANSWERS
from domain.answers import BETWEEN, Attachment, Chosen, Gave, Given, Kind, Skipped, Step, Wrote
from domain.dates import PastDate, read_date
from domain.linking import read_digits
from domain.phones import NoPhone, NotAPhone, Phone, read_phone
from domain.stories import LOCATION
from domain.told_hours import ALL_DAY, whole_day
from handlers.others_words import contact_words

_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and symbols by their category, but nothing is seen
_AHEAD = {"yesterday": -1, "today": 0, "tomorrow": 1, "after_tomorrow": 2}  # options of a question about a day


def attachment(message: Message) -> Attachment | None:
    """The file of a message, the largest size of a photo; a point on the map, with the name of the place."""
    caption = message.caption or ""
    if message.photo:
        return Attachment("photo", message.photo[-1].file_id, caption)
    if message.location:
        named = ", ".join(filter(None, (message.venue.title, message.venue.address))) if message.venue else ""
        return Attachment(LOCATION, f"{message.location.latitude:.5f},{message.location.longitude:.5f}", named)
    kinds = {
        "voice": message.voice,
        "document": message.document,
        "video": message.video,
        "video_note": message.video_note,
        "audio": message.audio,
    }
    return next((Attachment(kind, found.file_id, caption) for kind, found in kinds.items() if found), None)


def given(message: Message, step: Step, t: Texts, today: date | None = None) -> Given | None:
    """The answer in this message to this step; None for a sticker, a dice and the like. `today` is for days."""
    found = _given(message, step, t, today)
    return replace(found, message=message.message_id) if found else None


def _given(message: Message, step: Step, t: Texts, today: date | None) -> Given | None:
    if message.contact:
        return _contact(message, message.contact.phone_number, step)
    found = attachment(message)
    if found:
        return Gave(found, album=message.media_group_id or "")
    if not message.text:
        return None
    if not _visible(message.text):
        return Wrote("")
    if step.kind is Kind.PHONE:
        return _phone(message.text)
    if step.kind is Kind.DIGITS:
        return Wrote(message.text, reading=read_digits(message.text))
    if unknown(message.text, step):
        return Skipped()
    typed = _typed_option(message.text, step, t)
    if typed and step.kind is not Kind.MANY:
        return day(typed, step, today)
    if step.kind is Kind.DATE and today:
        return _day(message.text, today, step.past)
    if step.numbered and whole_day(message.text):
        return Chosen(ALL_DAY)
    named = (typed.value,) if typed else meant(message.text, step, t)
    return Wrote(message.text, reading=BETWEEN.join(named))


def _contact(message: Message, number: str, step: Step) -> Given | None:
    """The number, and whose it is; where neither a number nor a story is asked it is no answer."""
    if step.kind is Kind.STORY:
        return Wrote(contact_words(message))
    found = _phone(number) if step.kind is Kind.PHONE else None
    named = isinstance(found, Wrote) and foreign_contact(message)
    return replace(found, text=contact_words(message)) if isinstance(found, Wrote) and named else found


def day(chosen: Chosen, step: Step, today: date | None) -> Chosen:
    """«Завтра» as the day it is; any other button as it is."""
    if step.kind is not Kind.DATE or today is None or chosen.value not in _AHEAD:
        return chosen
    return replace(chosen, value=(today + timedelta(days=_AHEAD[chosen.value])).isoformat())


def about_point(message: Message, t: Texts) -> Chosen | None:
    """«Так» or «ні», typed under «Прийти саме сюди?»"""
    typed = labels.fold(message.text or "")
    for value, label in POINT_ANSWERS.items():
        told = labels.fold(t.plain(label))
        if typed and typed in (told, told.split(" ")[0]):
            return Chosen(value, message.message_id)
    return None


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


def _day(text: str, today: date, past: bool) -> Wrote:
    match read_date(text, today):
        case PastDate(date=gone):
            return Wrote(text, reading=gone.isoformat()) if past else Wrote(text, trouble="past_day")
        case date() as found:
            if past and found > today:
                return Wrote(text, trouble="day_ahead")
            return Wrote(text, reading=found.isoformat())
        case _:
            return Wrote(text, trouble="no_day")


def _typed_option(text: str, step: Step, t: Texts) -> Chosen | None:
    """People type «так» where a button says so."""
    typed = labels.fold(text)
    for value in step.options:
        told = labels.fold(t.plain(words.option(step.key, value)))
        if typed and (typed == told or told.split(" ")[0] == typed):
            return Chosen(value)
    return None
