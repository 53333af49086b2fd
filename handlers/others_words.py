"""Words that were not written here: a contact of the phone's book, a forwarded message. Whose they are stays."""

from __future__ import annotations

from dataclasses import replace

from aiogram.types import (
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from domain.acting import acting
from domain.answers import Gave, Given, Wrote
from domain.people import Actor

FORWARDED = "↪️"


def contact_words(message: Message) -> str:
    """«Галя Коваль +380671234567»"""
    found = message.contact
    return " ".join(filter(None, (found.first_name, found.last_name, found.phone_number))) if found else ""


def with_author(message: Message, said: str) -> str:
    """«↪️ Онук: Завтра привезу ліки»: a worker must not take them for the person's own."""
    author = author_of(message)
    return f"{FORWARDED} {author}: {said}".removesuffix(": ") if author else said


def author_of(message: Message) -> str:
    """Who wrote what is forwarded here; "" for the person's own words, however they came."""
    match message.forward_origin:
        case MessageOriginUser(sender_user=user):
            own = message.from_user is not None and user.id == message.from_user.id
            return "" if own else user.full_name
        case MessageOriginHiddenUser(sender_user_name=name):
            return name
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            return chat.title or chat.full_name
        case _:
            return ""


def signed(answer: Given | None, message: Message, actor: Actor) -> Given | None:
    """What a resident forwards says whose it was; what staff forward to a resident names nobody."""
    if message.forward_origin is None or acting(actor):
        return answer
    if isinstance(answer, Wrote):
        return replace(answer, text=with_author(message, answer.text))
    if isinstance(answer, Gave):
        held = answer.attachment
        return replace(answer, attachment=replace(held, caption=with_author(message, held.caption)))
    return answer
