"""Telegram's refusals and what each asks for: one line each."""

from __future__ import annotations

from enum import StrEnum

from domain.people import Reach


class Act(StrEnum):
    """What to do next."""

    DONE = "done"  # as good as sent
    ANEW = "anew"  # an edit of what cannot be edited: send it as a new message
    PLAIN = "plain"  # without formatting
    SHORTER = "shorter"  # in pieces
    BARE = "bare"  # without buttons
    NO_FILE = "no_file"  # words in place of the file
    ELSEWHERE = "elsewhere"  # the words are a caption there, or a text
    APART = "apart"  # the files of an album one by one
    MOVED = "moved"  # the chat has another id now
    SHUT = "shut"  # the person cannot be written to
    FAIL = "fail"  # for ever
    AGAIN = "again"  # later: nothing was done
    UNSURE = "unsure"  # it may have been sent
    FLOOD = "flood"  # everybody waits
    TOKEN = "token"  # the token is refused


FORBIDDEN: tuple[tuple[str, Reach], ...] = (
    ("blocked by the user", Reach.BLOCKED),
    ("user is deactivated", Reach.GONE),
    ("can't initiate conversation", Reach.NEVER_STARTED),
)
# (what the description has in it, what to do): the first that fits; facts/telegram.md §3, TelegramBotAPI/errors.
BAD: tuple[tuple[str, Act], ...] = (
    ("message is not modified", Act.DONE),
    ("message to edit not found", Act.ANEW),
    ("message can't be edited", Act.ANEW),
    ("message_id_invalid", Act.ANEW),
    ("message identifier is not specified", Act.ANEW),
    ("there is no text in the message", Act.ELSEWHERE),
    ("there is no caption in the message", Act.ELSEWHERE),
    ("can't parse entities", Act.PLAIN),
    ("entity_", Act.PLAIN),  # ENTITY_TEXT_INVALID, ENTITY_BOUNDS_INVALID …
    ("button_", Act.BARE),  # BUTTON_DATA_INVALID, BUTTON_URL_INVALID, BUTTON_TYPE_INVALID …
    ("keyboard", Act.BARE),
    ("reply markup", Act.BARE),
    ("reply_markup", Act.BARE),
    ("is too long", Act.SHORTER),  # message …, message caption …
    ("_too_long", Act.SHORTER),
    ("file identifier", Act.NO_FILE),  # wrong …, wrong remote …, invalid remote …
    ("file_id", Act.NO_FILE),
    ("wrong type of the file", Act.NO_FILE),
    ("can't use file of type", Act.NO_FILE),
    ("file reference", Act.NO_FILE),
    ("file_reference_", Act.NO_FILE),
    (" in the request", Act.NO_FILE),  # there is no photo in the request
    ("voice_messages_forbidden", Act.NO_FILE),  # the reader's own privacy setting
    ("restricted receiving of", Act.NO_FILE),
    ("chat not found", Act.SHUT),
    ("user not found", Act.SHUT),
    ("peer_id_invalid", Act.SHUT),
    ("input_user_deactivated", Act.SHUT),
)
