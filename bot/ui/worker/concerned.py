"""Whom a request is about, whom to call and who reported it, as rows of the worker's details."""

from __future__ import annotations

from bot.i18n import mark
from bot.ui.dialogs import words
from bot.ui.dialogs.question import pretty
from bot.ui.dialogs.review import spoken
from bot.ui.view import View
from domain.behalf import ENTERED_BY
from domain.calling import another, number_of, unnamed
from domain.dialogs import REQUEST
from domain.forms import Draft
from domain.notice_words import ABOUT_NOTICE
from domain.people import ANY_CONTACT, SafeContact
from domain.quiet import CHILD
from domain.reaching import HOURS, NO_CALLS
from domain.requests import Request

Rows = list[tuple[str, str]]
_SAID_ALREADY = frozenset({"about_name", "about_phone", "answers_to", "reporter"})


WHAT = {"unsafe": mark("violence, or a child in danger"), "crisis": mark("words of not wanting to live")}
CALL_AT = {
    "morning": mark("Morning, 8–12"),
    "day": mark("Daytime, 12–17"),
    "evening": mark("Evening, 17–21"),
    NO_CALLS: mark("do not call at all"),
}


def concerned(v: View, request: Request, follows: str = "", safe: SafeContact = ANY_CONTACT) -> Rows:
    """Everything but the person's own words; how to reach them without harm stands first, then the number to call."""
    told = request.details
    before: Rows = [(v.t.say("Goes on from"), v.t.say("request No. {number}", number=follows))] if follows else []
    return [
        *safely(v, request, safe),
        *before,
        *_who(v, request, safe),
        (v.t.say("Place"), ", ".join(part for part in (v.place(request.settlement), told.street) if part)),
        (v.t.say("For whom"), v.t.say(words.read_back("for_whom", request.for_whom))),
        *_entered(v, request),
        *_under_notice(v, request),
        *_answered(v, request),
    ]


def safely(v: View, request: Request, safe: SafeContact) -> Rows:
    """The word, the safe number, the hours, whether to write: before anything is done."""
    hours = CALL_AT.get(safe.hours) if safe.hours in (*HOURS, NO_CALLS) else None
    child = request.details.answers.get("quiet.who") == CHILD
    found: Rows = [
        (v.t.say("❗ What it is"), v.t.say(WHAT[request.service]) if request.service in WHAT else ""),
        (v.t.say("Who asks"), v.t.say("somebody under 18: do not call the parents") if child else ""),
        (v.t.say("Say this word"), safe.code_word),
        (v.t.say("Safe number, only this one"), pretty(safe.phone) if safe.phone else ""),
        (v.t.say("When to call"), v.t.say(hours) if hours else ""),
        (v.t.say("To write here"), _writing(v, safe)),
    ]
    return [(name, told) for name, told in found if told]


def _writing(v: View, safe: SafeContact) -> str:
    if not safe.write:
        return v.t.say("no, they asked not to")
    return v.t.say("yes, it comes without details") if safe.neutral else ""


def _who(v: View, request: Request, safe: SafeContact = ANY_CONTACT) -> Rows:
    """Whoever wrote is named for what they are: the person themself, somebody close, a reporter, or nobody."""
    told, answers = request.details, request.details.answers
    about = [(v.t.say("About whom"), str(answers["about_name"]))] if answers.get("about_name") else []
    number = number_of(request)
    call = (v.t.say("Phone"), pretty(number) if number else v.t.say("none"))
    if unnamed(request):
        return [*about, (v.t.say("Who reported"), v.t.say("without a name")), call]
    if request.for_whom == "me":
        return [(v.t.say("Name"), told.name), *([] if safe.phone else [call])]
    if another(request):
        own = pretty(told.phone) if told.phone else v.t.say("none")
        return [*about, (v.t.say("Call this person"), call[1]), (v.t.say("Who asked"), f"{told.name}, {own}")]
    asked = v.t.say("Who reported") if request.for_whom == "report" else v.t.say("Who asked")
    others = answers.get("about_phone")
    theirs = [(v.t.say("Their phone"), pretty(str(others)))] if others not in (None, "none") else []
    return [*about, (asked, told.name), call, *theirs]


def _entered(v: View, request: Request) -> Rows:
    """Whoever wrote it down, in the person's own words."""
    who = request.details.answers.get(ENTERED_BY)
    return [(v.t.say("Written down by"), str(who))] if who else []


def _under_notice(v: View, request: Request) -> Rows:
    """How the notice begins that somebody asks about."""
    about = request.details.answers.get(ABOUT_NOTICE)
    return [(v.t.say("About the notice"), str(about))] if about else []


def _answered(v: View, request: Request) -> Rows:
    """The answers to the questions of the service and of the age, as the person would say them."""
    answers = request.details.answers
    told = Draft("", REQUEST.id, "", v.now, answers)
    asked = [(key, REQUEST.step(key)) for key in answers if key not in _SAID_ALREADY]
    return [(v.t.say(words.name(REQUEST.id, key)), spoken(v, step, told)) for key, step in asked if step]
