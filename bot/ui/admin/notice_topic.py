"""«🏷 Тема»: what a notice is about; each topic is one that residents may switch off."""

from __future__ import annotations

from bot.ui import labels
from bot.ui.admin.notice_sheet import PAGE
from bot.ui.callbacks import Noticing
from bot.ui.notice_topics import TOPIC_WORDS
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain import slots
from domain.notices import Notice

TOPICS, TOPIC = "k", "ks"  # verbs


def topics(v: View, notice: Notice) -> Screen:
    """One of five."""
    text = v.t.say("<b>🏷 What is it about?</b>\nPeople can switch off a topic that they do not need.")

    def way(key: str, words: str) -> Button:
        sign = "☑️ " if key == notice.topic else ""
        return Button(sign + v.t.plain(words), Noticing(TOPIC, notice.id, notice.version, key))

    back = Button(v.t.plain(labels.BACK), Noticing(PAGE, notice.id, notice.version))
    rows = one_each(*(way(key, words) for key, words in TOPIC_WORDS.items()), back)
    return Screen(text, buttons=rows, edit=True, slot=slots.notice(notice.id))
