"""What staff ask somebody who phones or comes, and what is asked for the link of a Telegram to a paper."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark
from bot.ui.dialogs import words_own
from domain.catalogue import ELSEWHERE

_OWN = {key: asked for key, asked in words_own.QUESTIONS.items() if not key.startswith(f"{ELSEWHERE}.")}

QUESTIONS: Mapping[str, str] = {
    "behalf.about_name": mark("What is the person's name?"),
    "behalf.about_phone": mark("Which number should we call? Write the person's number."),
    "behalf.settlement": mark("Where does the person live? Write the name of the place."),
    "behalf.service": mark("What kind of help is needed?"),
    **{f"behalf.{key}": asked for key, asked in _OWN.items()},
    "behalf.hours": mark("When is it safe to call the person?"),
    "behalf.safe_phone": mark("Which number is safe to call? Only this one will be used."),
    "behalf.code": mark("Which word shall the caller say, so that the person knows them? You may skip it."),
    "behalf.threat": mark("Is the person's life or health in danger right now?"),
    "behalf.street": mark("Which street and house is this person's? You may skip it."),
    "behalf.story": mark("Write down what the person tells. You can also record a voice message or send a photo."),
    "link.number": mark("Write the number of your request. It stands on the paper: ПИР-48-21-57."),
    "link.code": mark("Write the code from the same paper: six digits."),
}

NAMES: Mapping[str, str] = {
    "settlement": mark("Place"),
    "entered_by": mark("Written down by"),
}
