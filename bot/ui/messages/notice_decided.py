"""What became of a notice that waited for the second person, or for its time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from bot.i18n import Html, mark
from bot.ui.admin.notice_blocked import BLOCKED
from bot.ui.admin.notice_danger_words import ALONE
from bot.ui.callbacks import Noticing
from bot.ui.messages.notice_asked import about, people
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.notice_approving import Hindrance

Params = Mapping[str, Any]
OPEN, SHOW = mark("📣 Open the notice"), "o"
# To those who were asked as well, in the place of the question.
OTHERS: Mapping[str, str] = {
    "approved": mark("✅ Approved already: {who}. Nothing is left to do."),
    "refused": mark("❌ Not approved: {who}. Nothing is left to do."),
    "back": mark("↩️ The notice was taken back: {who}. Nothing is left to do."),
    "alone": mark("🆘 Sent without approval, as life is at stake: {who}."),
}
# To whoever asked.
FIRST: Mapping[str, str] = {
    "approved": mark("✅ Approved: {who}."),
    "refused": mark("❌ Not approved: {who}."),
    "grown": mark("⏳ The notice has not gone out yet: it is for more people now."),
}
FIRST_FIX: Mapping[str, str] = {
    "approved": mark("✅ The correction is approved: {who}."),
    "refused": mark("❌ The correction is not approved: {who}."),
}
HELD = mark("⚠️ A notice did not go out. It waits among the drafts.")
HELD_FIX = mark("⚠️ The correction of a notice was not made. What was sent stays as it is.")
THEN: Mapping[str, str] = {
    "refused": mark("It is a draft again. You may change it and ask once more."),
    "grown": mark("A second person has been asked. It goes out as soon as they approve."),
}


def decided(v: View, params: Params) -> Screen:
    """Yes, no, or taken back."""
    what = params["what"]
    if not params.get("mine"):
        return Screen(v.t.say(OTHERS[what], who=params["who"]))
    said = FIRST_FIX.get(what, FIRST[what]) if params["fix"] else FIRST[what]
    lines = [v.t.say(said, who=params["who"]), *_title(v, params), _then(v, params, what)]
    return Screen(Html("\n".join(lines)), buttons=_open(v, params))


def _title(v: View, params: Params) -> list[Html]:
    return [v.t.say("“{words}”", words=params["title"])] if params["title"] else []


def _then(v: View, params: Params, what: str) -> Html:
    if what in THEN and not params["fix"]:
        return v.t.say(THEN[what])
    if what == "refused":
        return v.t.say("The correction is not made. What was sent stays as it is.")
    if params["fix"]:
        return v.t.say("What people have is being put right now, without a sound.")
    starts = params.get("starts_at")
    if starts and datetime.fromisoformat(starts) > v.now:
        return v.t.say("It goes out {when}.", when=v.short(starts))
    return v.t.say("It is on its way.")


def held(v: View, params: Params) -> Screen:
    """To the admins: it did not go out."""
    why = v.t.say(BLOCKED[Hindrance(params["why"])])
    lines = [v.t.say(HELD_FIX if params["fix"] else HELD), *_title(v, params), *about(v, params), why]
    return Screen(Html("\n".join(lines)), buttons=_open(v, params))


def alone(v: View, params: Params) -> Screen:
    """To all who could have been asked: one person has decided, and why."""
    return Screen(Html("\n".join(_alone(v, params))), buttons=_open(v, params) if params["admin"] else ())


def _alone(v: View, params: Params) -> Iterator[Html]:
    yield v.t.say("🆘 {who} sends a notice of danger without approval.", who=params["who"])
    yield v.t.say("Why: {why}", why=v.t.say(ALONE[params["why"]]))
    yield from about(v, params)
    yield people(v, params)
    if params["admin"]:
        yield v.t.say("If this is a mistake, open it and stop it.")
    else:
        yield v.t.say("If this is a mistake, call the admin.")


def _open(v: View, params: Params) -> tuple[tuple[Button, ...], ...]:
    return one_each(Button(v.t.plain(OPEN), Noticing(SHOW, params["notice"])))
