"""What residents may ask for: plain categories, classifier codes where known, each with questions of its own."""

from __future__ import annotations

from dataclasses import dataclass

from domain.answers import Kind, Step


@dataclass(frozen=True, slots=True)
class Service:
    """A resident-facing category. `code` is of the classifier of order 429 of 23.06.2020, empty when unsure."""

    key: str
    code: str = ""
    questions: tuple[Step, ...] = ()
    skill: str = ""
    sensitive: bool = False


def _choice(key: str, *options: str) -> Step:
    return Step(key, Kind.CHOICE, options=options, required=False)


def _many(key: str, *options: str) -> Step:
    return Step(key, Kind.MANY, options=options, required=False)


SERVICES: tuple[Service, ...] = (
    Service("home_care", "015.1", (_choice("lives_alone", "alone", "with_family", "unsure"),)),
    Service("supplies", "", (_many("needed", "medicine", "food", "clothes", "firewood", "hygiene"),)),
    Service(
        "papers",
        "004.0",
        (_choice("papers", "pension", "disability_papers", "subsidy", "passport", "other"),),
    ),
    Service("escort", "021.0", (_choice("where_to", "hospital", "office", "other"),)),
    Service("family", "010.1", (_choice("children", "one", "two", "three_plus"),)),
    Service("disability", "", (_choice("support", "day_care", "respite", "equipment", "other"),)),
    Service("displaced", "", (_many("displaced_needs", "roof", "papers", "food", "things"),)),
    Service("veteran", "013.0", (_choice("veteran", "self", "relative"),)),
    Service("housing", "005.0", (_choice("roof_tonight", "yes", "no"),)),
    Service("advice", "002.0", (_choice("advice_by", "call", "visit"),)),
    Service("other", "", (_choice("how_soon", "today", "week", "later"),)),
)
BY_KEY = {service.key: service for service in SERVICES}
CALL_ME = Service("call_me", "001.0")
