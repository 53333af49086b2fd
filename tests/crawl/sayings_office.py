"""What the staff in the crawl write and send: an answer to each question that they are ever asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tests.crawl.sayings import SAID, SENT, Can

# What everybody has, residents above all.
_RESIDENTS = re.compile(
    "🤫|🆘|🫥|📇 Contacts|Safe contact|I have moved|My request by number|Change the phone|What to send|About my data"
    "|I need help|My requests|📞 Call me|📱|Tell me more|I agree|Erase|^photo|^sticker|^contact|^location"
)
# Each of them stands for a language; and a key without a picture is words, which would be written to a resident.
_SPEECH = re.compile("English|^(I don't know|Skip|I have no phone)$")
# Questions that take no story for an answer.
_FITTING = {
    "How much shall it be?": ("7",),
    "Write the time.": ("8:30", "17:30", "13:00-13:45"),
    "Until which day?": ("завтра", "24.12.2026"),
    "On which day is the office closed?": ("завтра", "24.12.2026"),
    "Write the name of the settlement.": ("Білоцерківці", "Пирятин"),
    "When shall it begin?": ("завтра о 9", "післязавтра"),
    "Until when may it be sent?": ("післязавтра о 18", "за три дні"),
    "Send the corrected words here.": ("Quill Zoe", "Zoe Quill"),
    "Which page shall it open?": ("https://example.org/zoe",),
    "Which day? Press a button": ("завтра",),
    "From when till when?": ("10:00-14:00",),
}
_ELSEWHERE = re.compile(r"^[ouclvrwx]:|^(🧾|👥|🏘|🗃|🔄|⚙️|🆘)|^/start|🤫")
CELLS = ("Захід", "Схід", "Нетаке", "Нема", "Sheet", "nothing")  # of tables
_COMMANDS = ("/start", "/cases", "/admin", "/help", "/cancel", "/settings", "/nosuch")
_DISTRICTS = "Округ;Населений пункт;Код КАТОТТГ\n"
TYPED_AT_WORK = {
    "place": "Білоцерківці",
    "person": "Марія Ткач",
    "phone": "067 123 45 67",
    "short phone": "063",
    "story": SAID,
    "title": "Quill Zoe",
    "community": "Лубенська",
    "number": "999999",
    "day": "10.11.2026",
    "time": "8:30",
    "danger": "чоловік мене б'є",
    "nonsense": "Щзкщ фівап",
    "districts": f"{_DISTRICTS}Захід;;UA53040090040024582\nСхід;Нетаке;\nСхід;;UA00",
    "no table": "Sheet;of;nothing",
}
_TABLES = {
    "districts table": {"table": f"{_DISTRICTS}Захід;;UA53040090040024582\n"},
    "staff table": {"table": "Номер;Ім'я в чаті;Складні справи;Працює\nw999;Нема;так;ні\n"},
}
_ORDER = ("press", "key", "command", "old", "reply", "type", "send")
_KINDS = ("sticker", "voice", "photo", "document", "contact", "location", "forward")


def office(invitation: str, paper: Mapping[str, str]) -> Can:
    """What the staff may do at any step; `paper` are a number and a code that somebody took home."""
    commands = {**{text: text for text in _COMMANDS}, "/start invitation": f"/start {invitation}"}
    sent = {**{kind: SENT[kind] for kind in _KINDS}, **_TABLES}
    typed = {**TYPED_AT_WORK, **paper}
    return Can(typed, sent, commands, _ORDER, SAID, SAID, _FITTING, shuns=_RESIDENTS, never=_SPEECH)


def notices(can: Can) -> Can:
    """The same, less all that leads away from notices."""
    sent = {kind: wish for kind, wish in can.sent.items() if "table" not in wish}
    return replace(can, sent=sent, commands={"/admin": "/admin"}, never=_ELSEWHERE)
