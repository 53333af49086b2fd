"""What a worker is asked about a case in hand: reached or not, a note, a question, where to send it, which goes on."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

QUESTIONS: Mapping[str, str] = {
    "contact.how": mark("Did you reach them?"),
    "note.words": mark("Write a note, record a voice or send a photo. The person will not see it."),
    "ask.words": mark("What would you like to ask? Write it or record a voice. The case will wait for the answer."),
    "redirect.where": mark("Where should the person go? Write a name, an address and a phone number."),
    "twin.main": mark("Which request goes on for both?"),
}

OPTIONS: Mapping[str, str] = {
    "how.reached": mark("✅ We talked"),
    "how.no_answer": mark("📵 No answer"),
    "how.wrong_number": mark("☎️ Wrong number"),
    "how.nobody_home": mark("🚪 Nobody at home"),
}
