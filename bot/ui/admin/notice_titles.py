"""A notice in the lists: how it begins, how it stands, and how many have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.i18n import Html, mark
from bot.ui.admin.notice_counts import many
from bot.ui.view import View
from domain.notice_aiming import FEW, few
from domain.notice_posts import in_language
from domain.notice_reading import first_words
from domain.notices import SENDING, Notice, NoticeState, Part
from usecases.notice_home import Line

WORDS, LINE = 30, 60  # characters of a notice on a button, and in the text
SIGNS: Mapping[NoticeState, str] = {
    NoticeState.DRAFT: "✍️",
    NoticeState.ASKED: "⏳",
    NoticeState.SCHEDULED: "🕐",
    NoticeState.RUNNING: "▶️",
    NoticeState.PAUSED: "⏸",
    NoticeState.DONE: "✅",
    NoticeState.STOPPED: "⏹",
}
STATES: Mapping[NoticeState, str] = {
    NoticeState.DRAFT: mark("draft"),
    NoticeState.ASKED: mark("waits for approval"),
    NoticeState.SCHEDULED: mark("waits for its time"),
    NoticeState.RUNNING: mark("is being sent"),
    NoticeState.PAUSED: mark("is paused"),
    NoticeState.DONE: mark("is sent"),
    NoticeState.STOPPED: mark("is stopped"),
}
KINDS: Mapping[str, str] = {
    "photo": mark("photo"),
    "video": mark("video"),
    "animation": mark("video"),
    "voice": mark("voice message"),
    "audio": mark("audio file"),
    "video_note": mark("video"),
    "location": mark("a point on the map"),
}


def called(v: View, notice: Notice, most: int = WORDS) -> str:
    """A notice on a button: how it stands, and how it begins."""
    return f"{SIGNS[notice.state]} {title(v, notice, most)}"


def title(v: View, notice: Notice, most: int) -> str:
    """Its first line; of a message without words, what it is."""
    post = in_language(notice.posts, v.t.lang)
    said = "\n".join(part.text for part in post.parts).strip()
    first = replace(post, parts=(Part(text=said.partition("\n")[0]),))
    kind = post.parts[0].kind if post.parts else ""
    return first_words(first, most) or v.t.plain(KINDS.get(kind, mark("file")))


def told(v: View, line: Line, job: str) -> Html:
    """«доставлено: 38 з 40»; of people who asked for a service, no small number."""
    notice, n = line.notice, line.tally.get((job, "sent"), 0)
    if few(notice.audience, n):
        return v.t.say("told: fewer than {n}", n=FEW)
    if job != SENDING:
        return v.t.say("changed: {n}", n=many(n))
    total = notice.totals.get(job, 0)
    return (
        v.t.say("told: {n} of {total}", n=many(n), total=many(total))
        if notice.written
        else v.t.say("told: {n}", n=many(n))
    )
