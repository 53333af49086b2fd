"""What residents see around notices fits a phone, in both languages, and says that danger always comes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.ui.notice_topics import TOPIC_WORDS
from bot.ui.resident import notice_mutes, notice_replies, settings
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notices import TOPICS
from domain.people import Person
from domain.reaching import topic_quiet
from tests.ui.reading import VIEWS, labels_of, packed, person

SHORT = 25
EVERY = frozenset(map(topic_quiet, TOPICS))


def who(quiet: frozenset[str]) -> Person:
    """A resident who has switched these off."""
    return replace(person(), quiet=quiet)


def screens(v: View) -> list[Screen]:
    """All of them."""
    quiets = (frozenset[str](), EVERY, frozenset({"notices"}))
    pages = [page(v, who(quiet)) for quiet in quiets for page in (notice_mutes.topics, settings.quiet)]
    under = [make(v, 2**52, topic) for topic in TOPICS for make in (notice_mutes.ask, notice_mutes.off)]
    kept = [notice_replies.what_to_do(v, 2**52, (), n, registered) for n in (1, 2) for registered in (True, False)]
    return [*pages, *under, *kept, Screen("-", buttons=(notice_mutes.notice_mute_row(v, 2**52, "shelter"),))]


@pytest.mark.parametrize("v", VIEWS, ids=lambda v: v.t.lang)
def test_buttons_are_short_and_fit(v: View) -> None:
    for screen in screens(v):
        assert all(len(label) <= SHORT for label in labels_of(screen)), labels_of(screen)
        assert list(packed(screen))


def test_every_topic_has_words() -> None:
    assert tuple(TOPIC_WORDS) == TOPICS


@pytest.mark.parametrize("quiet", [EVERY, frozenset({"notices"})])
def test_where_nothing_comes_the_bell_says_so(quiet: frozenset[str]) -> None:
    v = VIEWS[0]
    assert labels_of(settings.quiet(v, who(quiet)))[0].startswith("🔕")
    assert labels_of(settings.quiet(v, who(quiet - {topic_quiet("aid"), "notices"})))[0].startswith("🔔")
