"""The services of a community: how many workers know each, and which go to trained workers alone."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html
from bot.ui import labels
from bot.ui.admin.pages import back, shown
from bot.ui.callbacks import Office
from bot.ui.dialogs.words_services import LABELS
from bot.ui.screen import Button, Screen
from bot.ui.view import View
from domain.communities import Community
from usecases.skills import Served


def listed(v: View, community: Community, services: Sequence[Served], page: int = 0) -> Screen:
    """All services; a mark on those that need training, a warning where too few have it."""
    here, turns = shown(v, services, Office("svs", community.code, page))
    rows = [(Button(_label(v, one), Office("sv", f"{one.key}.{community.code}")),) for one in here]
    head = [f"<b>{v.t.say(labels.SERVICES_DESK)}</b>", v.t.say("Community: {name}", name=community.name)]
    told = v.t.say("The number is how many workers know it. The hat: for the trained only. The sign: too few know it.")
    ways = (*turns, back(v, Office("cm", community.code)))
    return Screen(Html("\n".join([*head, told])), buttons=(*rows, *ways), edit=True)


def one(v: View, community: Community, service: Served) -> Screen:
    """One service and its switch."""
    code = v.t.say("Classifier code: {code}", code=service.code) if service.code else v.t.say("Classifier code: none")
    who = v.t.count("{n} worker knows it.", "{n} workers know it.", service.workers)
    if service.skilled:
        rule = v.t.say("🎓 Only workers who know it get such requests. The urgent ones go to everybody on duty.")
        button = Button(v.t.plain("🎓 Let everybody have it"), Office("svoff", f"{service.key}.{community.code}"))
    else:
        rule = v.t.say("Every worker may get such requests; those who know it come first.")
        button = Button(v.t.plain("🎓 Training is needed"), Office("svon", f"{service.key}.{community.code}"))
    lines = [f"<b>{v.t.say(LABELS[service.key])}</b>", v.t.say("Community: {name}", name=community.name), code, who]
    lines += [rule, *_warning(v, service)]
    return Screen(Html("\n".join(lines)), buttons=((button,), back(v, Office("svs", community.code))), edit=True)


def _warning(v: View, service: Served) -> list[Html]:
    if not service.thin:
        return []
    if service.workers:
        return [v.t.say("⚠️ Only one worker knows it. When they are away, the request waits for you.")]
    return [v.t.say("⚠️ Nobody knows it. Every such request will come to you at once.")]


def _label(v: View, service: Served) -> str:
    signs = ("🎓" if service.skilled else "") + ("⚠️" if service.thin else "")
    return f"{signs} {v.t.plain(LABELS[service.key])} · {service.workers}".strip()
