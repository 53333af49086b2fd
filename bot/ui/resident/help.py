"""Emergency numbers without registering, contacts, help and the «Ще» menu."""

from __future__ import annotations

from collections.abc import Iterable

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Menu
from bot.ui.resident.linking_entry import entry as linking_entry
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.communities import Community

NUMBERS = {
    "112": mark("112 — any emergency"),
    "101": mark("101 — fire and rescue"),
    "102": mark("102 — police"),
    "103": mark("103 — ambulance"),
    "15-47": mark("15-47 — violence at home, human trafficking"),
    "116 123": mark("116 123 — support for those who suffer violence"),
    "116 111": mark("116 111 — for children and young people"),
    "7333": mark("7333 — when it is unbearable and you do not want to live"),
}
_TOGETHER = (("112", "101", "102", "103"), ("15-47", "116 123"), ("116 111", "7333"))
CALL_NOW = mark("<b>If there is danger, call now:</b>")


def danger(v: View, community: Community | None) -> Screen:
    """Who answers around the clock (domain facts, hotlines), and the community's own number."""
    lines = [v.t.say(CALL_NOW), *(numbers(v, together) for together in _TOGETHER)]
    if community and community.phone:
        lines.append(v.t.say("Your community: {phone}", phone=community.phone))
    ways = {"urgent": labels.URGENT, "quiet_talk": labels.QUIET_TALK, "hide": labels.HIDE}
    buttons = one_each(*(Button(v.t.plain(label), Menu(item)) for item, label in ways.items()))
    return Screen(Html("\n\n".join(lines)), buttons=buttons)


def numbers(v: View, chosen: Iterable[str]) -> Html:
    """These numbers, a line each."""
    return Html("\n".join(v.t.say(NUMBERS[number]) for number in chosen))


def first_call(v: View) -> Html:
    """Said when the person answers that there is danger now."""
    return v.t.say("Call first: 112 or 103. We will send the request right after that, as urgent.")


def contacts(v: View, community: Community | None) -> Screen:
    """The office of the community and the state lines."""
    lines = []
    if community:
        lines.append(Html(f"<b>{v.t.say('Community: {name}', name=community.name)}</b>"))
        if community.phone:
            lines.append(v.t.say("Phone: {phone}", phone=community.phone))
        if community.address:
            lines.append(v.t.say("Address: {address}", address=community.address))
    lines.append(v.t.say("Government line, around the clock: 1545"))
    lines.append(v.t.say("Free legal aid: 0 800 213 103"))
    return Screen(Html("\n".join(lines)))


def more(v: View) -> Screen:
    """«Ще»."""
    items = {
        "settings": v.t.plain("🔧 Settings"),
        "contacts": v.t.plain("📇 Contacts"),
        "place": v.t.plain("🏘 I have moved"),
        "privacy": v.t.plain("🔒 About my data"),
        "help": v.t.plain("❓ How it works"),
    }
    ways = (Button(t, Menu(i)) for i, t in items.items())
    return Screen(v.t.say("What would you like?"), buttons=one_each(linking_entry(v), *ways))


def for_staff(v: View) -> Screen:
    """How the work goes, in four sentences."""
    lines = [
        v.t.say("New requests come to this chat. “✅ Take it” makes one yours, “↩️ Decline” asks a colleague."),
        v.t.say("“🗂 My cases” shows what you have. Each case has one card with all that can be done."),
        v.t.say("“🆕 Queue” is what nobody has taken yet. “➕ Request for a person” is for those who phone or come."),
        v.t.say("What is written in a case goes to its person, except for “📝 Note”."),
    ]
    return Screen(Html("\n\n".join(lines)))


def help_text(v: View) -> Screen:
    """How it works, in four sentences."""
    lines = [
        v.t.say("Press “🤝 I need help” and answer a few questions. You may write, speak or send a photo."),
        v.t.say("You get a number. A social worker of your community takes the request and contacts you."),
        v.t.say("“📋 My requests” shows who is helping you and by when. You can add something there at any time."),
        v.t.say("If typing is hard, press “📞 Call me”."),
    ]
    return Screen(Html("\n\n".join(lines)))
