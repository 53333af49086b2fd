"""What a screen needs to know of the reader: language, time and how places are called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.i18n import Html, Texts
from bot.ui import words
from domain.deadlines import local
from domain.notices import LIMITS, Limits


@dataclass(frozen=True, slots=True)
class View:
    """For one reader at one moment. `place` names a settlement by its code; `limits` are the installation's."""

    t: Texts
    now: datetime
    tz: str
    place: Callable[[str], str]
    limits: Limits = LIMITS

    def by(self, at: datetime | str) -> Html:
        """«до вівторка, 24 листопада, 17:00»"""
        return Html(words.by(self.t, _moment(at), self.tz, self.now))

    def date(self, day: str) -> Html:
        """«у вівторок, 24 листопада», of an ISO day"""
        return Html(words.on_date(self.t, date.fromisoformat(day), local(self.now, self.tz).date()))

    def day(self, day: str) -> str:
        """«Вівторок, 24 листопада», of an ISO day, to choose"""
        return words.named_day(self.t, date.fromisoformat(day), local(self.now, self.tz).date())

    def short(self, at: datetime | str) -> Html:
        """«вт 24.11, 17:00»"""
        return Html(words.short(self.t, _moment(at), self.tz))


def _moment(at: datetime | str) -> datetime:
    return datetime.fromisoformat(at) if isinstance(at, str) else at


ViewIn = Callable[[str], View]  # from a language code to a view of the same moment
