"""An audience by taps: what is chosen goes together, and a sensitive service is never aimed at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain import notice_aiming as aiming
from domain.catalogue import BY_KEY
from domain.communities import District, Settlement
from domain.notices import Audience
from domain.people import Role

HERE, THERE = "UA01", "UA02"
VILLAGE = Settlement("UA01-1", "Заріччя", "C", HERE, "", "")
DISTRICT = District(7, HERE, "Центр")


def test_communities_come_and_go_and_none_is_all_of_them() -> None:
    one = aiming.with_community(Audience(), HERE, inside=True)
    both = aiming.with_community(one, THERE, inside=True)
    assert both.communities == (HERE, THERE) and not both.everybody
    assert aiming.with_community(both, HERE, inside=True).communities == (THERE, HERE)
    assert aiming.with_community(aiming.with_community(both, HERE, inside=False), THERE, inside=False).everybody


def test_places_go_with_their_community() -> None:
    placed = aiming.with_district(aiming.with_settlement(Audience((HERE,)), VILLAGE.code, inside=True), 7, inside=True)
    assert (placed.settlements, placed.districts) == ((VILLAGE.code,), (7,))
    assert aiming.with_community(placed, HERE, inside=False) == Audience()
    moved = aiming.fitting(placed, [], [])
    assert (moved.settlements, moved.districts) == ((), ())
    assert aiming.fitting(placed, [DISTRICT], [VILLAGE]) == placed
    assert aiming.whole(placed) == Audience((HERE,))


def test_staff_are_not_chosen_by_where_they_live_or_what_they_asked_for() -> None:
    wide = Audience((HERE,), (7,), (VILLAGE.code,), ("supplies",), ("en",))
    assert aiming.with_role(wide, Role.WORKER) == Audience((HERE,), langs=("en",), role=Role.WORKER)
    assert aiming.with_role(Audience(role=Role.WORKER), None) == Audience()


def test_both_languages_are_no_narrowing() -> None:
    english = aiming.with_lang(Audience(), "uk", inside=False)
    assert english.langs == ("en",)
    assert aiming.with_lang(english, "uk", inside=True).langs == ()
    assert aiming.with_lang(english, "en", inside=False).langs == ()
    assert aiming.with_lang(Audience(), "nonsense", inside=True).langs == ()


def test_few_people_are_not_counted_where_that_tells_what_they_asked_for() -> None:
    assert aiming.few(Audience(services=("supplies",)), 4)
    assert not aiming.few(Audience(services=("supplies",)), 5)
    assert not aiming.few(Audience((HERE,)), 1)


@given(st.lists(st.tuples(st.sampled_from([*BY_KEY, "", "nonsense"]), st.booleans())))
def test_sensitive_services_are_never_aimed_at(taps: list[tuple[str, bool]]) -> None:
    audience = Audience()
    for key, inside in taps:
        audience = aiming.with_service(audience, key, inside)
    assert all(not BY_KEY[key].sensitive for key in audience.services)
    assert len(set(audience.services)) == len(audience.services)
