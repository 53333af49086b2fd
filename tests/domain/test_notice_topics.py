"""Notices are switched off and on topic by topic, and nothing else changes with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notice_topics import ALL, again, marks, topics_off, without
from domain.notice_words import began
from domain.notices import TOPICS, Notice, Part, Post
from domain.privacy import MUTABLE
from domain.reaching import hears, topic_quiet
from tests.domain.minutes import kyiv

quiets = st.frozensets(st.sampled_from([*MUTABLE, "reminders", *map(topic_quiet, TOPICS)]))
topics = st.sampled_from(TOPICS)


@given(quiets, topics)
def test_one_topic_is_off_and_the_others_are_as_they_were(quiet: frozenset[str], topic: str) -> None:
    after = without(quiet, topic)
    assert topics_off(after) == topics_off(quiet) | {topic}
    assert after - marks(after) == quiet - marks(quiet)


@given(quiets, topics)
def test_one_topic_comes_again_and_the_others_are_as_they_were(quiet: frozenset[str], topic: str) -> None:
    after = again(quiet, topic)
    assert hears(after, topic)
    assert topics_off(after) == topics_off(quiet) - {topic}
    assert after - marks(after) - {ALL} == quiet - marks(quiet) - {ALL}


@pytest.mark.parametrize(
    ("posts", "words"),
    [
        ({"uk": Post((Part("photo"), Part("photo", "Завтра\nне буде води")))}, "Завтра не буде води"),
        ({"en": Post((Part(text="No water"),)), "uk": Post((Part(text="Немає води"),))}, "Немає води"),
        ({"en": Post((Part(text="No water"),))}, "No water"),
        ({"uk": Post((Part("video_note"),))}, ""),
        ({}, ""),
    ],
)
def test_a_question_keeps_how_its_notice_begins(posts: dict[str, Post], words: str) -> None:
    assert began(Notice(1, 1, kyiv(2026, 11, 23), posts)) == words


def test_of_a_notice_that_is_no_more_there_are_no_words() -> None:
    assert began(None) == ""
