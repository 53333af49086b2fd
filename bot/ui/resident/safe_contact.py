"""«Безпечний зв'язок»: who may call and when, what may be written here, and the word by which a caller is known."""

from __future__ import annotations

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Menu
from bot.ui.dialogs.question import pretty
from bot.ui.resident.hiding import hide
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.people import Person, SafeContact
from domain.quiet import NEUTRAL, NO
from domain.reaching import NO_CALLS

HERE = {
    "yes": mark("✉️ Write as usual"),
    NEUTRAL: mark("✉️ Without details"),
    NO: mark("✉️ Do not write here"),
}
CALLS = {
    "": mark("🕐 At any time"),
    "morning": mark("🕐 Morning, 8–12"),
    "day": mark("🕐 Daytime, 12–17"),
    "evening": mark("🕐 Evening, 17–21"),
    NO_CALLS: mark("🔕 Do not call"),
}
WISHES = {"yes": {"write": True, "neutral": False}, NEUTRAL: {"write": True, "neutral": True}, NO: {"write": False}}


def page(v: View, person: Person, edit: bool = True) -> Screen:
    """What is set now; each thing is changed alone."""
    safe = person.safe
    lines = [
        v.t.say("<b>Safe contact</b>"),
        *told(v, safe),
        "" if reachable(person) else v.t.say("Nobody can reach you now. Please leave a number, or allow us to write."),
    ]
    ways = {
        "safe_here": mark("✉️ How to write"),
        "safe_hours": mark("🕐 When to call"),
        "safe_phone": mark("☎️ Safe number"),
        "safe_word": mark("🔑 Code word for calls"),
        "settings": labels.BACK,
    }
    buttons = one_each(*(Button(v.t.plain(label), Menu(item)) for item, label in ways.items()), hide(v))
    return Screen(Html("\n".join(line for line in lines if line)), buttons=buttons, edit=edit)


def told(v: View, safe: SafeContact) -> list[Html]:
    """What is set, a line each."""
    return [
        v.t.say("Writing here: {how}", how=_told(v, HERE[here(safe)])),
        v.t.say("Calling: {how}", how=_told(v, CALLS[safe.hours if safe.hours in CALLS else ""])),
        v.t.say("Safe number: {phone}", phone=pretty(safe.phone) if safe.phone else v.t.say("none")),
        v.t.say("Code word for calls: {word}", word=safe.code_word or v.t.say("none")),
    ]


def here(safe: SafeContact) -> str:
    """Which of the three it is."""
    if not safe.write:
        return NO
    return NEUTRAL if safe.neutral else "yes"


def reachable(person: Person) -> bool:
    """Whether anybody may write to the person, or call them."""
    number = person.safe.phone or person.phone
    return person.safe.write or (bool(number) and person.safe.hours != NO_CALLS)


def writing(v: View) -> Screen:
    """May we write here?"""
    text = v.t.say("May we write to you here? Without details means: only that there is an answer.")
    return _choices(v, text, "safe_here_", HERE)


def calling(v: View) -> Screen:
    """When may we call? Messages come in the same hours."""
    text = v.t.say("When is it safe to call you? Messages will come in the same hours.")
    return _choices(v, text, "safe_hours_", CALLS)


def _choices(v: View, text: Html, prefix: str, options: dict[str, str]) -> Screen:
    rows = one_each(*(Button(v.t.plain(label), Menu(prefix + value)) for value, label in options.items()))
    return Screen(text, buttons=(*rows, (Button(v.t.plain(labels.BACK), Menu("safe")),)), edit=True)


def _told(v: View, label: str) -> str:
    """A button's words within a sentence: without its picture."""
    return v.t.say(label).split(" ", 1)[1].lower()
