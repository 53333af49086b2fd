"""What may hinder people from reading a notice, said to its author: an advice, never a ban."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui.messages.notice import DANGER
from bot.ui.view import View
from domain.notice_reading import crowded, warnings
from domain.notices import Posts

WARNINGS: Mapping[str, str] = {
    "long": mark("⚠️ The text is longer than five short lines: few people will read it to the end."),
    "capitals": mark("⚠️ Many capital letters: they are hard to read and sound like shouting."),
    "link": mark("⚠️ There is a link in the text. A button is easier to press: «🔗 Button»."),
    "wordless": mark("⚠️ There are no words here. Not everybody will see or hear it: add a line."),
}


def warned(v: View, posts: Posts, danger: str = "") -> list[Html]:
    """A line for each thing worth a second look, in any of the languages; each is said once."""
    found = {name for post in posts.values() for name in warnings(post)}
    lines = [v.t.say(told) for name, told in WARNINGS.items() if name in found]
    if danger and any(map(crowded, posts.values())):
        lines.append(v.t.say("⚠️ No room is left for “{line}” above the words. Shorten them.", line=v.t.say(DANGER)))
    return lines
