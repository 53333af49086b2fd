"""«👥 Кому»: for whom a draft is, and each of the lists from which that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html, mark
from bot.ui.admin import notice_aim_frame as frame
from bot.ui.admin.notice_sheet import PAGE
from bot.ui.dialogs.words_services import LABELS as SERVICES
from bot.ui.notice_whom import LANGS, ROLES
from bot.ui.screen import Button, Screen
from bot.ui.view import View
from domain.notice_aiming import AIM_ROLES, AIMABLE
from domain.short_numbers import base36
from usecases.notice_aim import Aimed


def overview(v: View, aimed: Aimed) -> Screen:
    """The audience in words, how many they are, and what can be narrowed."""
    audience = aimed.notice.audience
    text = Html("\n".join([v.t.say("<b>👥 Who gets it?</b>"), *frame.counted(v, aimed)]))
    resident = audience.role is None
    ways = (
        (mark("🏘 Communities"), frame.COMMUNITIES, True),
        (mark("🗺 Districts"), frame.DISTRICTS, resident and bool(aimed.districts)),
        (mark("🏠 Settlements"), frame.SETTLEMENTS, resident and bool(aimed.settlements)),
        (mark("🤝 By their requests"), frame.SERVICE, resident),
        (mark("🌐 Language"), frame.LANG, True),
        (mark("🙋 Residents or staff"), frame.ROLE, True),
    )
    shown = [Button(v.t.plain(label), frame.to(aimed.notice, verb)) for label, verb, there in ways if there]
    rows = tuple(tuple(shown[n : n + 2]) for n in range(0, len(shown), 2))
    done = Button(v.t.plain("✅ Done"), frame.to(aimed.notice, PAGE))
    return frame.screen(aimed.notice, text, (*rows, (done,)))


def communities(v: View, aimed: Aimed, page: int = 0) -> Screen:
    """One, several, or all of them."""
    chosen = aimed.notice.audience.communities
    choices = [frame.Choice(one.name, one.code, one.code in chosen) for one in aimed.communities]
    whole = Button(frame.sign(not chosen) + v.t.plain("All communities"), frame.to(aimed.notice, frame.EVERYWHERE))
    return frame.listed(v, aimed, v.t.say("Which communities?"), frame.COMMUNITIES, choices, page, (whole,))


def districts(v: View, aimed: Aimed, page: int = 0) -> Screen:
    """Of the communities that are chosen."""
    audience = aimed.notice.audience
    several = len(audience.communities) > 1
    choices = [
        frame.Choice(
            _of(one.name, aimed.community(one.community), several), base36(one.id), one.id in audience.districts
        )
        for one in aimed.districts
    ]
    return frame.listed(
        v, aimed, v.t.say("Which districts?"), frame.DISTRICTS, choices, page, (_whole(v, aimed, frame.DISTRICTS),)
    )


def settlements(v: View, aimed: Aimed, page: int = 0, found: Sequence[str] | None = None) -> Screen:
    """Of the communities that are chosen; `found` are the codes of those whose name was written."""
    audience = aimed.notice.audience
    several = len(audience.communities) > 1
    shown = [one for one in aimed.settlements if found is None or one.code in found]
    choices = [
        frame.Choice(_of(one.name, aimed.community(one.community), several), one.code, one.code in audience.settlements)
        for one in shown
    ]
    typed = Button(v.t.plain("⌨️ Write the name"), frame.to(aimed.notice, frame.TYPE))
    text = v.t.say("Which settlements?") if shown else v.t.say("There is no such settlement here. Try other words.")
    return frame.listed(v, aimed, text, frame.SETTLEMENTS, choices, page, (_whole(v, aimed, frame.SETTLEMENTS), typed))


def services(v: View, aimed: Aimed, page: int = 0) -> Screen:
    """People who asked for this; what is sensitive is not among them."""
    chosen = aimed.notice.audience.services
    choices = [frame.Choice(v.t.plain(SERVICES[key]), key, key in chosen) for key in AIMABLE]
    text = v.t.say("Only people who asked for this. None chosen: everybody.")
    return frame.listed(v, aimed, text, frame.SERVICE, choices, page)


def langs(v: View, aimed: Aimed, page: int = 0) -> Screen:
    """People whose Telegram speaks this language to them."""
    chosen = aimed.notice.audience.langs
    choices = [frame.Choice(name, lang, lang in chosen or not chosen) for lang, name in LANGS.items()]
    return frame.listed(
        v, aimed, v.t.say("Only people with this language in their Telegram."), frame.LANG, choices, page
    )


def roles(v: View, aimed: Aimed, page: int = 0) -> Screen:
    """Residents, or those who work here."""
    now = aimed.notice.audience.role
    choices = [frame.Choice(v.t.plain(ROLES[one]), str(one or frame.ANYBODY), one is now) for one in AIM_ROLES]
    return frame.listed(v, aimed, v.t.say("Residents, or those who help them?"), frame.ROLE, choices, page)


LISTS = {
    frame.COMMUNITIES: communities,
    frame.DISTRICTS: districts,
    frame.SETTLEMENTS: settlements,
    frame.SERVICE: services,
    frame.LANG: langs,
    frame.ROLE: roles,
}


def _whole(v: View, aimed: Aimed, verb: str) -> Button:
    audience = aimed.notice.audience
    somewhere = audience.districts or audience.settlements
    return Button(
        frame.sign(not somewhere) + v.t.plain("Wherever they live"), frame.to(aimed.notice, frame.WHOLE, verb)
    )


def _of(name: str, community: str, several: bool) -> str:
    return f"{name} ({community})" if several else name
