"""A draft on one page: what it says, to whom, about what, when. What everybody needs is below it; the rest is behind
«⋯ Ще», under the same words."""

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

PAGE, MORE = "o", "om"  # the buttons that lead here, and to the rest of the ways
SEND = "y"
MESSAGE, LANGUAGE, LINKS = mark("✏️ Message"), mark("🌐 English"), mark("🔗 Button")
WHOM, TOPIC, ENDS = mark("👥 To whom"), mark("🏷 Topic"), mark("⏳ Not after")
TEST = mark("🧪 Send to myself")


def sheet(v: View, shown: Shown) -> Screen:
    """Everything together, before it is sent."""
    return _screen(v, shown, _ways(v, shown.notice))


def more(v: View, shown: Shown) -> Screen:
    """The same page with what is seldom needed."""
    return _screen(v, shown, _seldom(v, shown.notice))


def _screen(v: View, shown: Shown, rows: tuple[Row, ...]) -> Screen:
    head = v.t.say("<b>📣 Notice: a draft</b>")
    parts = (
        [head, *lines.by_another(v, shown), *lines.message(v, shown)],
        [*lines.audience(v, shown)],
        [lines.about(v, shown), *lines.times(v, shown)],
        [*lines.warnings(v, shown)],
    )
    text = Html("\n\n".join("\n".join(part) for part in parts if part))
    return Screen(text, buttons=rows, edit=True, slot=slots.notice(shown.notice.id))


def _ways(v: View, notice: Notice) -> tuple[Row, ...]:
    """Two a row, what comes first on top; the decision below them."""
    if not notice.posts:
        return (_row(v, notice, (MESSAGE, "w"), (WHOM, "a")), (throw_away(v, notice), to_home(v)))
    return (
        _row(v, notice, (labels.PREVIEW, "p"), (MESSAGE, "w")),
        _row(v, notice, (WHOM, "a"), (labels.SCHEDULE, "s")),
        (way(v, notice), *_row(v, notice, (labels.MORE_OF_CASE, MORE))),
        _row(v, notice, (labels.SEND_NOTICE, SEND)),
        (to_home(v),),
    )


def _seldom(v: View, notice: Notice) -> tuple[Row, ...]:
    """A danger is never muted, so it has no topic."""
    topic = () if notice.danger else _row(v, notice, (TOPIC, "k"))
    return (
        _row(v, notice, (TEST, "t"), (LANGUAGE, "l")),
        _row(v, notice, (LINKS, "b"), (ENDS, "x")),
        (*topic, throw_away(v, notice)),
        _row(v, notice, (labels.BACK, PAGE)),
    )


def _row(v: View, notice: Notice, *wanted: tuple[str, str]) -> Row:
    return tuple(Button(v.t.plain(label), Noticing(verb, notice.id, notice.version)) for label, verb in wanted)
