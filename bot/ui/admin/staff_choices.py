"""What a colleague's settings are chosen from: districts, services, clearance, how many at once, leaving."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui.admin.pages import back, shown
from bot.ui.admin.staff import Colleague, tenths
from bot.ui.callbacks import Office
from bot.ui.dialogs.words_services import LABELS
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.short_numbers import base36
from usecases.staffing import CAPACITIES, TRAINED_FOR


def districts(v: View, who: Colleague, page: int = 0) -> Screen:
    """Each district on or off by a tap."""
    at = base36(who.member.id)
    here, turns = shown(v, who.districts, Office("stdis", at, page))
    rows = []
    for one in here:
        has = one.id in who.member.districts
        to = Office("stdout" if has else "stdin", f"{at}.{base36(one.id)}", page)
        rows.append((Button(("☑️ " if has else "") + one.name, to),))
    none = [] if who.districts else [v.t.say("This community has no districts yet.")]
    lines = [_head(v, who), v.t.say("Which districts? Without any they serve the whole community."), *none]
    return Screen(Html("\n".join(lines)), buttons=(*rows, *turns, back(v, Office("st", at))), edit=True)


def services(v: View, who: Colleague, page: int = 0) -> Screen:
    """Each service on or off by a tap: these are the skills as well."""
    at = base36(who.member.id)
    here, turns = shown(v, TRAINED_FOR, Office("stsrv", at, page))
    rows = []
    for key in here:
        has = key in who.member.services
        to = Office("stsout" if has else "stsin", f"{at}.{key}", page)
        rows.append((Button(("☑️ " if has else "") + v.t.plain(LABELS[key]), to),))
    lines = [_head(v, who), v.t.say("Which services do they know well? Such requests come to them first.")]
    return Screen(Html("\n".join(lines)), buttons=(*rows, *turns, back(v, Office("st", at))), edit=True)


def clearance(v: View, who: Colleague) -> Screen:
    """Who gets requests about violence and children: never by one tap."""
    at = base36(who.member.id)
    if who.member.cleared:
        told = v.t.say("They will get no new requests about violence and children. Those they have stay with them.")
        button = Button(v.t.plain("🔓 Yes, take it away"), Office("stcno", at))
    else:
        told = v.t.say("They will get requests about violence and children, and read what is written there.")
        button = Button(v.t.plain("🔐 Yes, allow it"), Office("stcyes", at))
    no = Button(v.t.plain("⬅️ Leave it as it is"), Office("st", at))
    return Screen(Html("\n".join([_head(v, who), told])), buttons=one_each(button, no), edit=True)


def capacity(v: View, who: Colleague) -> Screen:
    """How many requests they carry at once."""
    at = base36(who.member.id)
    rows = one_each(
        *(
            Button(
                ("☑️ " if amount == who.member.capacity else "") + v.t.plain("up to {n} cases", n=tenths(amount)),
                Office("stset", f"{at}.{amount}"),
            )
            for amount in CAPACITIES
        )
    )
    lines = [_head(v, who), v.t.say("How many requests at once? An urgent one counts as three.")]
    return Screen(Html("\n".join(lines)), buttons=(*rows, back(v, Office("st", at))), edit=True)


def leaving(v: View, who: Colleague) -> Screen:
    """Before somebody is taken off the work."""
    at = base36(who.member.id)
    lines = [_head(v, who), v.t.say("Take them off the work? All that is open goes to others at once.")]
    yes = Button(v.t.plain("🚪 Yes, take off"), Office("stgone", at))
    no = Button(v.t.plain("⬅️ Leave it as it is"), Office("st", at))
    return Screen(Html("\n".join(lines)), buttons=one_each(yes, no), edit=True)


def left(v: View, requests: int) -> Html:
    """What became of their work, in one line."""
    if not requests:
        return v.t.say("✅ Changed. There was no open work.")
    return v.t.count("Done. {n} request goes to others.", "Done. {n} requests go to others.", requests)


def _head(v: View, who: Colleague) -> Html:
    return v.t.say("<b>{name}</b>", name=who.name)
