"""For whom a notice is, in a few words: the same on every page and in every message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.i18n import Html, mark
from bot.ui.dialogs.words_services import LABELS as SERVICES
from bot.ui.view import View
from domain.notices import Audience
from domain.people import Role

ROLES: Mapping[Role | None, str] = {
    None: mark("residents"),
    Role.WORKER: mark("workers"),
    Role.COORDINATOR: mark("coordinators"),
}
LANGS: Mapping[str, str] = {"uk": "Українська", "en": "English"}  # each by its own name
NAMED = 3  # places, or services, that are named in one line


def whom(v: View, audience: Audience, places: Mapping[str, str]) -> Html:
    """«мешканці · Пирятинська · Заріччя · 🏠 Допомога вдома»; `places` names the codes, and the districts' ids."""
    parts = [
        v.t.say(ROLES.get(audience.role, ROLES[None])),
        listed(v, (places.get(code, code) for code in audience.communities)) or v.t.say("all communities"),
        listed(v, _where(v, audience, places)),  # together: whoever lives in one of them
        listed(v, (v.t.plain(SERVICES[key]) for key in audience.services if key in SERVICES)),
        listed(v, (LANGS.get(lang, lang) for lang in audience.langs)),
    ]
    return Html(" · ".join(filter(None, parts)))


def _where(v: View, audience: Audience, places: Mapping[str, str]) -> Iterable[str]:
    yield from (places.get(str(one), str(one)) for one in audience.districts)
    yield from (places.get(code) or v.place(code) for code in audience.settlements)


def listed(v: View, names: Iterable[str]) -> Html:
    """The first few by name, and how many more there are; "" for none."""
    all_ = list(names)
    shown = v.t.say("{names}", names=", ".join(all_[:NAMED]))
    more = len(all_) - NAMED
    return v.t.count("{names} and {n} more", "{names} and {n} more", more, names=shown) if more > 0 else shown
