"""What people write instead of pressing is understood as the choice it names; where there is doubt, as nothing."""

from __future__ import annotations

import pytest

from bot.ui.dialogs import words
from bot.ui.dialogs.meant import meant, unknown
from bot.ui.dialogs.words_heard import ENGLISH, HEARD
from domain.answers import Step
from domain.dialogs import FORMS, REQUEST
from tests.ui.reading import UK, VIEWS, shown

NAMED = {
    "service": {
        "треба дрова і ліки": "supplies",
        "нужны лекарства": "supplies",
        "у мене немає дров": "supplies",
        "мама лежить вдома": "home_care",
        "догляд за бабусею": "home_care",
        "до лікарні треба": "escort",
        "я переселенка": "displaced",
        "у мене двоє дітей": "family",
        "немає де жити": "housing",
        "інвалід першої групи": "disability",
        "порадьте щось": "advice",
        "допоможіть із субсидією": "papers",
    },
    "supplies.needed": {"потрібні дрова і ліки": "medicine firewood", "памперси й мило": "hygiene"},
    "supplies.how_soon": {"завтра": "today", "терміново!": "today", "потім": "later"},
    "supplies.fetch": {"хай привезуть": "bring", "нет": "bring", "син забере": "collect"},
    "home_care.lives_alone": {"так, сама": "alone", "да": "alone", "з сином": "with_family", "не знаю": "unsure"},
    "home_care.hard": {"варити і прибирати": "cook clean"},
    "home_care.often": {"кожен день": "daily", "важко сказати": "unsure"},
    "escort.moving": {"сама ходжу": "alone", "з палкою": "support", "на візку": "wheelchair"},
    "family.children": {"троє": "three_plus"},
    "housing.people": {"нас двоє": "few", "я одна": "one"},
    "housing.roof_tonight": {"ні, нема": "no", "так": "yes"},
}
DOUBTED = {
    "service": ("мені погано", "чоловік б'є", "людина одна в хаті", "не треба дров", "дрова чи порада", "допоможіть"),
    "supplies.needed": ("не треба дров", "усе"),
    "supplies.how_soon": ("не терміново",),
    "escort.moving": ("потрібна допомога",),
    "threat": ("загрози немає", "так, болить", "є загроза"),
    "for_whom": ("нашій бабусі",),
}


def step(key: str) -> Step:
    found = REQUEST.step(key)
    assert found is not None
    return found


@pytest.mark.parametrize("key", NAMED)
def test_words_name_a_choice(key: str) -> None:
    said = {text: " ".join(meant(text, step(key), UK.t)) for text in NAMED[key]}
    assert said == NAMED[key]


@pytest.mark.parametrize("key", DOUBTED)
def test_what_is_doubtful_is_not_guessed(key: str) -> None:
    assert {text: meant(text, step(key), UK.t) for text in DOUBTED[key]} == dict.fromkeys(DOUBTED[key], ())


def test_the_other_language_too() -> None:
    english = next(v for v in VIEWS if v is not UK)
    assert meant("firewood and medicine please", step("supplies.needed"), english.t) == ("medicine", "firewood")
    assert meant("I need medicine", step("service"), english.t) == ("supplies",)
    assert meant("a lift to the hospital", step("service"), english.t) == ("escort",)


def test_a_story_is_no_choice() -> None:
    assert meant("дрова " * 13, step("service"), UK.t) == ()


def test_the_quiet_talk_is_chosen_by_its_own_name_alone() -> None:
    assert not [key for key in HEARD if key.endswith((".unsafe", ".not_ours"))]


def test_not_known_leaves_a_question_out_only_where_it_may_be() -> None:
    assert unknown("не знаю", step("supplies.how_soon")) and unknown("Не знаю!", step("escort.when"))
    assert all(unknown(said, step("escort.when")) for said in ("хз", "не відомо", "I don't know", "важко сказати"))
    assert not unknown("не знаю", step("threat")) and not unknown("не знаю", step("home_care.often"))


def test_every_word_is_of_an_option() -> None:
    options = {
        f"{s.key.rsplit('.', 1)[-1]}.{value}" for form in FORMS.values() for s in form.steps for value in s.options
    }
    assert {*HEARD, *ENGLISH} - options == set()


def test_of_oneself_it_is_asked_otherwise() -> None:
    for key, asks in (("home_care.lives_alone", "Чи ви живете самі?"), ("escort.moving", "Як ви пересуваєтеся?")):
        mine = words.question("request", step(key), {"for_whom": "me"})
        theirs = words.question("request", step(key), {"for_whom": "other"})
        assert shown(UK.t.say(mine)) == asks != shown(UK.t.say(theirs))


def test_how_many_people_are_counted_as_people() -> None:
    assert UK.t.plain(words.option("displaced.people", "one")) == "Одна людина"
