"""A day is understood however it is written; what is no day, or too far, is not guessed."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import PastDate, read_date

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
_MONTHS, _RUSSIAN, _DAYS, _RUSSIAN_DAYS = (
    line.split()
    for line in (
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "понеділок вівторок середу четвер п'ятницю суботу неділю",
        "понедельник вторник среду четверг пятницу субботу воскресенье",
    )
)

TABLE = """
сьогодні|Сегодня|сёдня|сьогодня|сегодні|сьодні|cьoгoдні|можна сьогодні після обіду|зараз, сьогодні -> 11-23
завтра|ЗАВТРА|завтро|звтра|завтраа|завтра о 10.30|завтра з 9.00 до 12.00 -> 11-24
завтра в 10.12|не сьогодні, завтра -> 11-24
краще завтра зранку, бо сьогодні болить нога -> 11-24
післязавтра|після завтра|послезавтра|после завтра|пiслязавтра|післязавтро|не завтра, а післязавтра -> 11-25
у п'ятницю|в пятницу|в пятницю|п'ятниця|пт|в птяницю|можна у п'ятницю після обіду|до п'ятниці -> 11-27
у п`ятницю о 10.12|цієї п'ятниці|в эту пятницу|в пятніцу -> 11-27
пʼятницю|в п ятницю, п'ятницю|27.11|27 листопада у п'ятницю -> 11-27
у вівторок|во вторник|вівторок|вт|вівторк|у вівторок о 15:30|Вівторок!!! -> 11-24
у середу|в среду|середа|ср|в середуу -> 11-25
в четвер|в четверг|четвер|чт|у четверг -> 11-26
в суботу|в субботу|на вихідних|на выходных|у вихідні|сб -> 11-28
в неділю|у неділю|нд|в воскресенье|воскресенье|воскресення -> 11-29
у понеділок|в понедельник|пн|в понеділок зранку|наступного тижня|на следующей неделе|наступного понеділка -> 11-30
наступного вівторка|в следующий вторник|у вівторок наступного тижня|слідуючий вівторок -> 12-01
наступної п'ятниці|через тиждень у п'ятницю|не в середу, наступну п'ятницю -> 12-04
через тиждень|через неделю|через неділю|за тиждень|через 7 днів|через сім днів -> 11-30
через 3 дні|через три дні|через три дня|за 3 дні|дня через 3|днів через три|через 3-4 дні|через 3дні -> 11-26
через 2 тижні|через два тижні|через две недели|тижнів через два -> 12-07
через місяць|через месяц -> 12-23
28.11|28.11.2026|28.11.26|28/11|28/11/2026|28-11-2026|2026-11-28|28,11|28 11|28-11|28.11.|до 28.11 -> 11-28
28 листопада|28 листопада 2026|28 ноября|28-го листопада|28го ноября|28 лист|28 нояб.|28 листопда|28листопада -> 11-28
28-го|28го|28 числа|28-го числа, зранку|２８.11|28 лuстопада|28 листопада о 15:30|субота 28.11 -> 11-28
28-е|на 28-ме|28-е листопада|28-ого|28|на 28|двадцять восьмого|двадцать восьмого ноября|28 11 2026|28-30.11 -> 11-28
28-30 листопада|28.11-30.11|з 28.11 по 30.11|28/29 листопада -> 11-28
перше грудня|першого грудня|первого декабря|1-ше грудня|на першого|перше число|1-е грудня -> 12-01
другого грудня|тридцять днів, другого числа|на наступному тижні у середу|на наступній неділі в середу -> 12-02
завтра не можу, післязавтра|у вівторок не зможу, краще в середу|завтра ні, післязавтра так -> 11-25
післязавтра, бо завтра мене не буде|позавтра|через дні два -> 11-25
прямо зараз|терміново|нині|сиводня -> 11-23
у вівторник|завтра, бо потім не можу -> 11-24
22-го -> 12-22
"""
ENGLISH = """
today|tonight|now|asap -> 11-23
tomorrow|Tomorow morning|TOMMOROW -> 11-24
the day after tomorrow|day after tomorrow|in two days|on Wednesday, I can't tomorrow|Wensday -> 11-25
in 3 days|on Thursday -> 11-26
on Friday|this friday evening|Fri -> 11-27
28 November|November 28|Nov 28th, 2026|28th of November|the 28th|28.11|at the weekend|on Saturday not Friday -> 11-28
next Monday|in a week|next week|a week from now -> 11-30
next Friday -> 12-04
in two weeks|2 weeks later -> 12-07
"""
NOTHING = """
|не знаю|коли зручно|31.02|31 лютого|31-го лютого|30.02.2027|00.11|32.11|28.13|31.11|29.02|через день
28.11.2028|1.1.9999|через 2 роки|через 13 місяців|через 99999999999 днів
067 123 45 67|067-12-11-123|нас четверо|після завтраку|раз в неделю
о 10.12|серед зими|пізніше|взимку|о 7 вечора|буд. 12|99 листопада|не завтра|12:30|12.11.33.44|будь-коли|неделя|32-го
завтра не можу|у вівторок мене не буде|не можу завтра|по-перше, не знаю|з другого поверху|діти, 3|12|через понеділок
I don't know|any time|not tomorrow|I can't on Friday|5 people
"""

# Said with nothing beside it; in a longer text it may be something else.
WHOLE = (
    "28 11|28-11|28|на 28|28-е|на 28-ме|28 11 2026|28.11-30.11|з 28.11 по 30.11|на першого|прямо зараз|терміново|нині"
    "|a week from now|2 weeks later|"
)


def phrases(text: str) -> list[str]:
    return [phrase for line in text.strip("\n").splitlines() for phrase in line.split("|")]


def table(text: str = TABLE) -> list[tuple[str, date]]:
    lines = [line.partition(" -> ") for line in text.strip().splitlines()]
    return [(typed, date.fromisoformat(f"2026-{day}")) for typing, _, day in lines for typed in typing.split("|")]


@pytest.mark.parametrize(("typed", "meant"), table())
def test_a_day_is_understood(typed: str, meant: date) -> None:
    assert read_date(typed, MONDAY) == meant
    assert read_date(f"Добрий день! {typed.upper()}, дякую", MONDAY) == meant or f"{typed}|" in WHOLE


@pytest.mark.parametrize(("typed", "meant"), table(ENGLISH))
def test_a_day_in_english(typed: str, meant: date) -> None:
    assert read_date(typed, MONDAY) == meant
    assert read_date(f"Hello! {typed}, thank you", MONDAY) == meant or f"{typed}|" in WHOLE


@pytest.mark.parametrize("typed", phrases(NOTHING))
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert read_date(typed, MONDAY) is None


@pytest.mark.parametrize(
    ("typed", "passed"),
    [
        ("вчора", date(2026, 11, 22)),
        ("позавчера", date(2026, 11, 21)),
        ("22.11", date(2026, 11, 22)),
        ("1 листопада", date(2026, 11, 1)),
        ("24 вересня", date(2026, 9, 24)),
        ("23.11.2025", date(2025, 11, 23)),
        ("минулої п'ятниці", date(2026, 11, 20)),
    ],
)
def test_a_day_that_has_gone_by_is_said_to_be_so(typed: str, passed: date) -> None:
    assert read_date(typed, MONDAY) == PastDate(passed)


def test_a_day_in_latin_letters() -> None:
    assert read_date("zavtra", MONDAY) == date(2026, 11, 24)
    assert read_date("v pyatnytsyu", MONDAY) == FRIDAY


def test_a_day_long_gone_is_meant_for_next_year() -> None:
    assert read_date("23 вересня", MONDAY) == date(2027, 9, 23)
    assert read_date("5.01", MONDAY) == date(2027, 1, 5)


def test_a_day_of_last_year_that_passed_lately() -> None:
    assert read_date("28 грудня", date(2027, 1, 5)) == PastDate(date(2026, 12, 28))


def test_the_29th_of_february_comes_in_a_leap_year() -> None:
    assert read_date("29 лютого", date(2027, 11, 1)) == date(2028, 2, 29)


def test_the_weekday_of_today_means_in_a_week_unless_today_is_said() -> None:
    assert read_date("у п'ятницю", FRIDAY) == FRIDAY + timedelta(days=7)
    assert read_date("сьогодні, в п'ятницю", FRIDAY) == FRIDAY
    assert read_date("через тиждень у п'ятницю", FRIDAY) == FRIDAY + timedelta(days=7)
    assert read_date("на вихідних", FRIDAY) == FRIDAY + timedelta(days=1)


def test_a_month_without_such_a_day_is_passed_over() -> None:
    assert read_date("31-го", date(2027, 2, 1)) == date(2027, 3, 31)
    assert read_date("через місяць", date(2027, 1, 31)) == date(2027, 2, 28)


_TODAYS = st.dates(date(2026, 1, 1), date(2032, 12, 31))


@given(_TODAYS, st.integers(0, 180))
def test_every_day_of_half_a_year_reads_back(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    forms = [
        f"{day:%d.%m}",
        f"{day:%d.%m.%Y}",
        f"{day:%d.%m.%y}",
        f"{day:%d/%m}",
        f"{day.day}.{day.month}",
        day.isoformat(),
    ]
    forms += [f"{day.day} {_MONTHS[day.month - 1]}", f"{day.day}-го {_MONTHS[day.month - 1]}"]
    forms += [f"{day.day} {_RUSSIAN[day.month - 1]}", f"{day.day} {_MONTHS[day.month - 1]} {day.year}"]
    forms += [f"через {ahead} днів", f"можна {day:%d.%m} зранку"]
    assert {form: read_date(form, today) for form in forms} == dict.fromkeys(forms, day)


@given(_TODAYS, st.integers(1, 7))
def test_every_weekday_reads_back(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    forms = [
        f"у {_DAYS[day.weekday()]}",
        f"в {_RUSSIAN_DAYS[day.weekday()]}",
        f"Можна в {_DAYS[day.weekday()].upper()}?",
    ]
    assert {form: read_date(form, today) for form in forms} == dict.fromkeys(forms, day)


@given(_TODAYS, st.integers(0, 27))
def test_a_day_of_the_month_reads_back(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert read_date(f"{day.day}-го", today) == day


@given(_TODAYS, st.integers(0, 180), st.data())
def test_one_wrong_letter_is_forgiven(today: date, ahead: int, data: st.DataObject) -> None:
    """Either the day that was meant, or none: never another one."""
    day = today + timedelta(days=ahead)
    month = data.draw(st.sampled_from((_MONTHS, _RUSSIAN)))[day.month - 1]
    place = data.draw(st.integers(0, len(month) - 1))
    letter = data.draw(st.sampled_from(("", "а", "ф", month[place] * 2)))
    typed = f"{day.day} {month[:place]}{letter}{month[place + 1 :]}"
    spoilt = re.search(r"(\w)\1", typed[3:]) and not letter  # a letter lost between two equal ones is two lost
    assert read_date(typed, today) in ({day} if len(month) > 5 and not spoilt else {day, None})


@given(st.text(max_size=200) | st.text(st.sampled_from("0123456789./-, гочерезднів"), max_size=40), _TODAYS)
def test_any_text_is_read(text: str, today: date) -> None:
    found = read_date(text, today)
    match found:
        case PastDate(day):
            assert day < today
        case date():
            assert today <= found <= today + timedelta(days=366)
