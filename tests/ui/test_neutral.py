"""What others may read along: nothing but that there is an answer, of whatever kind the message is."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.ui.messages import render
from bot.ui.messages.neutral import ABOUT_DRAFT, ABOUT_REQUEST, opened
from bot.ui.resident.alarm import alarm, fitting
from bot.ui.resident.hiding import hidden
from bot.ui.resident.quiet import asked, intro
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import details
from domain.danger import Danger, dangers
from domain.messages import Kind
from domain.people import SafeContact
from domain.reaching import TO_STAFF
from domain.requests import Request, Status
from tests.ui.reading import UK, VIEWS, actor, labels_of, request, said, shown
from tests.ui.test_message_kinds import TOLD, params

SECRETS = ("48-21", "ПИР", "Догляд", "Care", "Ольга", "Марія", "Заріччя", "067", "тих", "quiet", "насил", "violence")
RESIDENTS = [(kind, more) for kind, more in TOLD if kind not in TO_STAFF]
PUBLIC = {Kind.NOTICE, Kind.FAULT}  # of nobody's request


def silent(screen: Screen) -> bool:
    return all(call.get("disable_notification") for call in screen.calls())


def gives_nothing_away(screen: Screen) -> None:
    whole = "\n".join([shown(screen.text), *labels_of(screen)])
    assert not [secret for secret in SECRETS if secret.casefold() in whole.casefold()]
    assert not dangers(whole) and not screen.files
    assert silent(screen)


def test_every_kind_for_residents_is_hushed_or_of_nobody() -> None:
    assert frozenset(Kind) - TO_STAFF == ABOUT_REQUEST | ABOUT_DRAFT | PUBLIC


@pytest.mark.parametrize("v", VIEWS, ids=["uk", "en"])
@pytest.mark.parametrize(("kind", "more"), RESIDENTS, ids=[f"{n}-{kind}" for n, (kind, _) in enumerate(RESIDENTS)])
def test_by_the_readers_wish(v: View, kind: Kind, more: dict[str, Any]) -> None:
    if kind in PUBLIC:
        return
    gives_nothing_away(render(v, kind, params(kind, more), hush=True))


@pytest.mark.parametrize("v", VIEWS, ids=["uk", "en"])
@pytest.mark.parametrize("kind", sorted(ABOUT_REQUEST | ABOUT_DRAFT))
def test_of_a_sensitive_request_whatever_the_reader_wishes(v: View, kind: Kind) -> None:
    (more, *_) = [more for told, more in TOLD if told is kind]
    gives_nothing_away(render(v, kind, {**params(kind, more), "sensitive": True}))
    assert not silent(render(v, kind, params(kind, more))), "an ordinary one is told as it is"


@pytest.mark.parametrize(("kind", "more"), [(kind, more) for kind, more in TOLD if kind in TO_STAFF])
def test_staff_read_no_service_of_a_sensitive_request(kind: Kind, more: dict[str, Any]) -> None:
    told = {**params(kind, more), "sensitive": True, "service": "unsafe"}
    for hush in (False, True):
        text = shown(render(UK, kind, told, hush).text)
        assert "тиха" not in text.casefold()
        assert "Добрий день" not in text and not render(UK, kind, told, hush).files


def sensitive(status: Status = Status.ACCEPTED, **more: Any) -> Request:
    return replace(request(status, service="unsafe", **more), sensitive=True)


def test_opened_it_says_what_there_is_and_can_be_closed() -> None:
    screen = opened(UK, sensitive(), said("Приїду завтра", files=[("photo", "f1", "мапа")]))
    text = shown(screen.text)
    assert "ПИР-48-21-57" in text and "Приїду завтра" in text and "Дзвінок" in text and "тиха" not in text
    assert "🫥 Сховати" in labels_of(screen) and "📎 Показати файли" in labels_of(screen)
    assert not screen.files


def test_the_end_can_be_answered_when_opened() -> None:
    screen = opened(UK, sensitive(Status.RESOLVED, outcome="provided"), [])
    assert {"✅ Так, допомогли", "❌ Ні, не вирішено"} <= set(labels_of(screen))


def test_files_of_a_sensitive_request_come_on_a_second_demand() -> None:
    told = said("слова", files=[("photo", "f1", "")])
    assert not details.details(UK, sensitive(), told).files
    assert labels_of(details.details(UK, sensitive(), told)) == ["📎 Показати файли"]
    assert details.attached(UK, sensitive(), told).files == [("photo", "f1", "")]
    assert details.details(UK, request(), told).files


def test_how_to_reach_the_person_stands_first() -> None:
    safe = SafeContact(False, False, "+380679998877", "evening", "калина")
    lines = shown(details.details(UK, sensitive(), [], safe=safe).text).splitlines()
    assert [line.split(":")[0] for line in lines[1:6]] == [
        "❗ Про що це",
        "Скажіть слово",
        "Безпечний номер, лише він",
        "Коли телефонувати",
        "Чи писати сюди",
    ]
    assert not any("067 123 45 67" in line for line in lines), "only the safe number is called"


NUMBERS = {
    Danger.FIRE: {"101", "112"},
    Danger.VIOLENCE: {"102", "15-47", "116 123"},
    Danger.CHILD: {"116 111", "102"},
    Danger.DESPAIR: {"7333", "103"},
    Danger.SHELLING: {"112", "103"},
    Danger.HEALTH: {"112", "103"},
}


@pytest.mark.parametrize("danger", Danger)
def test_each_danger_has_its_numbers_on_a_short_screen(danger: Danger) -> None:
    assert set(fitting({danger})) == NUMBERS[danger]
    for v in VIEWS:
        screen = alarm(v, frozenset({danger}))
        text = shown(screen.text)
        assert all(f"{number} — " in text for number in NUMBERS[danger]) and len(text) <= 250
        assert len(labels_of(screen)) <= 5


def test_all_dangers_at_once_are_still_one_screen() -> None:
    for crisis in (None, request()):
        screen = alarm(UK, frozenset(Danger), crisis)
        assert len(shown(screen.text)) < 600 and len(labels_of(screen)) <= 5


def test_the_screens_of_the_talk_ask_for_no_story_and_name_no_violence() -> None:
    quiet = replace(sensitive(), details=replace(sensitive().details, answers={"quiet.who": "child"}))
    for v in VIEWS:
        end = shown(asked(v, quiet, SafeContact(phone="+380679998877", code_word="калина")).text)
        assert not [word for word in ("насил", "violence", "калина") if word in end]
        bare = shown(hidden(v, actor(), [1]).text)
        assert not dangers(bare) and not [secret for secret in SECRETS if secret.casefold() in bare.casefold()]
        assert "116 111" in shown(intro(v).text)


def test_the_letter_of_a_sensitive_card_says_so() -> None:
    row = json.dumps(params(Kind.TAKEN, {"worker": "Ольга"}))
    assert '"sensitive": false' in row
