"""Served communities: the list, one of them, and adding one more from the territory of Ukraine."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html
from bot.ui import labels
from bot.ui.admin.pages import back, shown
from bot.ui.admin.terms import LABEL as TERMS
from bot.ui.callbacks import Office
from bot.ui.resident.places_lists import QUESTIONS
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.communities import Community
from domain.places_levels import Level
from usecases.territory import FEW, Figures

IN_A_ROW = 5  # letters


def listed(v: View, communities: Sequence[Community], admin: bool, page: int = 0) -> Screen:
    """All that the reader sets up."""
    here, turns = shown(v, communities, Office("cms", page=page))
    rows = one_each(*(Button(one.name, Office("cm", one.code)) for one in here))
    add = one_each(Button(v.t.plain("➕ Add a community"), Office("cmadd"))) if admin else ()
    head = v.t.count("{n} community is served.", "{n} communities are served.", len(communities))
    return Screen(Html(f"<b>{v.t.say(labels.COMMUNITIES)}</b>\n{head}"), buttons=(*rows, *turns, *add), edit=True)


def one(v: View, community: Community, figures: Figures, admin: bool, up: Office, note: str = "") -> Screen:
    """One community with its figures, and what can be set up in it; `up` is the way back."""
    where = " → ".join(filter(None, (community.oblast, community.raion)))
    lines = [note, v.t.say("<b>{name} community</b>", name=community.name), v.t.say("{where}", where=where)]
    lines += [*_contacts(v, community), *_figures(v, figures)]
    code = community.code
    buttons = one_each(
        Button(v.t.plain("🗺 Districts"), Office("dss", code)),
        Button(v.t.plain(labels.STAFF), Office("sts", code)),
        Button(v.t.plain(labels.SERVICES_DESK), Office("svs", code)),
        Button(v.t.plain("📄 Tables for Excel"), Office("csv", code)),
        Button(v.t.plain("✏️ Phone and address"), Office("cmfix", code)) if admin else None,
    )
    return Screen(Html("\n".join(filter(None, lines))), buttons=(*buttons, back(v, up)), edit=True)


def fix(v: View, community: Community) -> Screen:
    """Which of the two is to be corrected."""
    lines = [v.t.say("<b>{name} community</b>", name=community.name), *_contacts(v, community)]
    phone = Button(v.t.plain("☎️ Another phone"), Office("cmtel", community.code))
    address = Button(v.t.plain("📍 Another address"), Office("cmadr", community.code))
    terms = Button(v.t.plain(TERMS), Office("tr", community.code))
    rows = (*one_each(phone, address, terms), back(v, Office("cm", community.code)))
    return Screen(Html("\n".join(lines)), buttons=rows, edit=True)


def add(v: View) -> Screen:
    """How to find the new community: by its name, or through oblast and raion."""
    find = Button(v.t.plain("🔎 Find by its name"), Office("cmfind"))
    pick = Button(v.t.plain(labels.PICK_PLACE), Office("cmlist"))
    text = v.t.say("Which community shall we serve as well?")
    return Screen(text, buttons=(*one_each(find, pick), back(v, Office("cms"))), edit=True)


def found(v: View, communities: Sequence[Community]) -> Screen:
    """What a typed name may mean."""
    again = one_each(Button(v.t.plain("🔎 Another name"), Office("cmfind")))
    ways = (*again, back(v, Office("cmadd")))
    if not communities:
        return Screen(v.t.say("We found no community of this name that is not served yet."), buttons=ways)
    here, _ = shown(v, communities, Office("cmfind"))
    rows = one_each(*(Button(_with_area(one), Office("cmnew", one.code)) for one in here))
    more = v.t.say("There are more: write the name with its raion or oblast.") if len(communities) > len(here) else ""
    text = Html("\n".join(filter(None, (v.t.say("Which of them?"), more))))
    return Screen(text, buttons=(*rows, *ways))


def level(v: View, at: Level, page: int = 0) -> Screen:
    """Oblast, raion, community: where the new one lies."""
    text = v.t.say(QUESTIONS[at.what])
    if at.above:
        text = Html(f"<b>{v.t.say('{names}', names=' → '.join(at.above))}</b>\n{text}")
    up = Office("cmadd") if at.up is None else Office("cmlist", at.up)
    if at.what == "letter":
        letters = [Button(one.name, Office("cmlist", one.to)) for one in at.choices]
        rows: tuple[Row, ...] = tuple(tuple(letters[n : n + IN_A_ROW]) for n in range(0, len(letters), IN_A_ROW))
        return Screen(text, buttons=(*rows, back(v, up)), edit=True)
    here, turns = shown(v, at.choices, Office("cmlist", at.at, page))
    verb = "cmnew" if at.what == "community" else "cmlist"
    rows = one_each(*(Button(one.name, Office(verb, one.to)) for one in here))
    return Screen(text, buttons=(*rows, *turns, back(v, up)), edit=True)


def sure(v: View, community: Community) -> Screen:
    """Before it is added: which one exactly, and how its numbers begin."""
    where = " → ".join(filter(None, (community.oblast, community.raion)))
    lines = [
        v.t.say("<b>{name} community</b>", name=community.name),
        v.t.say("{where}", where=where),
        v.t.say("Its requests will begin with {prefix}.", prefix=community.prefix),
        v.t.say("Shall we add it?"),
    ]
    yes = Button(v.t.plain("✅ Add it"), Office("cmput", community.code))
    return Screen(Html("\n".join(lines)), buttons=((yes,), back(v, Office("cmadd"))), edit=True)


def _contacts(v: View, community: Community) -> list[Html]:
    phone = v.t.say("☎️ {phone}", phone=community.phone) if community.phone else v.t.say("☎️ no phone is named yet")
    address = v.t.say("📍 {address}", address=community.address)
    return [phone, *([address] if community.address else [])]


def _figures(v: View, figures: Figures) -> list[Html]:
    requests = str(figures.requests) if figures.requests is not None else v.t.say("fewer than {n}", n=FEW)
    return [
        v.t.say("Staff: {n}", n=figures.staff),
        v.t.say("Settlements: {places}, districts: {n}", places=figures.settlements, n=figures.districts),
        v.t.say("Open requests: {n}", n=Html(requests)),
    ]


def _with_area(community: Community) -> str:
    return " · ".join(filter(None, (community.name, community.raion, community.oblast)))
