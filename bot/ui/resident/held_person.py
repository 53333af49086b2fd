"""«Мої дані»: what is known of the person themselves, what they were sent, and what they do when they work here."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui.admin.joining import ROLES
from bot.ui.dialogs import words
from bot.ui.dialogs.question import pretty
from bot.ui.dialogs.review import spoken
from bot.ui.resident import safe_contact
from bot.ui.resident.held_page import Rows, dated, lines, stamp
from bot.ui.resident.settings import not_sent
from bot.ui.view import View
from bot.ui.words_audit import done
from domain.absences import Absence, AbsenceState
from domain.dialogs import FORMS
from domain.forms import Draft
from domain.people import ANY_CONTACT, Membership, Reach
from domain.privacy import Got, Held

LANGUAGES = {"uk": mark("Ukrainian"), "en": mark("English")}
ABSENT: Mapping[AbsenceState, str] = {
    AbsenceState.PLANNED: mark("planned"),
    AbsenceState.RUNNING: mark("now"),
    AbsenceState.OVER: mark("is over"),
    AbsenceState.CANCELLED: mark("called off"),
}


def person(v: View, held: Held) -> Rows:
    """Who they are and what they wish."""
    one = held.person
    reached = v.t.say("yes") if one.reach is Reach.OPEN else v.t.say("no")
    return (
        (v.t.say("Telegram number"), str(one.chat)),
        (v.t.say("Name"), one.name),
        (v.t.say("Phone"), pretty(one.phone)),
        (v.t.say("Place"), v.place(one.settlement)),
        (v.t.say("Language"), v.t.say(LANGUAGES.get(one.lang, one.lang))),
        (v.t.say("The bot can write to you"), reached),
        (v.t.say("You agreed"), lines(_agreed(v, held))),
        (v.t.say("Not sent"), ", ".join(not_sent(v, one))),
        (v.t.say("Safe contact"), Html(lines(safe_contact.told(v, one.safe))) if one.safe != ANY_CONTACT else ""),
        (v.t.say("Unfinished"), lines(line for draft in held.drafts for line in _draft(v, draft))),
    )


def sent(v: View, held: Held) -> Rows:
    """The notices of the last month."""
    return ((stamp(v, one.at) or v.t.say("not sent yet"), _notice(v, one)) for one in held.notices)


def work(v: View, held: Held) -> Rows:
    """The roles, and the days away."""
    return (
        (v.t.say("Roles"), lines(_role(v, one) for one in held.memberships)),
        (v.t.say("Days away"), lines(_absence(v, one) for one in held.absences)),
    )


def on_record(v: View, held: Held) -> Rows:
    """What the journal has of them, in words."""
    return ((stamp(v, line.at), done(v.t, line.action)) for line in held.did)


def _agreed(v: View, held: Held) -> list[str]:
    def text_of(version: str) -> str:  # named by its day: 2026-11-21
        return ".".join(reversed(version.split("-")))

    agreed = mark("{at}, to the text of {version}")
    return [v.t.plain(agreed, at=stamp(v, at), version=text_of(version)) for version, at in held.consents]


def _draft(v: View, draft: Draft) -> list[str]:
    form = FORMS[draft.form]
    told = [step for step in form.visible(draft.answers) if step.key in draft.answers]
    return [f"{v.t.plain(words.name(form.id, step.key))}: {spoken(v, step, draft)}" for step in told]


def _notice(v: View, one: Got) -> str:
    return one.words if one.outcome == "sent" else lines((v.t.plain("Not delivered."), one.words))


def _role(v: View, one: Membership) -> str:
    ended = "" if one.active else v.t.plain("does not work now")
    return " · ".join(part for part in (v.t.plain(ROLES[one.role]), one.title, ended) if part)


def _absence(v: View, one: Absence) -> str:
    return f"{dated(one.since)} – {dated(one.until)} · {v.t.plain(ABSENT[one.state])}"
