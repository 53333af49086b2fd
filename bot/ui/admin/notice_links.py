"""«🔗 Кнопка»: the links under a notice, and what is wrong with an address."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui.admin.notice_writing import to_notice
from bot.ui.callbacks import Noticing
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.notice_posts import BUTTONS
from domain.notices import Notice

TROUBLES: Mapping[str, str] = {
    "long": mark("These words are too long for a button: up to 40 characters."),
    "phone": mark("Telegram lets no button call a number. Write the number in the text: people can press it there."),
    "mail": mark("Telegram lets no button write a letter. Write the mail address in the text."),
    "spaces": mark("There are spaces in the address. Please send the address alone."),
    "scheme": mark("A button cannot open such an address. Copy the address of a page on the internet."),
    "no_link": mark("This does not look like an address. Open the page, copy its address and send it here."),
}
_OTHERS: Mapping[str, str] = {"uk": mark("🌐 English version"), "en": mark("🌐 Ukrainian version")}


def trouble(v: View, reason: str) -> Html:
    """Kindly, why this is no address, or no words of a button."""
    return v.t.say(TROUBLES[reason])


def links(v: View, notice: Notice, lang: str) -> Screen:
    """All of one language, each with the way to take it away; a further one, as long as there is room."""
    buttons = notice.posts[lang].buttons
    head = v.t.say("Links under the notice. Press one to take it away.") if buttons else v.t.say("No links yet.")
    lines = [v.t.say("{n}. {words} → {address}", n=n, words=w, address=a) for n, (w, a) in enumerate(buttons, 1)]

    def way(label: str, verb: str, at: str) -> Button:
        return Button(label, Noticing(verb, notice.id, notice.version, at))

    removals = [way(v.t.plain("✖️ {words}", words=w), "bd", f"{lang}{n}") for n, (w, _) in enumerate(buttons)]
    more = way(v.t.plain("➕ Add a button"), "ba", lang) if len(buttons) < BUTTONS else None
    others = [way(v.t.plain(_OTHERS[lang]), "b", its) for its in notice.posts if its != lang and lang in _OTHERS]
    rows = one_each(*removals, more, *others[:1], to_notice(v, notice))
    return Screen(Html("\n".join([head, *lines])), buttons=rows, edit=True)
