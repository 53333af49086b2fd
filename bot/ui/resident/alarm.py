"""Words of danger are answered: the numbers that fit, warm words, and ways to a person."""

from __future__ import annotations

from collections.abc import Iterable

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case, Menu
from bot.ui.resident.help import CALL_NOW, numbers
from bot.ui.resident.hiding import hide, to
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.danger import Danger
from domain.requests import Request

# Which numbers come first; the order of the dangers is the order in which they are shown.
FITTING = {
    Danger.FIRE: ("101", "112"),
    Danger.SHELLING: ("112", "103"),
    Danger.HEALTH: ("112", "103"),
    Danger.VIOLENCE: ("102", "15-47", "116 123"),
    Danger.CHILD: ("116 111", "102"),
    Danger.DESPAIR: ("7333", "103"),
}
QUIET_KINDS = frozenset({Danger.VIOLENCE, Danger.CHILD})


def fitting(kinds: Iterable[Danger]) -> list[str]:
    """The numbers for these dangers, each once."""
    wanted = frozenset(kinds)
    return list(dict.fromkeys(n for danger, few in FITTING.items() if danger in wanted for n in few))


def alarm(v: View, kinds: frozenset[Danger], crisis: Request | None = None) -> Screen:
    """The numbers that fit, at once; what the person was doing goes on below."""
    if crisis:
        return _near(v, kinds, crisis)
    lines = [*_warm(v, kinds), Html(f"{v.t.say(CALL_NOW)}\n{numbers(v, fitting(kinds))}")]
    quiet = to(v, labels.QUIET_TALK, "quiet_talk") if kinds & QUIET_KINDS else None
    buttons = one_each(
        quiet,
        to(v, labels.URGENT, "urgent"),
        Button(v.t.plain("All is well, no danger"), Menu("all_well")),
        hide(v) if kinds & (QUIET_KINDS | {Danger.DESPAIR}) else None,
    )
    return Screen(Html("\n\n".join(lines)), buttons=buttons)


def _warm(v: View, kinds: frozenset[Danger]) -> list[Html]:
    """What is said before the numbers, where a number alone is cold."""
    if Danger.DESPAIR in kinds:
        return [v.t.say("We are near. You are not alone.")]
    return [v.t.say("It is good that you wrote.")] if Danger.CHILD in kinds else []


def _near(v: View, kinds: frozenset[Danger], crisis: Request) -> Screen:
    """Somebody is called already: the person need do nothing but hold on."""
    others = fitting(kinds - {Danger.DESPAIR})
    lines = [
        v.t.say("We are near. Please call 7333 now: they will hear you out. If life is in danger, call 103."),
        numbers(v, others) if others else "",
        v.t.say("We have called a person already. They will contact you."),
    ]
    buttons = one_each(
        Button(v.t.plain("☎️ Leave my number"), Menu("urgent")),
        to(v, labels.QUIET_TALK, "quiet_talk") if kinds & QUIET_KINDS else None,
        Button(v.t.plain("You got me wrong"), Case("mistaken", crisis.id, crisis.version)),
        hide(v),
    )
    return Screen(Html("\n\n".join(line for line in lines if line)), buttons=buttons, about=crisis.id)


def mistaken(v: View) -> Screen:
    """A person makes sure once; nothing more is asked."""
    return Screen(v.t.say("Thank you for telling us. A person will check once that all is well."), edit=True)


def all_well(v: View) -> Screen:
    """The numbers go away, the way to them stays."""
    text = v.t.say("Good. If you need the numbers, press “🆘 Danger”.")
    return Screen(text, buttons=one_each(to(v, labels.DANGER, "danger")), edit=True)


def sent(v: View, request: Request) -> Screen:
    """An urgent request is with everybody on duty."""
    lines = [
        Html(f"<b>{v.t.say('Request No. {number} received', number=request.number)}</b>"),
        v.t.say("It is marked urgent. If there is danger, call 112 or 103 first."),
        v.t.say("Those on duty know already. They will contact you {by}.", by=v.by(request.due)),
        *([] if request.details.phone else [v.t.say("Write here which street and house you are at.")]),
    ]
    return Screen(Html("\n\n".join(lines)), about=request.id)


def number_added(v: View, request: Request) -> Screen:
    """Whoever was called has the number now."""
    return Screen(v.t.say("Thank you. The person we have called will see it."), about=request.id)
