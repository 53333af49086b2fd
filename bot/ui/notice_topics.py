"""What the topics of notices are called, to those who write them and to those who get them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

TOPIC_WORDS: Mapping[str, str] = {
    "outage": mark("No water, gas or light"),
    "visit": mark("Specialists who come"),
    "aid": mark("Humanitarian aid"),
    "shelter": mark("Shelters"),
    "news": mark("Community news"),
}
