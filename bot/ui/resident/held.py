"""«Мої дані» as a page that anybody can read: everything that is held, and who has seen it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from html import escape
from typing import Any

from bot.i18n import Html
from bot.ui import visit_words
from bot.ui.dialogs import words
from bot.ui.dialogs.question import pretty
from bot.ui.resident.course import whole
from bot.ui.resident.history import lines
from bot.ui.resident.requests import PLAIN
from bot.ui.resident.settings import not_sent
from bot.ui.view import View
from bot.ui.words_audit import done
from domain.privacy import Held, HeldRequest
from domain.visits import Visit
from domain.words import Word

Rows = Iterable[tuple[str, str]]
_STYLE = (
    "body{font:18px/1.5 sans-serif;margin:1rem auto;max-width:40rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #999;padding:.4rem;text-align:left;vertical-align:top}"
    "h2{margin-top:2rem}"
)


def page(v: View, held: Held) -> str:
    """One HTML document without anything from elsewhere."""
    title = v.t.say("Everything we keep about you")
    parts = [
        f"<h1>{title}</h1><p>{v.short(held.made_at)}</p>",
        _table(_person(v, held)),
        *(_request(v, one) for one in held.requests),
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
    body = "".join(parts)
    return f'<!doctype html><html lang="{v.t.lang}"><head>{head}<title>{title}</title></head><body>{body}</body></html>'


def _person(v: View, held: Held) -> Rows:
    one = held.person
    return (
        (v.t.say("Telegram number"), str(one.chat)),
        (v.t.say("Name"), one.name),
        (v.t.say("Phone"), pretty(one.phone)),
        (v.t.say("Place"), v.place(one.settlement)),
        (v.t.say("Language"), one.lang),
        (v.t.say("Agreed to the notice"), _lines(f"{version} · {v.short(at)}" for version, at in held.consents)),
        (v.t.say("Not sent"), ", ".join(not_sent(v, one))),
        (v.t.say("Safe contact"), _safe(held)),
        (v.t.say("Roles"), _lines(f"{m.role.value} · {m.title}" for m in held.memberships)),
        (v.t.say("Unfinished"), _lines(json.dumps(d["answers"], ensure_ascii=False) for d in held.drafts)),
    )


def _safe(held: Held) -> str:
    chosen = {name: value for name, value in asdict(held.person.safe).items() if value not in ("", True)}
    return ", ".join(f"{name}: {value}" for name, value in chosen.items())


def _request(v: View, one: HeldRequest) -> str:
    request, told = one.request, one.request.details
    rows = [
        (v.t.say("What help"), v.t.say(words.option("service", request.service))),
        (v.t.say("Status"), v.t.say(PLAIN[request.status])),
        (v.t.say("Name"), told.name),
        (v.t.say("Phone"), pretty(told.phone)),
        (v.t.say("Street"), told.street),
        (v.t.say("Answers"), _lines(_answer(v, key, value) for key, value in told.answers.items())),
        (v.t.say("Application and decision"), Html(_lines(whole(v, request.course)))),
        (v.t.say("Visits"), Html(_lines(_visit(v, visit) for visit in one.visits))),
        (v.t.say("What was written"), _lines(_word(v, word, one.names) for word in one.words)),
        (v.t.say("What happened"), Html(_lines(lines(v, request, one.events)))),
        (v.t.say("Who has seen it"), _lines(_seen(v, one))),
    ]
    head = v.t.say("Request No. {number}", number=request.number)
    return f"<h2>{head}</h2>{_table(rows)}"


def _visit(v: View, visit: Visit) -> Html:
    told = [visit_words.short(v, visit.starts_at, visit.ends_at), v.t.say(visit_words.PLAIN[visit.state])]
    told += [v.t.say("You asked for: {when}", when=v.short(visit.wish_at))] if visit.wish_at else []
    told += [v.t.say("After that: {every}.", every=again)] if (again := visit_words.repeats(v, visit.repeat)) else []
    return Html(" · ".join(told))


def _seen(v: View, one: HeldRequest) -> list[str]:
    def who(person_id: int) -> str:
        return one.names.get(person_id) or v.t.say("a worker of the office")

    found = [f"{v.short(s.at)} · {who(s.person_id)} · {_action(v, s.action)}" for s in one.seen]
    return found or [v.t.say("nobody yet")]


def _action(v: View, action: str) -> str:
    return done(v.t, action)


def _word(v: View, word: Word, names: Mapping[int, str]) -> str:
    who = v.t.say("you") if word.from_resident else names.get(word.person_id) or v.t.say("the worker")
    held = f"[{word.file[0]}] {word.file[2]}".strip() if word.file else word.text
    return f"{v.short(word.at)} · {who}: {held}"


def _answer(v: View, key: str, value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    told = (v.t.plain(words.option(key, str(one))) if words.has_option(key, str(one)) else str(one) for one in values)
    return f"{v.t.plain(words.name('request', key))}: {', '.join(told)}"


def _lines(found: Iterable[str]) -> str:
    return "\n".join(found)


def _table(rows: Rows) -> str:
    def cell(value: str) -> str:
        return (value if isinstance(value, Html) else escape(value)).replace("\n", "<br>")

    shown = ((name, cell(value)) for name, value in rows if value)
    return f"<table>{''.join(f'<tr><th>{name}</th><td>{value}</td></tr>' for name, value in shown)}</table>"
