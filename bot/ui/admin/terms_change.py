"""A term is changed: how much, since when, by which document; and why it could not be."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui.admin.pages import back
from bot.ui.admin.terms import at
from bot.ui.admin.terms_words import called, long
from bot.ui.callbacks import Office
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.deadlines import RULES
from domain.term_edit import TermFault, beyond_law, most, of_law, suggested
from usecases.terms import Term

FAULTS: Mapping[TermFault, str] = {
    TermFault.UNREAD: mark("We could not make out the number. Write it in figures: from 1 to {most}."),
    TermFault.AMOUNT: mark("This cannot be set. Choose from 1 to {most}."),
    TermFault.PAST: mark("This day has passed already. Choose today or a later day."),
    TermFault.FAR: mark("This day is too far away. Choose one within a year."),
    TermFault.SOURCE: mark("Please write which document allows it: its name, number and date."),
}


def amounts(v: View, term: Term) -> Screen:
    """How much shall it be?"""
    code, here = term.rule.code, at(term.community.code, term.rule.code)
    lines = [
        v.t.say("<b>⏱ {name}</b>", name=called(v, code)),
        v.t.say("Now: {amount}", amount=long(v, code, term.rule.amount)),
        v.t.say("By law: {amount}. Shorter is always fine.", amount=long(v, code, RULES[code].amount))
        if of_law(code)
        else "",
        v.t.say("How much shall it be?"),
    ]
    near = [Button(long(v, code, n), Office("trset", f"{here}.{n}")) for n in suggested(code, term.rule.amount)]
    other = Button(v.t.plain("⌨️ Another number"), Office("trnum", here))
    buttons = (*one_each(*near, other), back(v, Office("trl", here)))
    return Screen(Html("\n".join(filter(None, lines))), buttons=buttons, edit=True)


def wanted(v: View, code: str, amount: int) -> Html:
    """Said above the questions that follow: what it will be, and kindly what the law says of it."""
    told = v.t.say("<b>{name}</b>: {amount}", name=called(v, code), amount=long(v, code, amount))
    if not beyond_law(code, amount):
        return told
    usual = long(v, code, RULES[code].amount)
    law = v.t.say("⚖️ By law it is {amount}. It may be longer only by a document; we will ask which.", amount=usual)
    return Html(f"{told}\n{law}")


def fault(v: View, code: str, why: TermFault) -> Html:
    """Kindly, why it stays as it was."""
    return v.t.say(FAULTS[why], most=most(code))
