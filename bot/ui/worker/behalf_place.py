"""«Запит від імені людини»: where the person lives, by name, within the communities where the actor works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Answer, Move, Where
from bot.ui.dialogs.question import question
from bot.ui.resident.places import SHOWN, turning
from bot.ui.resident.places_names import names
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.behalf import PLACE
from domain.communities import Community, Settlement
from domain.dialogs import BEHALF
from domain.forms import Draft
from domain.pages import part
from domain.people import Actor

NEAR = "near"  # another page of the places found


def where(v: View, actor: Actor, draft: Draft, near: Sequence[Settlement], before: str, edit: bool) -> Screen:
    """Where the person lives: to be written, or the centre of a community where the actor works."""
    asked = question(v, BEHALF, draft, actor.person, before, edit)
    return replace(asked, buttons=(*_rows(draft, [(place, place.name) for place in near]), *asked.buttons))


def found(v: View, draft: Draft, places: Sequence[Settlement], served: Mapping[str, str], page: int = 0) -> Screen:
    """What the written name may mean, five at a time."""
    shown, here, more = part(list(zip(places, names(v, places, served), strict=True)), SHOWN, page)
    rows = _rows(draft, shown)
    turns = turning(v, Where(draft.nonce, NEAR, page=here), more)
    again = Button(v.t.plain("🔎 Another name"), Move(draft.nonce, PLACE, "again"))
    cancel = Button(v.t.plain(labels.CANCEL), Move(draft.nonce, PLACE, "cancel"))
    return Screen(v.t.say("Which place is it?"), buttons=(*rows, *turns, (again,), (cancel,)), edit=True)


def not_here(v: View, elsewhere: Settlement | None, community: Community | None) -> Html:
    """No such place in the actor's own community; perhaps in another one."""
    if elsewhere is None:
        return v.t.say("We found no such name in your community. Try writing it another way.")
    lines = [
        v.t.say("{name} belongs to another community. You write down requests of your own only.", name=elsewhere.name)
    ]
    if community and community.phone:
        lines.append(v.t.say("Its office: {name}, {phone}.", name=community.name, phone=community.phone))
    return Html("\n".join(lines))


def _rows(draft: Draft, named: Iterable[tuple[Settlement, str]]) -> tuple[Row, ...]:
    return one_each(*(Button(name, Answer(draft.nonce, PLACE, place.code)) for place, name in named))
