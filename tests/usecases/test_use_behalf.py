"""A request written down by staff: whose it is, who learns what, the code, and a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.dialogs import BEHALF
from domain.form_steps import begin
from domain.people import ANY_CONTACT, Reach
from domain.requests import NotFound, NotNow, Status
from domain.words import texts
from tests.usecases.desk import ANNA, BOHDAN, CANARY, FAR, GALYNA, HEAD, HOME, VILLAGE, Desk
from usecases import behalf
from usecases.registration import NOTICE_VERSION

ANSWERS: Mapping[str, Any] = {
    "about_name": f"{CANARY} Ганна",
    "about_phone": "+380679998877",
    "settlement": VILLAGE.code,
    "service": "papers",
    "papers.papers": "pension",
    "housing.people": "one",
    "threat": "no",
    "street": f"{CANARY}, 7",
    "story": {"pieces": [{"m": 77, "text": f"{CANARY} зі слів"}]},
}
UNSAFE: Mapping[str, Any] = {
    "service": "unsafe",
    "hours": "now",
    "safe_phone": "+380501112233",
    "code": "калина",
    "threat": "no",
}


async def write_down(desk: Desk, chat: int = ANNA, **answers: Any) -> behalf.Paper:
    """This member of the staff sends the form off."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        draft = replace(begin(BEHALF, "nonce", work.now), answers={**ANSWERS, **answers})
        return await behalf.submit(work, actor, draft)


async def another(desk: Desk, chat: int, request: int) -> behalf.Paper:
    """«Новий код»."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await behalf.new_code(work, actor, request)


async def test_it_is_a_request_of_somebody_without_telegram(desk: Desk) -> None:
    member = await desk.hire(ANNA)
    paper = await write_down(desk)
    request, person = paper.request, desk.rows.people[paper.request.person_id]
    assert person.offline and person.reach is Reach.NEVER_STARTED, "no notice of the community is sent to them"
    assert (person.name, person.phone) == (ANSWERS["about_name"], "+380679998877")
    assert (person.community, person.settlement) == (HOME.code, VILLAGE.code)
    assert desk.rows.consents == [(person.id, NOTICE_VERSION, desk.now)]
    assert (request.for_whom, request.status, request.details.phone) == ("me", Status.OFFERED, "+380679998877")
    assert request.details.answers == {"papers.papers": "pension", "entered_by": member.title}
    author = (await desk.actor(ANNA)).person
    assert (author.settlement, author.consent) == ("", ""), "staff do not become residents"
    assert (author.id, "entered_by", request.id, HOME.code) in desk.rows.audit
    assert texts([w for w in desk.rows.words if w.from_resident]) == [f"{CANARY} зі слів"]
    assert {w.message_id for w in desk.rows.words} == {0}, "an edit in the author's chat is nobody's words"


async def test_nobody_is_written_to_but_those_who_are_asked(desk: Desk) -> None:
    await desk.hire(ANNA)
    await write_down(desk)
    assert desk.told() == [(ANNA, "offer")]


async def test_the_code_is_six_digits_for_thirty_days(desk: Desk) -> None:
    await desk.hire(ANNA)
    paper = await write_down(desk)
    assert paper.code.isdigit() and len(paper.code) == 6
    assert paper.until == desk.now + timedelta(days=30)


async def test_of_somebody_in_danger_only_the_safe_way_is_kept(desk: Desk) -> None:
    await desk.hire(ANNA, cleared=True)
    paper = await write_down(desk, **UNSAFE)
    person = desk.rows.people[paper.request.person_id]
    assert paper.request.sensitive and paper.request.urgent
    assert (person.safe.phone, person.safe.code_word) == ("+380501112233", "калина")
    assert paper.request.details.phone == person.phone == "+380501112233"
    assert "+380679998877" not in str(desk.rows.people[person.id]) + str(paper.request)


async def test_only_of_ones_own_community(desk: Desk) -> None:
    await desk.hire(ANNA)
    people = len(desk.rows.people)
    with pytest.raises(NotFound):
        await write_down(desk, settlement=FAR.code)
    with pytest.raises(NotFound):
        await write_down(desk, settlement="UA-none")
    assert len(desk.rows.people) == people
    with pytest.raises(NotFound):
        await write_down(desk, chat=GALYNA)


async def test_a_new_code_is_made_by_whoever_has_it_or_the_coordinator(desk: Desk) -> None:
    await desk.hire(ANNA)
    paper = await write_down(desk)
    await desk.hire(BOHDAN)
    for chat in (ANNA, BOHDAN, GALYNA):
        with pytest.raises(NotFound):
            await another(desk, chat, paper.request.id)
    assert (await another(desk, HEAD, paper.request.id)).code
    await desk.take(ANNA, paper.request)
    fresh = await another(desk, ANNA, paper.request.id)
    async with desk.work() as work:
        assert fresh.code == paper.code or not await work.claims.use(paper.request.id, paper.code, work.now)
        assert await work.claims.use(paper.request.id, fresh.code, work.now)


async def test_whoever_has_telegram_needs_no_code(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    await desk.take(ANNA, request)
    with pytest.raises(NotNow):
        await another(desk, ANNA, request.id)


async def test_a_report_without_a_name_is_nobodys_to_link(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit(for_whom="report", reporter="anonymous")
    await desk.take(ANNA, request)
    with pytest.raises(NotNow):
        await another(desk, ANNA, request.id)


async def test_ordinary_requests_leave_no_safe_contact(desk: Desk) -> None:
    await desk.hire(ANNA)
    paper = await write_down(desk, hours="now", safe_phone="+380501112233")
    assert desk.rows.people[paper.request.person_id].safe == ANY_CONTACT
