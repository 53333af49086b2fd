"""«⚙️ Строки й години»: the way in, the list of terms, one of them, and its history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n import Html, mark
from bot.ui.admin import days
from bot.ui.admin.pages import SIZE, back, shown
from bot.ui.admin.terms_words import called, counted, long, source
from bot.ui.callbacks import Office
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.communities import Community
from domain.deadline_rules import DeadlineRule
from domain.deadlines import RULES
from domain.office import office_of
from domain.term_edit import TERMS, of_law
from usecases.terms import Term

LABEL = mark("⚙️ Terms and hours")
HISTORY = 10  # rows that are read back


def entry(v: View, community: Community, up: Office) -> Screen:
    """What is set today, and the two ways on."""
    open_now = days.week(v, community.hours)
    lines = [
        v.t.say("<b>{label}</b>", label=v.t.say(LABEL)),
        v.t.say("Community: {name}", name=community.name),
        v.t.say("{lines}", lines="\n".join(open_now)),
        _first_call(v, community),
    ]
    terms = Button(v.t.plain("⏱ Terms"), Office("trs", community.code))
    hours = Button(v.t.plain("🕘 Office hours"), Office("th", community.code))
    return Screen(Html("\n".join(lines)), buttons=(*one_each(terms, hours), back(v, up)), edit=True)


def _first_call(v: View, community: Community) -> Html:
    rule = office_of(community).rule("first_contact", v.now)
    return v.t.say("First call: {amount}", amount=long(v, rule.code, rule.amount))


def listed(v: View, community: Community, rules: Sequence[DeadlineRule], page: int) -> Screen:
    """All terms, five at a time; those of the law have its sign."""
    here, turns = shown(v, rules, Office("trs", community.code, page))
    rows = one_each(*(_line(v, community, rule) for rule in here))
    head = v.t.say("<b>⏱ Terms</b>\nCommunity: {name}", name=community.name)
    text = Html(f"{head}\n{v.t.say('⚖️ Set by law')}")
    return Screen(text, buttons=(*rows, *turns, back(v, Office("tr", community.code))), edit=True)


def _line(v: View, community: Community, rule: DeadlineRule) -> Button:
    sign = "⚖️ " if of_law(rule.code) else ""
    text = f"{sign}{called(v, rule.code)}: {long(v, rule.code, rule.amount)}"
    return Button(text, Office("trl", at(community.code, rule.code)))


def one(v: View, term: Term, note: str = "") -> Screen:
    """A term: how much, from when, by what; and what can be done with it."""
    rule, here = term.rule, at(term.community.code, term.rule.code)
    lines = [
        note,
        v.t.say("<b>⏱ {name}</b>", name=called(v, rule.code)),
        v.t.say("Now: {amount}", amount=long(v, rule.code, rule.amount)),
        v.t.say("Counted {anchor}.", anchor=counted(v, rule)),
        v.t.say("By what: {source}.", source=source(v, rule)),
        v.t.say("Holds since: {day}", day=days.dated(v, rule.valid_from)) if term.rows and rule in term.rows else "",
        *(v.t.say("Later: {row}", row=row(v, coming)) for coming in term.coming),
        v.t.say("A change is for new counting. Dates that people were told stay."),
    ]
    buttons = one_each(
        Button(v.t.plain("✏️ Change it"), Office("trfix", here)),
        Button(v.t.plain("📜 History"), Office("trlog", here)) if term.rows else None,
        Button(v.t.plain("↩️ As it was at first"), Office("trdef", here)) if term.own else None,
    )
    up = back(v, Office("trs", term.community.code, page_of(rule.code)))
    return Screen(Html("\n".join(filter(None, lines))), buttons=(*buttons, up), edit=True)


def history(v: View, term: Term) -> Screen:
    """Every row since the beginning; one that has not begun may be taken back."""
    code = term.rule.code
    told = [row(v, rule) for rule in term.rows[:HISTORY]]
    lines = [v.t.say("<b>📜 {name}</b>", name=called(v, code)), *told, _first(v, RULES[code])]
    drops = one_each(*(_drop(v, term, rule.valid_from) for rule in term.coming[:4]))
    here = at(term.community.code, code)
    return Screen(Html("\n".join(lines)), buttons=(*drops, back(v, Office("trl", here))), edit=True)


def _drop(v: View, term: Term, since: date) -> Button:
    at_row = f"{at(term.community.code, term.rule.code)}.{since.isoformat()}"
    return Button(v.t.plain("✖️ Not from {day}", day=days.dated(v, since)), Office("trdrop", at_row))


def row(v: View, rule: DeadlineRule) -> Html:
    """A row in one line."""
    since, amount = days.dated(v, rule.valid_from), long(v, rule.code, rule.amount)
    return v.t.say("from {day}: {amount} ({source})", day=since, amount=amount, source=source(v, rule))


def _first(v: View, rule: DeadlineRule) -> Html:
    amount = long(v, rule.code, rule.amount)
    return v.t.say("at first: {amount} ({source})", amount=amount, source=source(v, rule))


def at(code: str, term: str) -> str:
    """A community and its term on a button."""
    return f"{code}.{term}"


def page_of(term: str) -> int:
    """The page of the list on which it stands."""
    return TERMS.index(term) // SIZE
