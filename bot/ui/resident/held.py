"""«Мої дані» as a page that anybody can read: everything that is held, and who has seen it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html
from bot.ui import visit_words
from bot.ui.admin.notice_titles import KINDS
from bot.ui.dialogs import words
from bot.ui.dialogs.question import pretty
from bot.ui.resident import held_person
from bot.ui.resident.course import whole
from bot.ui.resident.held_page import document, lines, section, stamp, table
from bot.ui.resident.history import lines as story
from bot.ui.resident.requests import PLAIN
from bot.ui.view import View
from bot.ui.words_audit import done
from domain.privacy import Held, HeldRequest
from domain.requests import Event
from domain.visits import Visit
from domain.words import Word


def page(v: View, held: Held) -> str:
    """One HTML document without anything from elsewhere."""
    title = v.t.say("Everything we keep about you")
    parts = [
        f"<h1>{title}</h1><p>{stamp(v, held.made_at)}</p>",
        table(held_person.person(v, held)),
        *(_request(v, one) for one in held.requests),
        section(v.t.say("Notices that were sent to you"), held_person.sent(v, held)),
        section(v.t.say("Your work here"), held_person.work(v, held)),
        section(v.t.say("What you did, as the journal has it"), held_person.on_record(v, held)),
        f"<p>{v.t.say('Notes that workers write for the office are not here. Ask your community for them.')}</p>",
    ]
    return document(v, title, parts)


def _request(v: View, one: HeldRequest) -> str:
    request, told = one.request, one.request.details
    rows = [
        (v.t.say("What help"), v.t.say(words.option("service", request.service))),
        (v.t.say("For whom"), v.t.say(words.read_back("for_whom", request.for_whom))),
        (v.t.say("Received"), stamp(v, request.created_at)),
        (v.t.say("First call"), stamp(v, request.contacted_at)),
        (v.t.say("Status"), v.t.say(PLAIN[request.status])),
        (v.t.say("Name"), told.name),
        (v.t.say("Phone"), pretty(told.phone)),
        (v.t.say("Place"), v.place(request.settlement)),
        (v.t.say("Street"), told.street),
        (v.t.say("Answers"), lines(_answer(v, key, value) for key, value in told.answers.items())),
        (v.t.say("Application and decision"), Html(lines(whole(v, request.course)))),
        (v.t.say("Visits"), Html(lines(_visit(v, visit) for visit in one.visits))),
        (v.t.say("What was written"), lines(_word(v, word, one.names) for word in one.words)),
        (v.t.say("What happened"), Html(lines(story(v, request, one.events)))),
        (v.t.say("Your reasons"), lines(_reason(v, event) for event in one.events if one.own(event))),
        (v.t.say("Who has seen it"), lines(_seen(v, one))),
    ]
    return section(v.t.say("Request No. {number}", number=request.number), rows)


def _visit(v: View, visit: Visit) -> Html:
    told = [visit_words.short(v, visit.starts_at, visit.ends_at), v.t.say(visit_words.PLAIN[visit.state])]
    told += [v.t.say("You asked for: {when}", when=v.short(visit.wish_at))] if visit.wish_at else []
    told += [v.t.say("After that: {every}.", every=again)] if (again := visit_words.repeats(v, visit.repeat)) else []
    return Html(" · ".join(told))


def _reason(v: View, event: Event) -> str:
    """Why they cancelled, or what went wrong."""
    why = str(event.data.get("reason", ""))
    step = next((step for step in ("reason", "why") if words.has_option(step, why)), "")
    named = v.t.plain(words.option(step, why)) if step else ""
    return " · ".join(part for part in (named, str(event.data.get("words", ""))) if part)


def _seen(v: View, one: HeldRequest) -> list[str]:
    def who(person_id: int) -> str:
        return one.names.get(person_id) or v.t.say("a worker of the office")

    found = [f"{stamp(v, s.at)} · {who(s.person_id)} · {done(v.t, s.action)}" for s in one.seen]
    return found or [v.t.say("nobody yet")]


def _word(v: View, word: Word, names: Mapping[int, str]) -> str:
    who = v.t.say("you") if word.from_resident else names.get(word.person_id) or v.t.say("the worker")
    return f"{stamp(v, word.at)} · {who}: {_said(v, word)}"


def _said(v: View, word: Word) -> str:
    if not word.file:
        return word.text
    kind, _, caption = word.file
    return f"[{v.t.plain(KINDS.get(kind, 'file'))}] {caption}".strip()


def _answer(v: View, key: str, value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    told = (v.t.plain(words.option(key, str(one))) if words.has_option(key, str(one)) else str(one) for one in values)
    return f"{v.t.plain(words.name('request', key))}: {', '.join(told)}"
