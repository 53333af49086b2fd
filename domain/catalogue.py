"""What residents may ask for: plain categories, classifier codes where known, each with questions of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain.answers import Answers, Kind, Step


@dataclass(frozen=True, slots=True)
class Service:
    """A resident-facing category. `code` is of the classifier of order 429 of 23.06.2020, empty when unsure.

    `sensitive`: only its worker and the coordinator see such a request, and what is written about it is neutral.
    """

    key: str
    code: str = ""
    questions: tuple[Step, ...] = ()
    sensitive: bool = False


def _choice(key: str, *options: str) -> Step:
    return Step(key, Kind.CHOICE, options=options, required=False)


def _many(key: str, *options: str) -> Step:
    return Step(key, Kind.MANY, options=options, required=False)


def _day(key: str) -> Step:
    return Step(key, Kind.DATE, options=("today", "tomorrow", "after_tomorrow", "later"), required=False)


def _age_unknown(answers: Answers) -> bool:
    """Of a child or ward it was asked already how old they are."""
    return answers.get("for_whom") != "child" or not answers.get("about_age")


HOW_SOON = _choice("how_soon", "today", "week", "later")
OFTEN = _choice("often", "daily", "weekly", "rarely", "unsure")
PEOPLE = _choice("people", "one", "few", "many")

# What the community's social service does not do: where to go is said, then the person decides.
TOPICS = ("power", "gas", "water", "roads", "pension", "law", "police", "army", "health", "else")
ELSEWHERE = "not_ours"
STILL = f"{ELSEWHERE}.still"  # the question under that answer: a request all the same, or home

SERVICES: tuple[Service, ...] = (
    Service(
        "home_care",
        "015.1",
        (
            _choice("lives_alone", "alone", "with_family", "unsure"),
            _many("hard", "cook", "clean", "wash", "walk", "shop"),
            OFTEN,
        ),
    ),
    Service(
        "supplies",
        "",
        (
            _many("needed", "medicine", "food", "clothes", "firewood", "hygiene"),
            HOW_SOON,
            _choice("fetch", "bring", "collect"),
        ),
    ),
    Service(
        "papers",
        "004.0",
        (
            _choice("papers", "pension", "disability_papers", "subsidy", "passport", "other"),
            _choice("meet", "office", "home", "call"),
        ),
    ),
    Service(
        "escort",
        "021.0",
        (
            _choice("where_to", "hospital", "office", "shop", "other"),
            _day("when"),
            _choice("moving", "alone", "support", "wheelchair", "lying"),
        ),
    ),
    Service("unsafe", sensitive=True),
    Service(
        "family",
        "010.1",
        (
            _choice("children", "one", "two", "three_plus"),
            _many("family_needs", "things", "school", "papers", "talk", "rest"),
        ),
    ),
    Service(
        "disability",
        "",
        (
            _choice("support", "day_care", "respite", "equipment", "company", "other"),
            replace(_choice("whose", "child", "adult"), show_if=_age_unknown),
            OFTEN,
        ),
    ),
    Service(
        "displaced",
        "",
        (
            _many("displaced_needs", "roof", "papers", "food", "things", "work"),
            _choice("moved", "week", "months", "long"),
            PEOPLE,
        ),
    ),
    Service(
        "veteran",
        "013.0",
        (
            _choice("veteran", "self", "relative", "lost"),
            _many("veteran_needs", "papers", "health", "talk", "work", "home"),
        ),
    ),
    Service(
        "housing",
        "005.0",
        (
            _choice("roof_tonight", "yes", "no"),
            _choice("housing", "damaged", "cold", "rent", "none"),
            PEOPLE,
        ),
    ),
    Service(
        "advice",
        "002.0",
        (_choice("advice", "money", "services", "care", "family", "other"), _choice("advice_by", "call", "visit")),
    ),
    Service("other", "", (HOW_SOON, _choice("asked", "yes", "no"))),
    Service(
        ELSEWHERE,
        "",
        (Step("topic", Kind.CHOICE, TOPICS), Step("still", Kind.CHOICE, ("send", "home"))),
    ),
)
CALL_ME = Service("call_me", "001.0")
URGENT = Service("urgent")
CRISIS = Service("crisis", "012.0", sensitive=True)
BY_KEY = {service.key: service for service in (*SERVICES, CALL_ME, URGENT, CRISIS)}
