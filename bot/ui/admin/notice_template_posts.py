"""The message that a template makes, in Ukrainian and in English: a heading, where, when, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.i18n import load, mark
from bot.ui.admin.days import span
from bot.ui.view import View
from domain.answers import Answers, units
from domain.notice_templates import BRING, DAY, HOURS, OPEN, PLACE
from domain.notices import Part, Post, Posts
from domain.told_hours import plain_span, plain_time

LANGS = ("uk", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """How one begins, and what it asks people to do."""

    head: str
    where: str
    end: str


WORDS: Mapping[str, Words] = {
    "outage": Words(mark("💧 No water"), mark("Where: {where}"), mark("Please store some water.")),
    "visit": Words(
        mark("🤝 Social workers come to you"),
        mark("Where: {where}"),
        mark("Come with any question: we will listen and help with papers."),
    ),
    "aid": Words(mark("📦 Humanitarian aid"), mark("Where: {where}"), mark("If you cannot come, write to us here.")),
    "shelter": Words(
        mark("🏠 Shelter"), mark("Address: {where}"), mark("Take water, medicine, papers and warm things along.")
    ),
}
# Answers by a button, as they stand in the middle of a line.
SAID: Mapping[str, str] = {
    "nt_where.everywhere": mark("the whole community"),
    "nt_bring.passport": mark("passport"),
    "nt_bring.displaced": mark("passport, IDP certificate"),
    "nt_bring.bag": mark("a bag or a cart"),
    "nt_hours.all_day": mark("all day"),
    "nt_open.always": mark("around the clock"),
    "nt_open.alarm": mark("during alarms"),
}


def posts(v: View, topic: str, answers: Answers) -> Posts:
    """The message in each language. What was typed stays as it was typed, in English too."""
    return {lang: _post(replace(v, t=load().texts(lang)), topic, answers) for lang in LANGS}


def _post(v: View, topic: str, answers: Answers) -> Post:
    head = v.t.plain(WORDS[topic].head)
    bold = {"type": "bold", "offset": 0, "length": units(head)}
    return Post((Part(text="\n".join([head, *_lines(v, topic, answers)]), entities=(bold,)),))


def _lines(v: View, topic: str, answers: Answers) -> Iterator[str]:
    told = WORDS[topic]
    if DAY in answers:
        yield v.t.plain("When: {day}, {hours}", day=v.date(str(answers[DAY])), hours=_hours(v, answers))
    yield v.t.plain(told.where, where=_told(v, PLACE, answers))
    if OPEN in answers:
        yield v.t.plain("Open: {hours}", hours=_told(v, OPEN, answers))
    if answers.get(BRING):
        yield v.t.plain("Bring along: {things}", things=_told(v, BRING, answers))
    yield v.t.plain(told.end)


def _hours(v: View, answers: Answers) -> str:
    """«09:00–13:00» or «09:00», however it was told; what says more, as it was said."""
    told = str(answers[HOURS])
    read, start = plain_span(told), plain_time(told)
    return span(read) if read else f"{start:%H:%M}" if start else _told(v, HOURS, answers)


def _told(v: View, step: str, answers: Answers) -> str:
    value = str(answers[step])
    known = SAID.get(f"{step}.{value}")
    return v.t.plain(known) if known else " ".join(value.split())
