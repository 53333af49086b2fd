"""The quiet talk, the urgent request and safe contact: their questions, options and names. No word says of what."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

_NUMBER = mark("Which number is safe to call? Write it, please.")
_WORD = mark("Which word shall our worker say, so that you know them? You may skip it.")

QUESTIONS: Mapping[str, str] = {
    "quiet.who": mark("Are you 18 already?"),
    "quiet.hours": mark("When is it safe to call you?"),
    "quiet.safe_phone": _NUMBER,
    "quiet.here": mark("May we write to you here? Without details means: only that there is an answer."),
    "quiet.here_only": mark("How may we write to you here? Without details means: only that there is an answer."),
    "quiet.code": _WORD,
    "quiet.story": mark("You may write what you like, or nothing."),
    "urgent.phone": mark("Which number shall we call? Those on duty will get the request at once."),
    "urgent.story": mark("You may write what you like, or nothing."),
    "safe_phone.safe_phone": _NUMBER,
    "safe_word.code": _WORD,
}

OPTIONS: Mapping[str, str] = {
    "who.adult": mark("Yes, I am 18"),
    "who.child": mark("Not yet"),
    "hours.now": mark("Now"),
    "hours.morning": mark("Morning, 8–12"),
    "hours.day": mark("Daytime, 12–17"),
    "hours.evening": mark("Evening, 17–21"),
    "hours.never": mark("Do not call, write here"),
    "safe_phone.none": mark("No safe number"),
    "here.yes": mark("Yes, you may"),
    "here.neutral": mark("Without details only"),
    "here.no": mark("No, do not write"),
    "here_only.yes": mark("As usual"),
    "here_only.neutral": mark("Without details only"),
}

NAMES: Mapping[str, str] = {
    "who": mark("Is 18 already"),
    "hours": mark("When to call"),
    "safe_phone": mark("Number"),
    "here": mark("To write here"),
    "here_only": mark("How to write"),
    "code": mark("The word"),
}
