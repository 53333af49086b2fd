"""A draft on one page: what it says, to whom, about what, when; and everything that can be done with it."""

from __future__ import annotations

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin import notice_lines as lines
from bot.ui.admin.notice_again import throw_away, to_home
from bot.ui.admin.notice_danger import way
from bot.ui.callbacks import Noticing
from bot.ui.screen import Button, Row, Screen
from bot.ui.view import View
from domain import slots
from domain.notices import Notice
from usecases.notice_pages import Shown

PAGE = "o"  # the button that leads here
SEND = "y"
MESSAGE, LANGUAGE, LINKS = mark("✏️ Message"), mark("🌐 English"), mark("🔗 Button")
WHOM, TOPIC, ENDS = mark("👥 To whom"), mark("🏷 Topic"), mark("⏳ Not after")
TEST = mark("🧪 Send to myself")


def sheet(v: View, shown: Shown) -> Screen:
    """Everything together, before it is sent."""
    head = v.t.say("<b>📣 Notice: a draft</b>")
    parts = (
        [head, *lines.message(v, shown)],
        [*lines.audience(v, shown)],
        [lines.about(v, shown), *lines.times(v, shown)],
        [*lines.warnings(v, shown)],
    )
    text = Html("\n\n".join("\n".join(part) for part in parts if part))
    return Screen(text, buttons=_ways(v, shown.notice), edit=True, slot=slots.notice(shown.notice.id))


def _ways(v: View, notice: Notice) -> tuple[Row, ...]:
    """Two a row, what comes first on top; the last decision at the bottom."""

    def row(*wanted: tuple[str, str]) -> Row:
        return tuple(Button(v.t.plain(label), Noticing(verb, notice.id, notice.version)) for label, verb in wanted)

    away = (throw_away(v, notice), to_home(v))
    if not notice.posts:
        return (row((MESSAGE, "w"), (WHOM, "a")), away)
    danger = (way(v, notice),)
    return (
        row((labels.PREVIEW, "p"), (TEST, "t")),
        row((MESSAGE, "w"), (LANGUAGE, "l")),
        row((LINKS, "b"), (WHOM, "a")),
        danger if notice.danger else (*row((TOPIC, "k")), *danger),
        row((labels.SCHEDULE, "s"), (ENDS, "x")),
        row((labels.SEND_NOTICE, SEND)),
        away,
    )
