"""Who is told what after each change, and what a message may never carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.consequences import tellings
from domain.messages import Kind, Lane, Message, Tell, TellRole
from domain.requests import CLOCK, By, Change, Details, NotNow, Outcome, Request, Status
from domain.telling import Telling, card
from domain.transitions import (
    Accept,
    AddWords,
    Appeal,
    AskCancel,
    Assign,
    Bounce,
    Cancel,
    Command,
    Confirm,
    Decline,
    Expire,
    Explain,
    Finish,
    HandOver,
    Join,
    MakeOffer,
    NoteReach,
    NotSolved,
    Part,
    Rate,
    Recall,
    RecordContact,
    Redirect,
    Reject,
    Release,
    Retire,
    Slip,
    TakeOver,
    Withdraw,
    transition,
)
from tests.domain.strategies import ANNA, BOHDAN, HEAD, HOME, NOW, RESIDENT, VIRA, a_request, in_status, offer

S = Status
HEADS, ADMINS = "coordinators", "coordinators and admins"
LATER = NOW + timedelta(days=1)
MAIN = replace(in_status(S.IN_PROGRESS), id=8)
HANDED = (S.IN_PROGRESS, HandOver(offer(VIRA, id_=77), "away"), ANNA)
HANDING: dict[str, tuple[Command, By, list[tuple[int | str, Kind]]]] = {
    "taken": (Accept(), VIRA, [(1, Kind.TAKEN), (ANNA.person_id, Kind.HANDING)]),
    "declined": (Decline("busy"), VIRA, [(ANNA.person_id, Kind.HANDING)]),
    "unanswered": (Expire(), CLOCK, [(ANNA.person_id, Kind.HANDING), (VIRA.person_id, Kind.OFFER_GONE)]),
    "withdrawn": (Withdraw(), ANNA, [(VIRA.person_id, Kind.OFFER_GONE)]),
    "withdrawn by the head": (
        Withdraw(head=True),
        HEAD,
        [(ANNA.person_id, Kind.HANDING), (VIRA.person_id, Kind.OFFER_GONE)],
    ),
    "the colleague left": (Retire(VIRA.membership_id), HEAD, [(ANNA.person_id, Kind.HANDING)]),
    "finished": (Finish(Outcome.PROVIDED), ANNA, [(1, Kind.FINISHED), (VIRA.person_id, Kind.OFFER_GONE)]),
    "cancelled": (
        Cancel("solved"),
        RESIDENT,
        [(ANNA.person_id, Kind.CANCELLED), (VIRA.person_id, Kind.CANCELLED)],
    ),
    "refused": (
        Reject("medical", "Лікарня"),
        HEAD,
        [(1, Kind.REJECTED), (ANNA.person_id, Kind.DECIDED), (VIRA.person_id, Kind.DECIDED)],
    ),
    "another is asked": (
        Assign(offer(BOHDAN, id_=78)),
        HEAD,
        [(BOHDAN.person_id, Kind.HANDED_OVER), (ANNA.person_id, Kind.HANDING), (VIRA.person_id, Kind.OFFER_GONE)],
    ),
    "taken over": (
        TakeOver(offer(HEAD)),
        HEAD,
        [(1, Kind.TAKEN), (ANNA.person_id, Kind.HANDING), (VIRA.person_id, Kind.OFFER_GONE)],
    ),
    "taken over by the one asked": (TakeOver(offer(VIRA)), VIRA, [(1, Kind.TAKEN), (ANNA.person_id, Kind.HANDING)]),
    "released": (Release(), HEAD, [(ANNA.person_id, Kind.HANDING), (VIRA.person_id, Kind.OFFER_GONE)]),
    "left": (Release(left=True), HEAD, [(VIRA.person_id, Kind.OFFER_GONE)]),
}
CASES: dict[str, tuple[Status, Command, By, list[tuple[int | str, Kind]]]] = {
    "offered": (S.NEW, MakeOffer((offer(VIRA),)), CLOCK, [(VIRA.person_id, Kind.OFFER)]),
    "unrouted": (S.NEW, MakeOffer(()), CLOCK, [(ADMINS, Kind.NOBODY)]),
    "accepted": (S.OFFERED, Accept(), ANNA, [(1, Kind.TAKEN), (BOHDAN.person_id, Kind.OFFER_GONE)]),
    "declined": (S.OFFERED, Decline("busy"), ANNA, []),
    "expired": (S.OFFERED, Expire(), CLOCK, [(by.person_id, Kind.OFFER_GONE) for by in (ANNA, BOHDAN)]),
    "contacted": (S.ACCEPTED, RecordContact(), ANNA, [(1, Kind.CONTACT_MADE)]),
    "contacted after waiting": (S.WAITING, RecordContact(), ANNA, [(1, Kind.CONTACT_MADE)]),
    "contacted again": (S.IN_PROGRESS, RecordContact(), ANNA, []),
    "redirected": (S.IN_PROGRESS, Redirect("Пенсійний фонд"), ANNA, [(1, Kind.REDIRECTED)]),
    "redirected unowned": (
        S.OFFERED,
        Redirect("Пенсійний фонд"),
        HEAD,
        [(1, Kind.REDIRECTED), *((by.person_id, Kind.OFFER_GONE) for by in (ANNA, BOHDAN))],
    ),
    "bounced": (S.REDIRECTED, Bounce(LATER), RESIDENT, [(HEADS, Kind.REOPENED)]),
    "taken back by the head": (S.REDIRECTED, Bounce(LATER), HEAD, []),
    "joined by the head": (S.ACCEPTED, Join(MAIN), HEAD, [(ANNA.person_id, Kind.TWIN)]),
    "joined unowned": (S.OFFERED, Join(MAIN), HEAD, [(by.person_id, Kind.OFFER_GONE) for by in (ANNA, BOHDAN)]),
    "parted": (S.DUPLICATE, Part(LATER), HEAD, [(1, Kind.PARTED)]),
    "resolved": (S.IN_PROGRESS, Finish(Outcome.PROVIDED), ANNA, [(1, Kind.FINISHED)]),
    "helped": (S.RESOLVED, Confirm(), RESIDENT, [(ANNA.person_id, Kind.HELPED)]),
    "silence": (S.RESOLVED, Confirm(silent=True), CLOCK, [(1, Kind.CLOSED_SILENTLY)]),
    "reopened": (S.RESOLVED, NotSolved(LATER), RESIDENT, [(HEADS, Kind.REOPENED)]),
    "cancelled": (S.IN_PROGRESS, Cancel("solved"), RESIDENT, [(ANNA.person_id, Kind.CANCELLED)]),
    "taken back": (S.OFFERED, Cancel("x"), RESIDENT, [(by.person_id, Kind.CANCELLED) for by in (ANNA, BOHDAN)]),
    "slipped": (
        S.ACCEPTED,
        Slip(LATER),
        CLOCK,
        [(1, Kind.SLIPPED), (ANNA.person_id, Kind.NOT_CALLED), (HEADS, Kind.NOT_CALLED)],
    ),
    "slipped unowned": (S.OFFERED, Slip(LATER), CLOCK, [(1, Kind.SLIPPED), (HEADS, Kind.NOT_CALLED)]),
    "refused": (
        S.IN_PROGRESS,
        Reject("medical", "Лікарня"),
        HEAD,
        [(1, Kind.REJECTED), (ANNA.person_id, Kind.DECIDED)],
    ),
    "refused unowned": (
        S.OFFERED,
        Reject("not_needed", "Центр"),
        BOHDAN,
        [(1, Kind.REJECTED), (ANNA.person_id, Kind.DECIDED)],
    ),
    "appealed": (S.REJECTED, Appeal(LATER), RESIDENT, []),  # the offers to the coordinators say so
    "asked anew": (S.REOPENED, MakeOffer((offer(HEAD),), ("appealed",)), CLOCK, [(HEAD.person_id, Kind.APPEAL)]),
    "blocked": (S.ACCEPTED, NoteReach(False), RESIDENT, [(ANNA.person_id, Kind.UNREACHABLE)]),
    "back": (S.IN_PROGRESS, NoteReach(True), RESIDENT, [(ANNA.person_id, Kind.UNREACHABLE)]),
    "two stars": (S.CLOSED, Rate(2), RESIDENT, [(HEADS, Kind.LOW_STARS)]),
    "three stars": (S.CLOSED, Rate(3), RESIDENT, []),
    "handed": (*HANDED, [(VIRA.person_id, Kind.HANDED_OVER)]),
    "assigned": (
        S.OFFERED,
        Assign(offer(BOHDAN, id_=77)),
        HEAD,
        [(BOHDAN.person_id, Kind.OFFER), (ANNA.person_id, Kind.OFFER_GONE)],
    ),
    "assigned of a case": (
        S.IN_PROGRESS,
        Assign(offer(VIRA)),
        HEAD,
        [(VIRA.person_id, Kind.HANDED_OVER), (ANNA.person_id, Kind.HANDING)],
    ),
    "taken over": (S.WAITING, TakeOver(offer(HEAD)), HEAD, [(1, Kind.TAKEN), (ANNA.person_id, Kind.HANDING)]),
    "taken over unowned": (
        S.OFFERED,
        TakeOver(offer(HEAD)),
        HEAD,
        [(1, Kind.TAKEN), *((by.person_id, Kind.OFFER_GONE) for by in (ANNA, BOHDAN))],
    ),
    "released": (S.ACCEPTED, Release(), HEAD, [(ANNA.person_id, Kind.HANDING)]),
    "recalled": (S.OFFERED, Recall(), HEAD, []),
    "retired": (S.OFFERED, Retire(ANNA.membership_id), HEAD, []),
    "words": (S.ACCEPTED, AddWords(), RESIDENT, []),  # the words themselves are delivered instead
}


def told(telling: Telling) -> tuple[int | str, Kind]:
    """To whom, and what."""
    if isinstance(telling, Tell):
        return telling.person_id, telling.message.kind
    assert telling.community == HOME
    return ADMINS if telling.admins else HEADS, telling.message.kind


def after(name: str, **fields: Any) -> Change:
    """The change of this case, on a request full of personal things."""
    status, command, by, _ = CASES[name]
    return transition(personal(in_status(status), **fields), command, by, NOW)


def personal(request: Request, **fields: Any) -> Request:
    """The request with a canary in everything that a person told."""
    once = {"texts": ["КАНАРКА-текст"], "files": [["voice", "КАНАРКА-файл", "КАНАРКА-підпис"]]}
    secret = Details("КАНАРКА-ім'я", "+380КАНАРКА", "КАНАРКА-вулиця", {"a": "КАНАРКА"}, once)
    plain = {name: getattr(request, name) for name in ("status", "offers", "ended_at")}
    return a_request(**{**plain, "details": secret, **fields})


@pytest.mark.parametrize("name", CASES)
def test_who_is_told(name: str) -> None:
    assert [told(one) for one in tellings(after(name))] == CASES[name][3]


@pytest.mark.parametrize("name", HANDING)
def test_who_is_told_while_a_case_is_being_handed_over(name: str) -> None:
    command, by, told_ = HANDING[name]
    pending = transition(personal(in_status(HANDED[0])), *HANDED[1:], NOW).after
    found = tellings(transition(pending, command, by, NOW))
    assert sorted(map(told, found), key=str) == sorted(told_, key=str)
    assert "КАНАРКА" not in repr(found)
    assert by.person_id not in [one.person_id for one in found if isinstance(one, Tell)]


def test_a_call_that_was_made_is_not_promised_again() -> None:
    for status, going in ((S.ACCEPTED, False), (S.IN_PROGRESS, True), (S.WAITING, True)):
        pending = transition(in_status(status), *HANDED[1:], NOW).after
        (first, *_) = tellings(transition(pending, Accept(), VIRA, NOW))
        assert first.message.params["going"] is going


def test_a_wish_to_cancel_what_is_sensitive_is_told_to_all_who_can_look() -> None:
    for status, there in ((S.NEW, [HEADS]), (S.IN_PROGRESS, [ANNA.person_id, HEADS])):
        one = replace(in_status(status), sensitive=True)
        found = [told(one) for one in tellings(transition(one, AskCancel("solved"), RESIDENT, NOW))]
        assert found == [(who, Kind.CANCEL_ASKED) for who in there]


def test_why_the_stars_are_few_is_for_the_coordinators_alone() -> None:
    rated = transition(in_status(S.CLOSED), Rate(1), RESIDENT, NOW).after
    (one,) = tellings(transition(rated, Explain("own", "Кричали"), RESIDENT, NOW))
    assert told(one) == (HEADS, Kind.LOW_STARS)
    assert (one.message.params["stars"], one.message.params["words"]) == (1, "Кричали")
    many = transition(in_status(S.CLOSED), Rate(3), RESIDENT, NOW).after
    assert tellings(transition(many, Explain("waited"), RESIDENT, NOW)) == ()


@pytest.mark.parametrize("urgent", [False, True])
@pytest.mark.parametrize("name", CASES)
def test_no_message_about_a_change_carries_what_a_person_told(name: str, urgent: bool) -> None:
    if urgent and name.startswith(("refused", "redirected", "joined")):
        with pytest.raises(NotNow):
            after(name, urgent=urgent)
        return
    for telling in tellings(after(name, urgent=urgent)):
        assert "КАНАРКА" not in repr(telling)
        assert telling.message.params["number"] == "ПИР-48-21-57"


@pytest.mark.parametrize("name", CASES)
def test_nobody_is_told_what_they_just_did(name: str) -> None:
    change = after(name)
    doer = change.event.by.person_id
    assert doer not in [one.person_id for one in tellings(change) if isinstance(one, Tell)]


def test_a_resident_who_says_that_the_call_came_is_not_told_so() -> None:
    """Their «так» is recorded on behalf of the worker's membership."""
    change = transition(in_status(S.ACCEPTED), RecordContact(), By(RESIDENT.person_id, ANNA.membership_id), NOW)
    assert [one for one in tellings(change) if isinstance(one, Tell) and one.person_id == RESIDENT.person_id] == []


