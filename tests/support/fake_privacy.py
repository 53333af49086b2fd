"""The rights of a person over the rows in memory."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from domain.people import Membership, Person
from domain.privacy import Got, Seen, forgotten, nameless, wishless
from domain.requests import Request
from tests.support.fake_notices import count_forgotten
from tests.support.fake_repositories import Repository
from tests.support.fake_rows import Posted


class FakePrivacy(Repository):
    """The rights of a person over what is held about them."""

    async def seen(self, request_ids: Collection[int]) -> list[Seen]:
        notes = zip(self._rows.noted_at, self._rows.audit, strict=True)
        return [Seen(at, who, action, about) for at, (who, action, about, _) in notes if about in request_ids]

    async def staff(self, person_ids: Collection[int]) -> list[Membership]:
        return [one for one in self._rows.memberships.values() if one.person_id in person_ids]

    async def notices(self, chat: int) -> list[Got]:
        mine = [one for one in self._rows.outbox.values() if one.letter.chat == chat and one.letter.notice]
        told = sorted(mine, key=lambda one: one.letter.id)
        return [Got(one.letter.notice, one.settled_at, _became(one)) for one in told]

    async def forget(self, person: Person, held: Sequence[Request]) -> None:
        rows, ids = self._rows, {request.id for request in held}
        for id_ in ids:
            rows.requests[id_] = nameless(rows.requests[id_])
        rows.claims = {id_: claim for id_, claim in rows.claims.items() if id_ not in ids}
        rows.words = [replace(w, text="", file=None) if w.request_id in ids else w for w in rows.words]
        rows.events = [(id_, replace(e, data={}) if id_ in ids else e) for id_, e in rows.events]
        for letter in [one for one in self._on.letters if one.chat == person.chat]:
            self._on.letters.remove(letter)
            del rows.outbox[letter.id]
        for posted in list(rows.outbox.values()):
            if posted.letter.chat == person.chat:
                count_forgotten(rows, posted)
            fresh = posted.letter in self._on.letters  # of this very transaction: that the request is cancelled
            rows.outbox[posted.letter.id] = posted if fresh else _forgotten_letter(posted, person, ids)
        for key, row in list(rows.inbox.items()):
            mine = row.update.chat == person.chat
            payload = "" if row.state == "poison" else row.update.payload
            unlinked = replace(row.update, chat=-person.id, payload=payload)
            rows.inbox[key] = replace(row, update=unlinked) if mine else row
        rows.drafts = {key: draft for key, draft in rows.drafts.items() if key[0] != person.id}
        theirs = {one.id for one in rows.visits.values() if one.request_id in ids}
        rows.visits |= {id_: wishless(rows.visits[id_]) for id_ in theirs}
        gone = {person.id, *theirs}
        kept = (row for row in rows.timers.values() if row.timer.subject not in gone or row.state != "waiting")
        rows.timers = {row.timer.key: row for row in kept}
        rows.people[person.id] = forgotten(person)


def _became(posted: Posted) -> str:
    return posted.state if posted.state in ("sent", "waiting") else posted.error or posted.state


def _forgotten_letter(posted: Posted, person: Person, ids: set[int]) -> Posted:
    letter, mine = posted.letter, posted.letter.chat == person.chat
    if posted.state == "waiting" and (mine or letter.about in ids):
        posted = replace(posted, state="dropped", error="forgotten")
        letter = replace(letter, body={})
    return replace(posted, letter=replace(letter, chat=-person.id) if mine else letter)
