"""A notice in half a line: what a question keeps of the notice that it is about."""

from __future__ import annotations

from domain.notice_reading import first_words
from domain.notices import FIRST, NO_POSTS, Notice

ABOUT_NOTICE = "advice.notice"  # in a request's answers: the first words of the notice that the question is about


def began(notice: Notice | None) -> str:
    """How the notice begins, as the office wrote it; "" for none, and for a picture without words."""
    posts = notice.posts if notice else NO_POSTS
    post = posts.get(FIRST) or next(iter(posts.values()), None)
    return first_words(post) if post else ""
