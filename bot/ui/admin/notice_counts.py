"""How many people a notice is for, who of them will not get it, and how long the sending takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.i18n import Html, mark
from bot.ui.view import View
from domain.notice_aiming import FEW, few
from domain.notices import Audience, Counted

WHY: Mapping[str, str] = {
    "blocked": mark("closed the bot: {n}"),
    "gone": mark("left Telegram: {n}"),
    "never_started": mark("never opened the bot: {n}"),
    "muted": mark("switched this topic off: {n}"),
    "not_to_write": mark("asked not to be written to: {n}"),
}
_MINUTE = 60


def many(n: int) -> str:
    """«1 240»"""
    return f"{n:,}".replace(",", "\u00a0")


def people(v: View, audience: Audience, counted: Counted) -> list[Html]:
    """The number, who is left out and why; of people who asked for a service no small number is told."""
    if not counted.total:
        return [v.t.say("⚠️ There are no such people yet. Choose more places, or fewer conditions.")]
    if few(audience, counted.total):
        return [v.t.say("Fewer than {n} people.", n=FEW), *([_nobody(v)] if counted.reached <= 0 else [])]
    left = counted.total - counted.reached
    head = v.t.count("{all} person", "{all} people", counted.total, all=many(counted.total))
    if not left:
        return [v.t.say("{people}. Everybody will get it.", people=head)]
    got = v.t.say("{people}. It comes to: {reached}.", people=head, reached=_number(audience, counted.reached))
    return [_nobody(v, head) if counted.reached <= 0 else got, _without(v, audience, counted, left)]


def _nobody(v: View, head: str = "") -> Html:
    told = v.t.say("⚠️ None of them would get it.")
    return v.t.say("{people}. {told}", people=head, told=told) if head else told


def _without(v: View, audience: Audience, counted: Counted, left: int) -> Html:
    why = [
        v.t.say(words, n=_number(audience, counted.without[key]))
        for key, words in WHY.items()
        if counted.without.get(key)
    ]
    return v.t.say("Left out: {n} ({why}).", n=_number(audience, left), why=Html("; ".join(why)))


def _number(audience: Audience, n: int) -> str:
    return f"<{FEW}" if audience.services and n < FEW else many(n)


def lasting(v: View, length: timedelta) -> Html:
    """«менше хвилини», «близько 3 хв», «близько 2 год 10 хв»"""
    seconds = length.total_seconds()
    if seconds < _MINUTE:
        return v.t.say("less than a minute")
    hours, minutes = divmod(-(-int(seconds) // _MINUTE), 60)
    if not hours:
        return v.t.say("about {m} min", m=minutes)
    return v.t.say("about {h} h {m} min", h=hours, m=minutes) if minutes else v.t.say("about {h} h", h=hours)
