"""An audience is narrowed and widened one tap at a time; what does not go together falls away. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from domain.catalogue import ELSEWHERE, SERVICES
from domain.communities import District, Settlement
from domain.notices import Audience
from domain.people import Role

AIMABLE = tuple(service.key for service in SERVICES if not service.sensitive and service.key != ELSEWHERE)
LANGS = ("uk", "en")
AIM_ROLES = (None, Role.WORKER, Role.COORDINATOR)
FEW = 5  # people who asked for a service: a smaller number would tell who they are (rules.md, Safety)
T = TypeVar("T")


def with_community(audience: Audience, code: str, inside: bool) -> Audience:
    """For this community too, or not for it; none is all of them, and then no place in one is meant."""
    codes = _put(audience.communities, code, inside)
    return replace(audience, communities=codes) if codes else everywhere(audience)


def everywhere(audience: Audience) -> Audience:
    """For all communities."""
    return replace(audience, communities=(), districts=(), settlements=())


def with_district(audience: Audience, district: int, inside: bool) -> Audience:
    """For those who live in this district too, or not for them."""
    return replace(audience, districts=_put(audience.districts, district, inside))


def with_settlement(audience: Audience, code: str, inside: bool) -> Audience:
    """For those who live in this settlement too, or not for them."""
    return replace(audience, settlements=_put(audience.settlements, code, inside))


def whole(audience: Audience) -> Audience:
    """Wherever they live in its communities."""
    return replace(audience, districts=(), settlements=())


def with_service(audience: Audience, key: str, inside: bool) -> Audience:
    """For those who asked for this service too, or not for them; a sensitive one is never aimed at."""
    return replace(audience, services=_put(audience.services, key, inside and key in AIMABLE))


def with_lang(audience: Audience, lang: str, inside: bool) -> Audience:
    """For those with this language too, or not for them; all languages is no narrowing."""
    langs = _put(audience.langs or LANGS, lang, inside and lang in LANGS)
    return replace(audience, langs=() if set(langs) == set(LANGS) else langs)


def with_role(audience: Audience, role: Role | None) -> Audience:
    """For residents (None), or for staff: where somebody lives and what they asked for is not looked at then."""
    return replace(audience, role=role) if role is None else replace(whole(audience), role=role, services=())


def fitting(audience: Audience, districts: Collection[District], settlements: Collection[Settlement]) -> Audience:
    """Without places that are not, or no longer, in its communities."""
    ids, codes = {one.id for one in districts}, {one.code for one in settlements}
    return replace(
        audience,
        districts=tuple(one for one in audience.districts if one in ids),
        settlements=tuple(one for one in audience.settlements if one in codes),
    )


def few(audience: Audience, people: int) -> bool:
    """Whether the number is not told."""
    return bool(audience.services) and people < FEW


def _put(all_: tuple[T, ...], one: T, inside: bool) -> tuple[T, ...]:
    others = tuple(each for each in all_ if each != one)
    return (*others, one) if inside else others
