"""One's own cases, and «Знайти»: by number, phone or name, within what one may see. That it was asked is on record,
not what for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.dialogs import FIND
from domain.form_steps import begin
from domain.forms import Draft
from domain.likeness import keys_of, keys_typed
from domain.numbers import read_number
from domain.people import Actor, may_read_details, may_see
from domain.requests import NotFound, Request
from domain.short_numbers import base36
from usecases.ports import UnitOfWork

MOST = 400  # cases of one worker
FOUND = 30


async def mine(work: UnitOfWork, actor: Actor) -> list[Request]:
    """«Мої справи», by due time."""
    return await work.requests.of_worker([member.id for member in actor.helping], MOST)


async def find(work: UnitOfWork, actor: Actor, text: str) -> list[Request]:
    """A number is looked for among all that one may see; names and phones where one may read them as well."""
    codes = list(dict.fromkeys(member.community for member in actor.helping))
    for code in codes or [""]:
        work.audit.note(actor.person.id, "searched", community=code)
    served = [await work.communities.get(code) for code in codes]
    numbers = read_number(text, [community.prefix for community in served if community])
    if numbers:
        return await _numbered(work, actor, numbers)
    keys = keys_typed(text)
    found = await work.lists.alike(keys, codes, limit=FOUND) if keys and codes else []
    seen = [one for one in found if _mine_to_read(actor, one)]
    whole = [one for one in seen if keys <= keys_of(one)]
    return whole or seen  # «Коваль Марія»: those who are both; if there are none, either


async def _numbered(work: UnitOfWork, actor: Actor, numbers: Sequence[str]) -> list[Request]:
    found = []
    for number in numbers:
        try:
            found.append(await work.lists.numbered(number, actor))
        except NotFound:
            continue
    return [one for one in found if one.person_id != actor.person.id]


def _mine_to_read(actor: Actor, request: Request) -> bool:
    """Whoever is only asked to take a request does not learn by a search whose it is."""
    return may_see(actor, request) and may_read_details(actor, request) and request.person_id != actor.person.id


async def remember(work: UnitOfWork, actor: Actor, found: Sequence[Request]) -> None:
    """The pages of what was found: which requests, never what was typed."""
    for draft in actor.drafts:
        if draft.form == FIND.id:
            await work.drafts.drop(actor.person.id, draft.nonce)
    kept = begin(FIND, base36(work.new_id()), work.now, {})
    kept = replace(kept, step="", answers={"found": [request.id for request in found]})
    await work.drafts.save(actor.person.id, kept)


async def found_before(work: UnitOfWork, actor: Actor) -> list[Request]:
    """What the last search has found, as far as it may still be seen."""
    draft = _kept(actor)
    found = []
    for request_id in draft.answers["found"] if draft else ():
        try:
            found.append(await work.requests.get(int(request_id), within=actor))
        except NotFound:
            continue
    return found


def _kept(actor: Actor) -> Draft | None:
    return next((one for one in actor.drafts if one.form == FIND.id and "found" in one.answers), None)
