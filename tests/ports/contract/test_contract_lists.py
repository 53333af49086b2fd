"""How staff find requests, codes that link a chat, links that are listed, the journal, places of messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.communities import Community, District
from domain.likeness import joined_to, keys_typed
from domain.messages import Lane
from domain.people import Actor, Role
from domain.requests import CLOCK, By, NotFound, Request, Status
from domain.timers import Timer, TimerKind
from domain.transitions import Accept, Cancel, Escalate, transition
from tests.support.offices import PYRIATYN, SHYSHAKY, VILLAGE, Office, a_request, by, hire, offer_to, resident
from usecases.ports import Invite, Letter, Settled, UnitOfWork


async def _three(work: UnitOfWork) -> list[Request]:
    made = []
    for n in range(3):
        person = await resident(work, 500 + n)
        one = a_request(work, person, f"ПИР-48-21-5{n}")
        name = ("Галина Петрівна", "Олена", "Галина")[n]
        details = replace(one.details, name=name, phone=f"+38050123456{n}")
        made.append(replace(one, details=details, due=one.due - timedelta(hours=n)))
        await work.requests.add(made[-1])
    return made


async def test_pages_by_due_time_and_by_age(office: Office) -> None:
    async with office.works() as work:
        made = await _three(work)
        new, all_ = (Status.NEW,), PYRIATYN.code
        assert [r.id for r in await work.lists.listed(all_, new, 2)] == [made[2].id, made[1].id]
        assert [r.id for r in await work.lists.listed(all_, new, 2, skip=2)] == [made[0].id]
        assert [r.id for r in await work.lists.listed(all_, new, 2, oldest=True)] == [made[0].id, made[1].id]
        late = await work.lists.listed(all_, new, 9, due_before=made[0].due)
        assert [r.id for r in late] == [made[2].id, made[1].id]
        assert await work.lists.listed(all_, (Status.WAITING,), 9) == []
        assert await work.lists.listed(SHYSHAKY.code, new, 9) == []
        assert await work.lists.counted(all_) == {Status.NEW: 3}
        assert await work.lists.counted(SHYSHAKY.code) == {}


async def test_those_that_are_named(office: Office) -> None:
    async with office.works() as work:
        made = await _three(work)
        found = await work.lists.these([made[0].id, made[2].id, 12345])
        assert found == [made[2], made[0]], "by due time"
        assert await work.lists.these([]) == []


async def test_what_was_escalated_the_highest_first(office: Office) -> None:
    async with office.works() as work:
        made = await _three(work)
        far = a_request(work, await resident(work, 600), "ШИШ-48-21-57")
        await work.requests.add(replace(far, community=SHYSHAKY.code))
        for n, up in ((0, 1), (1, 3), (2, 1)):
            one = made[n]
            for _ in range(up):
                change = transition(one, Escalate("not_called"), CLOCK, work.now)
                await work.requests.save(change)
                one = change.after
        ids = [made[1].id, made[2].id, made[0].id]
        found = await work.lists.escalated(PYRIATYN.code, 9)
        assert [(r.id, r.level) for r in found] == list(zip(ids, (3, 1, 1), strict=True))
        assert [r.id for r in await work.lists.escalated(PYRIATYN.code, 1, skip=1)] == ids[1:2]
        assert await work.lists.escalated(SHYSHAKY.code, 9) == []


async def test_what_no_timer_watches(office: Office) -> None:
    async with office.works() as work:
        made = await _three(work)
        await work.timers.add(Timer(TimerKind.OFFER, made[0].id, work.now, 1, "one"))
        await work.timers.add(Timer(TimerKind.OFFER, made[1].id, work.now, 1, "two"))
        await work.requests.save(transition(made[2], Cancel("mistake"), By(made[2].person_id), work.now))
    async with office.works() as work:
        assert await work.lists.unwatched(9) == []
        (first, *_) = await work.timers.claim(work.now, work.now, 1)
        await work.timers.fail(first, None)
        assert [r.id for r in await work.lists.unwatched(9)] == [first.subject], "a failed one watches nobody"


async def test_found_by_number_within_scope_only(office: Office) -> None:
    async with office.works() as work:
        made = await _three(work)
        other = await resident(work, 600)
    async with office.works() as work:
        own = await office_actor(work, 500)
        assert (await work.lists.numbered(made[0].number, own)).id == made[0].id
        assert (await work.lists.numbered(made[0].number, None)).id == made[0].id, "whoever has the code"
        for number, who in ((made[0].number, other.chat), ("ПИР-00-00-00", 500)):
            with pytest.raises(NotFound):
                await work.lists.numbered(number, await office_actor(work, who))


async def office_actor(work: UnitOfWork, chat: int) -> Actor:
    """Who writes from this chat."""
    found = await work.people.actor(chat)
    assert found is not None
    return found


async def test_found_by_phone_and_by_any_word_of_the_name(office: Office) -> None:
    async with office.works() as work:
        made = await _three(work)

        async def found(typed: str, *where: str) -> list[int]:
            return [r.id for r in await work.lists.alike(keys_typed(typed), where or (PYRIATYN.code,))]

        assert await found("050 123 45 61") == [made[1].id]
        assert await found("галина") == [made[2].id, made[0].id]
        assert await found("ПЕТРІВНА Галина") == [made[2].id, made[0].id]
        assert await found("петрівна") == [made[0].id]
        assert await found("Галя") == []
        assert await found("галина", SHYSHAKY.code) == []
        assert await found("") == []
        later = work.now + timedelta(seconds=1)
        assert await work.lists.alike(keys_typed("галина"), (PYRIATYN.code,), since=later) == []
        assert len(await work.lists.alike(keys_typed("галина"), (PYRIATYN.code,), limit=1)) == 1


async def test_what_was_corrected_is_found_by_its_new_name(office: Office) -> None:
    async with office.works() as work:
        made = (await _three(work))[1]
        worker = await hire(work, 1)
        offered = offer_to(work, made, worker)
        named = replace(offered.after, details=replace(made.details, name="Зоряна", street="вул. Садова, 7"))
        await work.requests.save(replace(offered, after=named))
        assert [r.id for r in await work.lists.alike(keys_typed("зоряна"), (PYRIATYN.code,))] == [made.id]
        home = [("home", f"{VILLAGE.code}|садова 7")]
        assert [r.id for r in await work.lists.alike(home, (PYRIATYN.code,))] == [made.id]


async def test_what_a_worker_has_or_is_asked_to_take(office: Office) -> None:
    async with office.works() as work:
        one, two, three = await _three(work)
        worker, other = await hire(work, 1), await hire(work, 2)
        for request in (one, two):
            await work.requests.save(offer_to(work, request, worker))
        taken = await work.requests.get(one.id, within=None)
        await work.requests.save(transition(taken, Accept(), by(worker), work.now))
        assert [r.id for r in await work.requests.involving([worker.id])] == [one.id, two.id]
        assert [r.id for r in await work.requests.of_worker([worker.id])] == [one.id]
        assert await work.requests.of_worker([worker.id], skip=1) == []
        assert await work.requests.involving([other.id]) == []
        assert await work.requests.involving([]) == []
        assert three.id


async def test_reading_and_another_owner_make_no_version(office: Office) -> None:
    async with office.works() as work:
        one = (await _three(work))[0]
        worker, newcomer = await hire(work, 1), await resident(work, 700)
        offered = offer_to(work, one, worker)
        await work.requests.save(replace(offered, after=replace(offered.after, unread=2, tries=("phone", "visit"))))
        kept = await work.requests.get(one.id, within=None)
        assert (kept.unread, kept.tries) == (2, ("phone", "visit"))
        await work.requests.mark_read(one.id)
        assert (await work.requests.get(one.id, within=None)).unread == 0
        await work.requests.add_unread(one.id)
        again = await work.requests.get(one.id, within=None)
        assert (again.unread, again.version) == (1, kept.version)
        await work.requests.mark_read(one.id)
        await work.requests.reown(one.person_id, newcomer.id)
        fresh = await work.requests.get(one.id, within=None)
        assert (fresh.unread, fresh.person_id, fresh.version) == (0, newcomer.id, kept.version)
        assert [r.id for r in await work.requests.of_person(newcomer.id)] == [one.id]
        found = await work.lists.alike([("person", str(newcomer.id))], (PYRIATYN.code,))
        assert [r.id for r in found] == [one.id] or office.engine is None


async def test_what_is_joined_is_found_by_the_one_that_goes_on(office: Office) -> None:
    async with office.works() as work:
        one, two, three = await _three(work)
        worker = await hire(work, 1)
        offered = offer_to(work, one, worker)
        await work.requests.save(replace(offered, after=replace(offered.after, duplicate_of=two.id)))
    async with office.works() as work:
        for main, joined in ((two, [one.id]), (three, [])):
            assert [r.id for r in await work.lists.alike([joined_to(main.id)], (PYRIATYN.code,))] == joined


async def test_a_code_opens_once_and_dies_of_five_wrong_tries(office: Office) -> None:
    async with office.works() as work:
        one, two, _ = await _three(work)
        until = work.now + timedelta(days=30)
        await work.claims.put(one.id, "482157", until)
        assert not await work.claims.use(one.id, "482158", work.now)
        assert not await work.claims.use(two.id, "482157", work.now)
        assert await work.claims.use(one.id, "482157", work.now)
        assert not await work.claims.use(one.id, "482157", work.now)
        await work.claims.put(two.id, "111111", until)
        await work.claims.put(two.id, "222222", until)
        assert not await work.claims.use(two.id, "111111", work.now)
        assert not await work.claims.use(two.id, "222222", until)
        for _ in range(4):
            assert not await work.claims.use(two.id, "333333", work.now)
        assert not await work.claims.use(two.id, "222222", work.now)


async def test_links_are_listed_while_they_work_and_can_be_revoked(office: Office) -> None:
    async with office.works() as work:
        ends = work.now + timedelta(hours=48)
        for n, code in enumerate(("one", "two", "three")):
            at = work.now + timedelta(minutes=n)
            await work.invites.add(Invite(code, Role.WORKER, PYRIATYN.code, ends, "Оксана", made_by=7, made_at=at))
        await work.invites.use("two", 9, work.now)
        found = await work.invites.open(work.now)
        assert [(one.code, one.title, one.made_by) for one in found] == [("", "Оксана", 7)] * 2
        assert found[0].made_at and found[1].made_at and found[0].made_at > found[1].made_at
        known = await work.invites.get("three")
        assert known and known.handle == found[0].handle
        assert not await work.invites.revoke("%" * 12, work.now)
        assert await work.invites.revoke(found[0].handle, work.now)
        assert not await work.invites.revoke(found[0].handle, work.now)
        assert await work.invites.use("three", 9, work.now) is None
        dead = await work.invites.get("three")
        assert dead and dead.revoked
        assert await work.invites.open(ends) == []


async def test_the_journal_from_the_newest_back(office: Office) -> None:
    async with office.works() as work:
        for n in range(1, 5):
            work.audit.note(n % 2, "read_details", n, PYRIATYN.code if n < 3 else SHYSHAKY.code, whom=n * 10)
    async with office.works() as work:
        lines = await work.journal.lines(3)
        assert [(line.request_id, line.whom) for line in lines] == [(4, 40), (3, 30), (2, 20)]
        assert [line.request_id for line in await work.journal.lines(3, before=lines[-1].id)] == [1]
        assert [line.request_id for line in await work.journal.lines(9, community=PYRIATYN.code)] == [2, 1]
        assert [line.request_id for line in await work.journal.lines(9, person_id=1)] == [3, 1]
        assert [line.action for line in await work.journal.lines(9, request_id=4)] == ["read_details"]


async def test_everybody_who_has_or_had_a_role(office: Office) -> None:
    async with office.works() as work:
        worker, head, admin = (
            await hire(work, 1),
            await hire(work, 2, Role.COORDINATOR),
            await hire(work, 3, Role.ADMIN),
        )
        await work.staff.save(replace(worker, active=False))
        assert [m.id for m in await work.staff.all(PYRIATYN.code)] == [worker.id, head.id]
        assert [m.id for m in await work.staff.all()] == [worker.id, head.id, admin.id]
        assert [m.id for m in await work.staff.of_person(worker.person_id)] == [worker.id]
        gone = await work.staff.get(worker.id)
        assert gone and not gone.active
        assert await work.staff.get(404) is None


async def test_districts_and_communities_change(office: Office) -> None:
    async with office.works() as work:
        for community in (PYRIATYN, SHYSHAKY):
            await work.communities.add(community)
        one = await work.communities.add_district(District(0, PYRIATYN.code, "Центр", frozenset({VILLAGE.code})))
        two = await work.communities.add_district(District(0, PYRIATYN.code, "Села"))
        await work.communities.save_district(replace(two, name="Усі села", settlements=frozenset({VILLAGE.code})))
        found = {d.id: d for d in await work.communities.districts(PYRIATYN.code)}
        assert found[one.id].settlements == frozenset()
        assert (found[two.id].name, found[two.id].settlements) == ("Усі села", frozenset({VILLAGE.code}))
        await work.communities.drop_district(two.id)
        assert [d.id for d in await work.communities.districts(PYRIATYN.code)] == [one.id]
        await work.communities.save(replace(PYRIATYN, phone="05358 2 00 00", skilled=frozenset({"unsafe"})))
    async with office.works() as work:
        kept: Community | None = await work.communities.get(PYRIATYN.code)
        assert kept and (kept.phone, kept.skilled) == ("05358 2 00 00", frozenset({"unsafe"}))


async def test_where_messages_stand_and_whose_words_they_carry(office: Office) -> None:
    async with office.works() as work:
        person = await resident(work, 500)
        for n in range(3):
            slot = "case:7" if n else ""
            letter = Letter(0, 500, person.id, Lane.REPLY, {"screen": []}, slot=slot, origin=40 + n, about=7)
            work.outbox.put(letter)
    sent = [letter.id for letter in await office.mailroom.pending()]
    messages = ((70,), (71, 72), (71,))
    await office.mailroom.settle(
        [Settled(id_, "sent", told[0], message_ids=told) for id_, told in zip(sent, messages, strict=True)]
    )
    async with office.works() as work:
        assert await work.outbox.standing(500, "case:7") == [(71, (72,))]
        assert await work.outbox.standing(500, "") == [] == await work.outbox.standing(501, "case:7")
        assert await work.outbox.origin(500, 70) == 40
        assert await work.outbox.origin(500, 72) == 41
        assert await work.outbox.origin(500, 99) == 0


async def test_the_role_whose_menu_is_shown_is_kept(office: Office) -> None:
    async with office.works() as work:
        person = await resident(work, 500)
        await work.people.save(replace(person, acting=77))
    assert (await office.actor(500)).person.acting == 77
