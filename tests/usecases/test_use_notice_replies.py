"""A question under a notice has an owner, a term and its words from the first moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.answers import Attachment, Gave, Wrote, add_to_story
from domain.messages import Lane
from domain.notice_words import ABOUT_NOTICE
from domain.notices import Notice, Part, Post
from domain.people import Role
from domain.requests import Request, Status
from domain.stories import Story
from domain.words import texts
from tests.support.fake_rows import Posted, Received
from tests.usecases.desk import ADMIN, ANNA, FAR, GALYNA, HEAD, HOME, NEXT, Desk
from usecases import casework, notice_questions, notice_replies
from usecases.ports import Incoming, Letter

NOTICE, COPY = 77, 500
STORY = add_to_story(
    add_to_story(None, Wrote("А до котрої години?", message=501)),
    Gave(Attachment("photo", "p1", "Ось під'їзд"), 502),
)


async def told(desk: Desk, chat: int = GALYNA, message: int = COPY) -> None:
    """A notice stands in this chat."""
    person = (await desk.actor(chat)).person
    desk.rows.notices[NOTICE] = Notice(NOTICE, 1, desk.now, {"uk": Post((Part(text="Завтра не буде води"),))})
    letter = Letter(len(desk.rows.outbox) + 9000, chat, person.id, Lane.NOTICE, {}, notice=NOTICE)
    desk.rows.outbox[letter.id] = Posted(letter, "sent", message, settled_at=desk.now)


async def above(desk: Desk, message: int, chat: int = GALYNA) -> int:
    """Which notice this message of the person stands under."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await notice_replies.just_told(work, actor, message)


async def asked(desk: Desk, chat: int = GALYNA, notice: int = NOTICE, story: Story = STORY) -> Request:
    """The question under the notice."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await notice_questions.ask(work, actor, notice, story)


async def test_words_stand_under_a_notice_while_it_is_the_newest_and_fresh(desk: Desk) -> None:
    await told(desk)
    assert (await above(desk, COPY + 1), await above(desk, COPY)) == (NOTICE, 0)
    desk.rows.inbox[1, 1] = Received(Incoming(1, GALYNA, "", message_id=COPY + 1), desk.now)
    assert (await above(desk, COPY + 1), await above(desk, COPY + 2)) == (NOTICE, 0), "then the person's own words"
    desk.office.clock.at += notice_replies.FRESH + timedelta(minutes=1)
    assert await above(desk, COPY + 1) == 0


async def test_what_stands_in_another_chat_is_nothing_here(desk: Desk) -> None:
    await desk.resident(502)
    await told(desk, 502)
    assert await above(desk, COPY + 1) == 0


async def test_a_coordinator_has_the_question_with_its_words_and_a_term(desk: Desk) -> None:
    await told(desk)
    desk.rows.outbox.clear()
    request = desk.request(await asked(desk))
    holder = request.holder
    assert holder and desk.rows.people[holder.person_id].chat == HEAD
    assert (request.status, request.service, request.sensitive) == (Status.ACCEPTED, "advice", False)
    assert request.details.answers == {ABOUT_NOTICE: "Завтра не буде води"}
    assert request.due > desk.now and desk.waiting(request), "nobody may forget it"
    (words,) = desk.letters("resident_words")
    params = words.body["params"]
    assert (words.chat, words.about, words.origin) == (HEAD, request.id, 501)
    assert (params["texts"], params["files"]) == (["А до котрої години?"], [["photo", "p1", "Ось під'їзд"]])
    assert (params["question"], params["notice"]) == (True, "Завтра не буде води")
    assert desk.told() == [(HEAD, "resident_words")], "the resident reads who has it in the answer to the press"
    async with desk.work() as work:
        assert texts(await work.requests.words(request)) == ["А до котрої години?"]


async def test_the_answer_is_telegrams_reply_to_the_question(desk: Desk) -> None:
    await told(desk)
    request, head = await asked(desk), await desk.actor(HEAD)
    (words,) = desk.letters("resident_words")
    desk.rows.outbox[words.id] = replace(desk.rows.outbox[words.id], state="sent", message_id=31)
    async with desk.work() as work:
        await casework.write(work, head, request.id, add_to_story(None, Wrote("До 15:00", message=32)), replied=31)
    (answer,) = desk.letters("worker_words")
    assert (answer.chat, answer.body["params"]["reply_to"]) == (GALYNA, 501)
    assert answer.body["params"]["question"], "a coordinator answers, no social worker writes"
    answered = desk.request(request)
    assert (answered.status, answered.contacted_at) == (Status.IN_PROGRESS, desk.now), "no call is owed any more"
    assert not desk.letters("contact_made"), "the answer itself says so"


async def test_the_least_loaded_coordinator_who_is_there(desk: Desk) -> None:
    for chat, load, away in ((702, 30, False), (703, 0, True), (704, 5, False)):
        head = await desk.hire(chat, Role.COORDINATOR, load=load)
        desk.rows.memberships[head.id] = replace(head, load=load, away=away)
    busy = next(m for m in desk.rows.memberships.values() if desk.rows.people[m.person_id].chat == HEAD)
    desk.rows.memberships[busy.id] = replace(busy, load=40)
    await told(desk)
    holder = desk.request(await asked(desk)).holder
    assert holder and desk.rows.people[holder.person_id].chat == 704
    assert desk.rows.memberships[holder.membership_id].load == 5 + holder.weight


async def test_without_a_coordinator_it_goes_the_way_of_every_request(desk: Desk) -> None:
    await desk.hire(ANNA, community=NEXT.code)
    await desk.resident(505, FAR)
    await told(desk, 505)
    request = await asked(desk, 505)
    assert (request.community, desk.asked(request)) == (NEXT.code, [ANNA])
    async with desk.work() as work:
        assert texts(await work.requests.words(request)) == ["А до котрої години?"], "it waits for who takes it"


async def test_nobody_answers_their_own_question(desk: Desk) -> None:
    await desk.hire(ANNA)
    await told(desk, HEAD)
    request = desk.request(await asked(desk, HEAD))
    assert request.community == HOME.code, "where they work, who lives nowhere"
    assert (request.holder, desk.asked(request)) == (None, [ANNA])


async def test_who_has_neither_place_nor_work_in_a_community_is_answered_by_none(desk: Desk) -> None:
    assert [notice_replies.home(await desk.actor(chat)) for chat in (GALYNA, HEAD, ADMIN)] == [HOME.code, HOME.code, ""]


async def test_a_notice_that_is_no_more_leaves_the_question(desk: Desk) -> None:
    request = desk.request(await asked(desk, notice=5))
    assert request.holder and request.details.answers == {ABOUT_NOTICE: notice_questions.WORDLESS}


async def test_words_of_violence_do_not_lie_in_a_chat(desk: Desk) -> None:
    request = desk.request(await asked(desk, story=add_to_story(None, Wrote("Мене б'є чоловік", message=501))))
    assert request.sensitive and request.holder
    (words,) = desk.letters("resident_words")
    assert (words.body["params"]["texts"], words.body["params"]["sensitive"]) == ([], True)
    async with desk.work() as work:
        assert texts(await work.requests.words(request)) == ["Мене б'є чоловік"]
