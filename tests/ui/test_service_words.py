"""What is said about each service: what it can do, what to have at hand, who says whether one pays."""

from __future__ import annotations

import re

import pytest

from bot.ui.dialogs import words_elsewhere, words_services
from bot.ui.resident.received import received
from bot.ui.resident.services import elsewhere, to_bring
from domain.catalogue import SERVICES, TOPICS
from domain.communities import Community
from tests.ui.reading import UK, VIEWS, request, shown

KEYS = [*(service.key for service in SERVICES), "call_me"]
QUIET = {"unsafe", "call_me", "not_ours"}
KNOWN = {"102", "103", "104", "112", "1545", "0 800 213 103"}  # the country's own


@pytest.mark.parametrize("key", words_services.ABOUT)
def test_every_service_is_explained_in_a_few_sentences(key: str) -> None:
    for v in VIEWS:
        text = shown(v.t.say(words_services.ABOUT[key]))
        assert 40 <= len(text) <= 500
        assert "!" not in text and "{" not in text


@pytest.mark.parametrize("key", [key for key in KEYS if key not in QUIET])
def test_papers_are_prepared_and_neither_demanded_nor_photographed(key: str) -> None:
    text = shown(to_bring(UK, key))
    assert text.startswith("Підготуйте, якщо є: ")
    assert "Немає — не страшно." in text and "Фото документів сюди надсилати не треба." in text
    assert text.endswith("Чи треба платити, визначить соціальний працівник. Багато послуг безоплатні.")


@pytest.mark.parametrize("key", sorted(QUIET))
def test_a_quiet_talk_a_call_and_other_matters_need_nothing(key: str) -> None:
    assert to_bring(UK, key) == ""


def test_whoever_tells_of_another_person_prepares_and_pays_nothing() -> None:
    own, report = (shown(received(UK, request(for_whom=whom)).text) for whom in ("me", "report"))
    assert "Підготуйте" in own and "платити" in own
    assert "Дякуємо, що сказали" in report and "Підготуйте" not in report and "платити" not in report


@pytest.mark.parametrize("topic", TOPICS)
def test_where_to_go_names_known_numbers_and_the_community(topic: str) -> None:
    community = Community("UA1", "Пирятинська громада", "ПИР", phone="05358 2 00 00", address="Соборна, 1")
    for v in VIEWS:
        text = shown(elsewhere(v, topic, community))
        assert "05358 2 00 00" in text and "Соборна, 1" in text
        found = re.findall(r"\d[\d ]+\d", shown(v.t.say(words_elsewhere.WHERE[topic])))
        assert set(found) <= KNOWN
    assert shown(elsewhere(UK, topic, None))


def test_a_topic_of_another_time_is_answered_too() -> None:
    assert "1545" in shown(elsewhere(UK, "gone", None))


def test_every_topic_is_answered() -> None:
    assert set(words_elsewhere.WHERE) == set(TOPICS)
