"""A notice that waits: for the second person, or for its time."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin import notice_lines as lines
from bot.ui.admin.notice_counts import people
from bot.ui.admin.notice_danger import AT_ONCE
from bot.ui.callbacks import Noticing
from bot.ui.messages.notice_asked import APPROVE, NO, REFUSE, YES
from bot.ui.notice_whom import whom
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.notice_approving import may_approve, only_community
from domain.notices import Notice
from domain.slots import notice as place
from usecases.notice_pages import Shown

AGAIN, TAKE_BACK = mark("🔁 Ask once more"), mark("↩️ Back to a draft")
NOW, OTHER_TIME = mark("▶️ Send it now"), mark("🕐 Another time")
ASK_AGAIN, BACK, START, MOVE, ALONE = "yr", "yw", "yn", "yt", "ya"  # verbs


def asked(v: View, shown: Shown) -> Screen:
    """It waits for a yes: who may say it, once more, back."""
    notice = shown.notice
    told = [
        v.t.say("⏳ The notice waits for approval."),
        *summary(v, shown),
        when(v, shown),
        lines.until(v, shown),
        _who(v, shown),
    ]
    mine = shown.reader is not None and may_approve(shown.reader, notice)
    buttons = one_each(
        _do(v, APPROVE, YES, notice) if mine else None,
        _do(v, REFUSE, NO, notice) if mine else None,
        None if mine else _do(v, AGAIN, ASK_AGAIN, notice),
        _do(v, labels.PREVIEW, "p", notice),
        _do(v, AT_ONCE, ALONE, notice) if notice.danger else None,
        _do(v, TAKE_BACK, BACK, notice),
    )
    return Screen(Html("\n".join(told)), buttons=buttons, slot=place(notice.id))


def scheduled(v: View, shown: Shown) -> Screen:
    """It waits for its time: now, another one, back."""
    notice = shown.notice
    told = [v.t.say("🕐 The notice is planned."), *summary(v, shown), when(v, shown), lines.until(v, shown)]
    if notice.approver:
        told.append(v.t.say("Approved: {who}", who=shown.approver))
    buttons = one_each(
        _do(v, NOW, START, notice),
        _do(v, OTHER_TIME, MOVE, notice),
        _do(v, labels.PREVIEW, "p", notice),
        _do(v, TAKE_BACK, BACK, notice),
    )
    return Screen(Html("\n".join(told)), buttons=buttons, slot=place(notice.id))


def summary(v: View, shown: Shown) -> Iterator[Html]:
    """How it begins, what it is about, for whom, for how many, and how long that takes."""
    yield from lines.message(v, shown)
    yield lines.about(v, shown)
    yield v.t.say("👥 To whom: {whom}", whom=whom(v, shown.notice.audience, shown.places))
    yield from people(v, shown.notice.audience, shown.counted)
    yield from lines.duration(v, shown)


def when(v: View, shown: Shown) -> Html:
    """When it goes out."""
    starts = shown.notice.starts_at
    ahead = starts is not None and starts > shown.now
    at = lines.moment(v, starts) if starts and ahead else v.t.say("as soon as it is approved")
    return v.t.say("🕐 Start: {time}", time=at)


def _who(v: View, shown: Shown) -> Html:
    where = only_community(shown.notice)
    if where:
        return v.t.say(
            "Another admin may approve it, or a coordinator of {community}.",
            community=shown.places.get(where, where),
        )
    return v.t.say("Another admin may approve it.")


def _do(v: View, label: str, verb: str, notice: Notice) -> Button:
    return Button(v.t.plain(label), Noticing(verb, notice.id, notice.version))
