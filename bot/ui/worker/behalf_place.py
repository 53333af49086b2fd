"""«Запит від імені людини»: where the person lives, by name, within the communities where the actor works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from domain.people import Actor

NEAR = "near"  # another page of the places found


def where(v: View, actor: Actor, draft: Draft, near: Sequence[Settlement], before: str, edit: bool) -> Screen:
    """Where the person lives: to be written, or the centre of a community where the actor works."""
    asked = question(v, BEHALF, draft, actor.person, before, edit)
    return replace(asked, buttons=(*_rows(draft, near, [place.name for place in near]), *asked.buttons))


def found(v: View, draft: Draft, places: Sequence[Settlement], served: Mapping[str, str], page: int = 0) -> Screen:
    """What the written name may mean, five at a time."""
    here = min(max(page, 0), (len(places) - 1) // SHOWN)
    shown = slice(here * SHOWN, (here + 1) * SHOWN)
    rows = _rows(draft, places[shown], names(v, places, served)[shown])
    turns = turning(v, Where(draft.nonce, NEAR, page=here), more=(here + 1) * SHOWN < len(places))
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


def _rows(draft: Draft, places: Sequence[Settlement], told: Sequence[str]) -> tuple[Row, ...]:
    return one_each(*(Button(n, Answer(draft.nonce, PLACE, p.code)) for p, n in zip(places, told, strict=True)))