def test_the_urgent_goes_the_fast_way_to_those_who_can_help() -> None:
    for name in ("offered", "unrouted", "accepted", "slipped"):
        assert {one.message.lane for one in tellings(after(name, urgent=True))} - {Lane.URGENT, Lane.REPLY} == set()
    assert [one.message.lane for one in tellings(after("offered", urgent=True))] == [Lane.URGENT]


def test_only_fresh_offers_are_told() -> None:
    former = transition(in_status(S.OFFERED), Expire(), CLOCK, NOW).after
    change = transition(former, MakeOffer((offer(VIRA),)), CLOCK, NOW)
    assert [told(one) for one in tellings(change)] == [(VIRA.person_id, Kind.OFFER)]
    assert [one.message.params["shared"] for one in tellings(change)] == [False]


def test_a_card_says_what_a_button_needs() -> None:
    request = a_request(version=5)
    assert card(request, extra=1) == {
        "request": 7,
        "number": "ПИР-48-21-57",
        "version": 5,
        "service": "supplies",
        "settlement": "UA-village",
        "due": request.due.isoformat(),
        "called": False,
        "urgent": False,
        "sensitive": False,
        "extra": 1,
    }


def test_every_kind_has_a_lane() -> None:
    assert {Message(kind).lane for kind in Kind} == {Lane.REPLY, Lane.REMINDER, Lane.NOTICE}
    assert isinstance(TellRole(HOME, Message(Kind.NOBODY)).message, Message)
