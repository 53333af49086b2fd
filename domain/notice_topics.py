"""Which notices a person does not wish for, topic by topic: pure steps on what `Person.quiet` holds."""

from __future__ import annotations

from collections.abc import Collection

from domain.notices import TOPICS
from domain.reaching import hears, topic_quiet

ALL = "notices"  # in `Person.quiet`: none of them, whatever its topic
_KEPT = frozenset(map(topic_quiet, TOPICS))


def topics_off(quiet: Collection[str]) -> frozenset[str]:
    """The topics of which nothing is sent."""
    return frozenset(topic for topic in TOPICS if not hears(quiet, topic))


def marks(quiet: Collection[str]) -> frozenset[str]:
    """What of it says that a topic is switched off."""
    return frozenset(quiet) & _KEPT


def without(quiet: Collection[str], topic: str) -> frozenset[str]:
    """This topic is switched off."""
    return frozenset(quiet) | ({topic_quiet(topic)} if hears(quiet, topic) else set())


def again(quiet: Collection[str], topic: str) -> frozenset[str]:
    """This topic comes again; when nothing came, it alone."""
    others = _KEPT if ALL in quiet else frozenset()
    return (frozenset(quiet) | others) - {ALL, topic_quiet(topic)}
