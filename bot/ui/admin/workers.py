"""The workers of a community: who has how much, one worker's page, and leaving the work with the figures before it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Html
from bot.ui import labels
from bot.ui.admin.desk import team_of, to_desk, to_worker
from bot.ui.admin.staff import tenths
from bot.ui.admin.worker_visits import to_visits
from bot.ui.callbacks import Lists, Office
from bot.ui.screen import Button, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from domain.people import Membership
from domain.short_numbers import base36
from usecases.visit_lists import today
from usecases.workload import CASES, Load, Profile, Team

BARS = 5


def team(v: View, shown: Team, edit: bool = True) -> Screen:
    """Each worker with what they have, in words and bars."""
    head = v.t.say(labels.STAFF)
    lines = [load_line(v, load) for load in shown.loads] or [v.t.say("There are no workers yet.")]
    people = one_each(*(Button(_label(v, load.member), to_worker(load.member.id)) for load in shown.loads))
    own = (Button(v.t.plain("🏖 My absence"), Office("abl", base36(shown.head.id))),)
    back = (Button(v.t.plain("⬅️ To the desk"), to_desk(shown.head.id)),)
    text = Html("\n".join([f"<b>{head}</b>", *lines]))
    others = turns(v, shown.number, shown.more, lambda to: team_of(shown.head.id, to))
    return Screen(text, buttons=(*people, *others, own, back), edit=edit)


def load_line(v: View, load: Load) -> Html:
    """«Ольга Іванівна · 7 справ · 1 прострочена», under a bar of how full they are."""
    if not load.member.active:
        return v.t.say("🚪 {name} · does not work now", name=load.member.title)
    sign = "🏖 " if load.member.away else ""
    parts = [f"{sign}{load.member.title}", v.t.count("{n} case", "{n} cases", load.held)]
    if load.overdue:
        parts.append(v.t.count("{n} overdue", "{n} overdue ones", load.overdue))
    if load.asked:
        parts.append(v.t.count("{n} offer", "{n} offers", load.asked))
    return v.t.say("{bar} {line}", bar=bar(load.member), line=" · ".join(parts))


def bar(member: Membership) -> str:
    """How full somebody's hands are."""
    full = min(BARS, round(BARS * member.load / max(1, member.capacity)))
    full = max(full, 1) if member.load else 0
    return "▰" * full + "▱" * (BARS - full)


def profile(v: View, shown: Profile, note: str = "") -> Screen:
    """One worker's page."""
    member = shown.load.member
    lines = [note, f"<b>{v.t.say('{name}', name=member.title)}</b>", *_facts(v, shown)]
    cases = v.t.plain("🗂 Cases: {n}", n=shown.load.held)
    leave = Button(v.t.plain("🚪 Take off the work"), Office("leave", base36(member.id)))
    visits = Button(v.t.plain(labels.VISITS), to_visits(member.id, today(v.now)))
    days = Button(v.t.plain(labels.ABSENCE), Office("abl", base36(member.id)))
    come = Button(v.t.plain("↩️ Back to the work"), Office("return", base36(member.id)))
    buttons = one_each(
        Button(cases, Lists(CASES, member.id)),
        Button(v.t.plain("🛠 Set up"), Office("st", base36(member.id))),
        visits if member.active else None,
        days if member.active else None,
        leave if member.active else come,
        Button(v.t.plain("⬅️ To the workers"), team_of(shown.head.id)),
    )
    return Screen(Html("\n".join(line for line in lines if line)), buttons=buttons, edit=True)


def _facts(v: View, shown: Profile) -> Iterator[Html]:
    load, member = shown.load, shown.load.member
    yield load_line(v, load)
    if member.away:
        yield v.t.say("🏖 Away now")
    yield v.t.say("Load: {load} of {capacity}", load=tenths(member.load), capacity=tenths(member.capacity))
    yield v.t.say("Sensitive requests: allowed") if member.cleared else v.t.say("Sensitive requests: not allowed")
    if shown.districts:
        yield v.t.say("Districts: {names}", names=", ".join(shown.districts))


def leaving(v: View, shown: Profile) -> Screen:
    """Before somebody is taken off: what would go to others."""
    load, worker = shown.load, base36(shown.load.member.id)
    cases = v.t.count("{n} case", "{n} cases", load.held)
    offers = v.t.count("{n} offer", "{n} offers", load.asked)
    lines = [
        v.t.say("🚪 Take off the work: {name}?", name=load.member.title),
        v.t.say("To others go: {cases}, {offers}.", cases=cases, offers=offers),
        v.t.say("Later you can return them to the work."),
    ]
    sure = Button(v.t.plain("🚪 Yes, take off"), Office("leaveok", worker))
    back = Button(v.t.plain("⬅️ Leave it as it is"), Office("worker", worker))
    return Screen(Html("\n".join(lines)), buttons=one_each(sure, back), edit=True)


def _label(v: View, member: Membership) -> str:
    return member.title if member.active else f"🚪 {member.title}"
