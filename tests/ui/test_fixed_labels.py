"""The labels that printed instructions and other programs rely on, letter by letter."""

from __future__ import annotations

import pytest

from bot.ui import labels
from bot.ui.admin.notice_sheet import sheet
from bot.ui.dialogs.question import question
from bot.ui.dialogs.review import review
from bot.ui.messages import render
from bot.ui.resident import requests as mine
from bot.ui.resident import start
from bot.ui.resident.received import received
from bot.ui.screen import Screen
from bot.ui.worker import cases
from domain import forms
from domain.dialogs import REQUEST
from domain.forms import Draft
from domain.messages import Kind
from domain.notices import Limits, Notice, Part, Post
from domain.people import Role
from domain.requests import Status
from domain.telling import card
from domain.visiting import told
from domain.visits import Visit
from tests.ui.reading import DUE, NONCE, NOW, UK, actor, labels_of, person, request, shown
from usecases.notice_pages import Shown

FIXED = {
    labels.NEED_HELP: "🤝 Потрібна допомога",
    labels.MY_REQUESTS: "📋 Мої запити",
    labels.CALL_ME: "📞 Подзвоніть мені",
    labels.DANGER: "🆘 Небезпека",
    labels.MORE: "⚙️ Ще",
    labels.AGREE: "Погоджуюсь",
    labels.DETAILS: "Докладніше",
    labels.BACK: "⬅️ Назад",
    labels.SKIP: "Пропустити",
    labels.CANCEL: "✖️ Скасувати",
    labels.SEND: "✅ Надіслати",
    labels.FIX: "✏️ Виправити",
    labels.SHARE_PHONE: "📱 Поділитися номером",
    labels.TAKE: "✅ Взяти в роботу",
    labels.DECLINE: "↩️ Відхилити",
    labels.CONTACTED: "📞 Зв'язок був",
    labels.WRITE: "💬 Написати",
    labels.CARD: "📇 Подробиці",
    labels.FINISH: "🏁 Завершити",
    labels.CASES: "🗂 Мої справи",
    labels.ADD: "💬 Дописати",
    labels.CANCEL_REQUEST: "✖️ Скасувати запит",
    labels.REFRESH: "🔄 Оновити",
    labels.HELPED: "✅ Так, допомогли",
    labels.NOT_HELPED: "❌ Ні, не вирішено",
    labels.VISIT: "📅 Візит",
    labels.VISITS: "📅 Візити",
    labels.CONFIRM_VISIT: "👍 Підтверджую",
    labels.OTHER_TIME: "🕐 Інший час",
    labels.CANCEL_VISIT: "✖️ Скасувати візит",
    labels.NOTICE: "📣 Сповіщення",
    labels.SEND_NOTICE: "▶️ Надіслати",
    labels.PREVIEW: "👁 Перегляд",
    labels.SCHEDULE: "🕐 Запланувати",
    labels.PAUSE: "⏸ Пауза",
    labels.CONTINUE: "▶️ Продовжити",
    labels.STOP: "⏹ Зупинити",
}


def at(step: str) -> Draft:
    return Draft(NONCE, REQUEST.id, step, NOW)


def asked(step: str) -> Screen:
    return question(UK, REQUEST, at(step), person())


NOTICED = Shown(Notice(1, 2, NOW, {"uk": Post((Part(text="Дрова"),))}), Limits(), NOW)
OFFER = {**card(request()), "shared": False}
VISIT = Visit(1, 2, "UA", "UA", 1, NOW, DUE, NOW)
ASKED = {**card(request()), **told(VISIT), "worker": "Ольга Іванівна"}
MENU = [labels.NEED_HELP, labels.MY_REQUESTS, labels.CALL_ME, labels.DANGER, labels.MORE]
SCREENS: dict[str, tuple[Screen, list[str]]] = {
    "menu": (start.home(UK, actor()), MENU),
    "first start": (start.welcome(UK), [labels.AGREE, labels.DETAILS]),
    "a step": (asked("street"), [labels.SKIP, labels.BACK, labels.CANCEL]),
    "the first step": (asked("for_whom"), [labels.CANCEL]),
    "the phone": (asked("phone"), [labels.SHARE_PHONE, labels.BACK, labels.CANCEL]),
    "review": (review(UK, REQUEST, at(forms.REVIEW)), [labels.SEND, labels.FIX, labels.BACK, labels.CANCEL]),
    "offer": (render(UK, Kind.OFFER, OFFER), [labels.TAKE, labels.DECLINE]),
    "case": (cases.case(UK, request()), [labels.CONTACTED, labels.WRITE, labels.CARD, labels.FINISH]),
    "worker": (start.home(UK, actor(Role.WORKER)), [labels.CASES, labels.VISITS, labels.MORE]),
    "visit": (render(UK, Kind.VISIT_PROPOSED, ASKED), [labels.CONFIRM_VISIT, labels.OTHER_TIME, labels.CANCEL_VISIT]),
    "admin": (start.home(UK, actor(Role.ADMIN)), [labels.NOTICE]),
    "resident's case": (mine.card(UK, request()), [labels.ADD, labels.CANCEL_REQUEST, labels.REFRESH]),
    "survey": (mine.card(UK, request(Status.RESOLVED)), [labels.HELPED, labels.NOT_HELPED]),
    "notice": (sheet(UK, NOTICED), [labels.PREVIEW, labels.SCHEDULE, labels.SEND_NOTICE]),
}


def test_each_label_is_as_it_is_printed() -> None:
    assert {msgid: UK.t.plain(msgid) for msgid in FIXED} == FIXED


@pytest.mark.parametrize(("screen", "there"), SCREENS.values(), ids=list(SCREENS))
def test_each_label_stands_where_people_look_for_it(screen: Screen, there: list[str]) -> None:
    seen = labels_of(screen)
    assert [FIXED[label] for label in there if FIXED[label] not in seen] == []


def test_the_number_is_given_in_these_words() -> None:
    assert shown(received(UK, request(Status.OFFERED)).text).startswith("Запит № ПИР-48-21-57 отримано\n")


def test_a_resident_does_not_see_the_keys_of_the_staff() -> None:
    assert not {FIXED[labels.CASES], FIXED[labels.NOTICE]} & set(labels_of(start.home(UK, actor())))


def test_the_phone_step_asks_for_a_contact_with_a_real_button() -> None:
    keys = [key for row in asked("phone").keys or () for key in row]
    assert [key.text for key in keys if key.contact] == ["📱 Поділитися номером"]
    assert "☎️ 067 123 45 67" in [key.text for key in keys], "the number that we know is one tap"
