"""«Чому саме цей фахівець»: the reasons of the routing in words, one round after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.i18n import Html, mark
from bot.ui.admin.case import TO_CASE, do, to_list
from bot.ui.callbacks import Lists
from bot.ui.dialogs import words
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.requests import Request
from usecases.explaining import Round

WHY: Mapping[str, str] = {
    "district": mark("serves the district of this settlement"),
    "service": mark("does this kind of work"),
    "community": mark("works in this community, and has the least to do"),
    "continuity": mark("already helps this person"),
    "whole_team": mark("nobody took it before: the whole team is asked"),
    "urgent": mark("urgent: everybody on duty is asked at once"),
    "nobody": mark("no worker is left: the head is asked"),
    "unanswered": mark("nobody answered in time: all are asked again"),
    "appealed": mark("an appeal: the head only"),
    "assigned": mark("the head chose"),
    "taken_over": mark("the head took it"),
    "handed": mark("handed over by a colleague"),
    "substituted": mark("the worker is away"),
    "returned": mark("the worker is back"),
}
PASSED: Mapping[str, str] = {
    "away": mark("away"),
    "full": mark("has enough to do"),
    "declined": mark("declined before"),
    "accepted": mark("had it before"),
    "expired": mark("did not answer in time"),
    "passed_before": mark("declined, or did not answer"),
    "not_cleared": mark("not cleared for such requests"),
    "no_skill": mark("not trained for this service"),
    "own_request": mark("it is their own request"),
    "elsewhere": mark("works elsewhere"),
}
ANSWERS: Mapping[str, str] = {
    "accepted": mark("✅ {name}: took it"),
    "declined": mark("↩️ {name}: declined"),
    "expired": mark("⌛ {name}: did not answer in time"),
    "released": mark("↩️ {name}: the head took it back"),
}
ROUNDS, NAMES = 6, 8  # what is read at a glance; the newest rounds


def why(v: View, request: Request, rounds: Sequence[Round], back: Lists | None = None) -> Screen:
    """Every round: who was asked and why, who was passed over and why, what they answered."""
    head = v.t.say("❔ {number}: why this worker", number=request.number)
    told = ["\n".join(_round(v, one)) for one in rounds[-ROUNDS:]] or [v.t.say("Nobody has been asked yet.")]
    to_card = do(v, TO_CASE, "heads", request)
    return Screen(Html("\n\n".join([f"<b>{head}</b>", *told])), buttons=((to_card,), *to_list(v, back)), edit=True)


def _round(v: View, one: Round) -> Iterator[Html]:
    names = ", ".join(one.asked[:NAMES]) or v.t.say("nobody")
    yield v.t.say("<b>{at}</b> Asked: {names}", at=v.short(one.at), names=names)
    reasons = [v.t.say(WHY[code]) for code in one.why if code in WHY]
    if reasons:
        yield v.t.say("Why: {reasons}.", reasons=Html("; ".join(reasons)))
    by_reason: dict[str, list[str]] = {}
    for name, code in one.passed:
        by_reason.setdefault(code, []).append(name)
    for code, passed in by_reason.items():
        known = v.t.say(PASSED[code]) if code in PASSED else code
        yield v.t.say("Not asked: {names} ({reason})", names=", ".join(passed[:NAMES]), reason=known)
    yield from (_answer(v, *answer) for answer in one.answers[:NAMES])


def _answer(v: View, name: str, how: str, reason: str) -> Html:
    said = v.t.say(ANSWERS[how], name=name)
    return v.t.say("{said} ({reason})", said=said, reason=v.t.say(words.option("reason", reason))) if reason else said
