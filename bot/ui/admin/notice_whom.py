"""For whom a new notice is, and which template it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.i18n import Html, mark
from bot.ui.admin.notice_again import CHOSEN, TEMPLATE, WHOM, to_list
from bot.ui.admin.pages import at_of
from bot.ui.callbacks import Noticing
from bot.ui.screen import Button, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from domain.communities import Community
from domain.notice_templates import TEMPLATES
from domain.pages import part

SIZE = 4  # and all of them together
NAMES: Mapping[str, str] = {
    "outage": mark("💧 Water is off"),
    "visit": mark("🤝 Visiting reception"),
    "aid": mark("📦 Humanitarian aid"),
    "shelter": mark("🏠 Shelter"),
}


def whom(v: View, what: str, former: int, communities: Sequence[Community], page: int = 0) -> Screen:
    """Which community? `what` is to be made: a new one, a template's topic, or the copy of the notice `former`."""
    here, number, more = part(communities, SIZE, page)
    rows = one_each(*(Button(one.name, _chosen(what, former, one.code)) for one in here))
    others = turns(v, number, more, lambda to: Noticing(WHOM, former, at=f"{what}.{to}"))
    all_of_them = (Button(v.t.plain("All communities"), _chosen(what, former, "")),)
    text = v.t.say("Whom is it for? You can narrow it down later.")
    return Screen(_headed(v, what, text), buttons=(*rows, *others, all_of_them, (to_list(v),)), edit=True)


def templates(v: View) -> Screen:
    """Which of them?"""
    rows = one_each(*(Button(v.t.plain(NAMES[topic]), Noticing(TEMPLATE, 0, at=topic)) for topic in TEMPLATES))
    head = v.t.say("<b>📋 Templates</b>")
    told = v.t.say("We ask for the place and the time. Then the notice is ready in two languages.")
    return Screen(Html(f"{head}\n{told}"), buttons=(*rows, (to_list(v),)), edit=True)


def head(v: View, topic: str, community: Community | None) -> Html:
    """Said above the first question of a template."""
    place = community.name if community else v.t.plain("all communities")
    return v.t.say("<b>{name}</b> · {place}", name=v.t.plain(NAMES[topic]), place=place)


def over(v: View) -> Html:
    """The time that was told is over."""
    return v.t.say("This time is over already. Please tell the day and the hours once more.")


def _chosen(what: str, former: int, code: str) -> Noticing:
    return Noticing(CHOSEN, former, at=f"{what}.{at_of(code)}")


def _headed(v: View, what: str, text: Html) -> Html:
    return Html(f"<b>{v.t.say(NAMES[what])}</b>\n{text}") if what in NAMES else text
