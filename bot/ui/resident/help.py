"""Emergency numbers without registering, contacts, help and the «Ще» menu."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui.callbacks import Menu
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.communities import Community


def danger(v: View, community: Community | None) -> Screen:
    """Who answers around the clock (domain facts, hotlines), and the community's own number."""
    lines = [
        v.t.say("<b>If there is danger, call now:</b>"),
        v.t.say("112 — any emergency\n101 — fire and rescue\n102 — police\n103 — ambulance"),
        v.t.say("15-47 — violence at home, human trafficking\n116 123 — support for those who suffer violence"),
        v.t.say("116 111 — for children and young people\n7333 — when it is unbearable and you do not want to live"),
    ]
    if community and community.phone:
        lines.append(v.t.say("Your community: {phone}", phone=community.phone))
    return Screen(Html("\n\n".join(lines)))


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
        "contacts": v.t.plain("📇 Contacts"),
        "place": v.t.plain("🏘 I have moved"),
        "privacy": v.t.plain("🔒 About my data"),
        "language": v.t.plain("🌐 English / Українська"),
        "help": v.t.plain("❓ How it works"),
    }
    return Screen(v.t.say("What would you like?"), buttons=one_each(*(Button(t, Menu(i)) for i, t in items.items())))


def help_text(v: View) -> Screen:
    """How it works, in four sentences."""
    lines = [
        v.t.say("Press “🤝 I need help” and answer a few questions. You may write, speak or send a photo."),
        v.t.say("You get a number. A social worker of your community takes the request and contacts you."),
        v.t.say("“📋 My requests” shows who is helping you and by when. You can add something there at any time."),
        v.t.say("If typing is hard, press “📞 Call me”."),
    ]
    return Screen(Html("\n\n".join(lines)))
