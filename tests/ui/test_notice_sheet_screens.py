"""A draft's page and its lists: they fit, whatever places and people are called, and tell no small numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.ui.admin import notice_aim, notice_topic, notice_when
from bot.ui.admin.notice_counts import lasting
from bot.ui.admin.notice_sheet import more, sheet
from bot.ui.notice_whom import whom
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.communities import Community, District, Settlement
from domain.notice_aiming import AIMABLE
from domain.notice_times import TimeFault
from domain.notices import Audience, Counted, Limits, Notice, Part, Post
from domain.people import Actor, Person, Role
from tests.ui.reading import CODE, EN, LABEL, LIMIT, LONGEST_ID, NOW, UK, VIEWS, labels_of, packed, shown
from usecases.notice_aim import Aimed
from usecases.notice_pages import Shown

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HOSTILE = '<b>Нові & "Старі" Петрівці-під-Лісом</b>'
COMMUNITIES = tuple(Community(f"UA{n:017}", f"{HOSTILE} {n}", "ПИР") for n in range(8))
CODES = tuple(one.code for one in COMMUNITIES)
DISTRICTS = tuple(District(LONGEST_ID - n, CODES[n % 8], HOSTILE) for n in range(40))
PLACES = tuple(Settlement(f"UB{n:017}", f"{HOSTILE} {n}", "C", CODES[n % 8], "", "") for n in range(300))
NAMES: Mapping[str, str] = dict.fromkeys([*CODES, *(str(one.id) for one in DISTRICTS)], HOSTILE)
WORDS = Post((Part(text="А" * 4096),), (("Кнопка", "https://example.com"),) * 6)
DRAFT = Notice(LONGEST_ID, 1, NOW, {"uk": WORDS, "en": WORDS}, Audience(CODES[:1]), version=999)
ALL = Audience(CODES, tuple(one.id for one in DISTRICTS), tuple(one.code for one in PLACES), AIMABLE, ("en",))
WITHOUT = {"blocked": 100, "gone": 20, "never_started": 3, "muted": 4, "not_to_write": 5}
MANY = Counted(5_000_000, WITHOUT)


def told(notice: Notice = DRAFT, counted: Counted = MANY, v: View = UK) -> str:
    """What the page says."""
    return shown(sheet(v, Shown(notice, Limits(), NOW, counted, places=NAMES)).text)


def screens(v: View, notice: Notice) -> Iterator[Screen]:
    """Everything that can be seen on the way."""
    yield sheet(v, Shown(notice, Limits(), NOW, MANY, places=NAMES))
    yield more(v, Shown(notice, Limits(), NOW, MANY, places=NAMES))
    aimed = Aimed(notice, MANY, COMMUNITIES, DISTRICTS, PLACES)
    yield notice_aim.overview(v, aimed)
    for page in (0, 1, 59, 999):
        yield from (draw(v, aimed, page) for draw in notice_aim.LISTS.values())
    yield notice_aim.settlements(v, aimed, found=[])
    yield notice_topic.topics(v, notice)
    for which in (notice_when.START, notice_when.END):
        yield notice_when.days(v, notice, which, 999)
        yield from (notice_when.hours_of(v, notice, which, date(2026, 11, day), 9) for day in (22, 23, 24))
    for fault in TimeFault:
        yield notice_when.start(v, notice, notice_when.fault(v, fault))
        yield notice_when.end(v, notice, notice_when.fault(v, fault))


@pytest.mark.parametrize("v", VIEWS)
@pytest.mark.parametrize("audience", [DRAFT.audience, ALL, Audience(), Audience(role=Role.WORKER)])
def test_every_screen_fits_and_reads_as_it_is_meant(v: View, audience: Audience) -> None:
    notice = replace(DRAFT, audience=audience, starts_at=NOW + DAY, not_after=NOW + HOUR, danger="fire")
    for one in (DRAFT, notice, replace(notice, danger="", posts={})):
        for screen in screens(v, replace(one, audience=audience)):
            assert 0 < len(shown(screen.text)) < LIMIT / 2
            assert all(packed(screen)) and screen.buttons and screen.edit
            named = [label for label in labels_of(screen) if HOSTILE not in label and "·" not in label]
            assert [label for label in named if len(label) > LABEL] == []
            assert len([row for row in screen.buttons if len(row) == 1]) <= 9


def test_the_page_counts_and_says_why_not() -> None:
    text = told()
    assert "5\u00a0000\u00a0000 людей. Отримають: 4\u00a0999\u00a0868." in text
    assert "закрили бота: 100; більше не в Telegram: 20" in text and "просили не писати: 5" in text
    assert "близько 55 год 34 хв" in text and "згода ще однієї людини" in text
    assert "отримають не всі: близько 2\u00a0340\u00a0000" in text
    assert "До 21:00 отримають близько 990\u00a0000, решта" in told(counted=Counted(1_000_000))


def test_whose_draft_it_is_is_told_to_another_admin() -> None:
    author, other = (Actor(Person(id_, 700 + id_, "А"), ()) for id_ in (1, 2))
    seen = [
        shown(sheet(UK, Shown(DRAFT, Limits(), NOW, MANY, places=NAMES, author="Зоя", reader=one)).text)
        for one in (author, other)
    ]
    assert ["Від кого: Зоя" in text for text in seen] == [False, True]


@pytest.mark.parametrize("danger", ["", "fire"])
def test_a_draft_asks_for_few_decisions_at_once_and_hides_none(danger: str) -> None:
    draft = Shown(replace(DRAFT, danger=danger), Limits(), NOW, MANY, places=NAMES)
    first, rest = sheet(UK, draft), more(UK, draft)
    assert first.text == rest.text, "the same page"
    assert len(labels_of(first)) == 8 and len(labels_of(rest)) <= 7
    assert labels_of(first)[-2:] == ["▶️ Надіслати", "⬅️ До сповіщень"]
    seldom = {"🧪 Надіслати собі", "🌐 Англійською", "🔗 Кнопка", "⏳ Не після", "✖️ Викинути чернетку"}
    assert seldom <= set(labels_of(rest)) and ("🏷 Тема" in labels_of(rest)) is not bool(danger)
    assert labels_of(rest)[-1] == "⬅️ Назад"


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (Counted(), "Таких людей поки немає"),
        (Counted(3, {"blocked": 3}), "Ніхто з них не отримає"),
        (Counted(7), "7 людей. Отримають усі."),
        (Counted(1), "1 людина. Отримають усі."),
    ],
)
def test_nobody_and_everybody(counted: Counted, words: str) -> None:
    assert words in told(counted=counted)


def test_of_people_who_asked_for_a_service_no_small_number_is_told() -> None:
    asked = replace(DRAFT, audience=Audience(CODES[:1], services=("veteran",)))
    few = told(asked, Counted(4, {"blocked": 1}))
    assert "Менше ніж 5 людей" in few and "закрили" not in few and "4" not in few.split("Менше")[1].split("⏱")[0]
    more = told(asked, Counted(9, {"blocked": 1, "muted": 1}))
    assert "9 людей" in more and "<5" in more and ": 1" not in more


def test_times_that_cannot_be_are_warned_of() -> None:
    assert "Час початку вже минув" in told(replace(DRAFT, starts_at=NOW - HOUR))
    assert "Строк мине раніше" in told(replace(DRAFT, not_after=NOW - HOUR))
    at_night = replace(DRAFT, starts_at=NOW + 13 * HOUR)
    assert "тиха година: люди отримають завтра, у вівторок, 08:00" in told(at_night)
    assert "тиха година" not in told(replace(at_night, danger="fire"))
    assert "Повідомлення ще немає" in told(replace(DRAFT, posts={}))


def test_a_danger_may_begin_at_any_hour_and_has_no_topic() -> None:
    danger = replace(DRAFT, danger="fire")
    tomorrow = date(2026, 11, 24)
    assert list(notice_when.hours(UK, danger, notice_when.START, tomorrow)) == list(range(24))
    assert list(notice_when.hours(UK, DRAFT, notice_when.START, tomorrow)) == list(range(8, 21))
    assert "Небезпека" in told(danger) and "Тема" not in told(danger)
    assert notice_when.hours(UK, DRAFT, notice_when.START, date(2026, 11, 22)) == []


def test_an_audience_in_words() -> None:
    assert shown(whom(UK, Audience(), {})) == "мешканці · усі громади"
    assert shown(whom(EN, Audience((CODE,), role=Role.WORKER), {CODE: "Pyriatyn"})) == "workers · Pyriatyn"
    assert shown(whom(UK, Audience((CODE,), settlements=("a", "b", "c", "d")), {CODE: "П"})).endswith("і ще 1")


def test_how_long_it_takes_in_words() -> None:
    lengths = [lasting(UK, timedelta(seconds=n)) for n in (0, 59, 60, 156, 3600, 7800)]
    assert lengths == [
        *("менше хвилини", "менше хвилини", "близько 1 хв", "близько 3 хв"),
        *("близько 1 год", "близько 2 год 10 хв"),
    ]
