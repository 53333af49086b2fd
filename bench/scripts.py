"""What the simulated people do, as data: the questions differ from bot to bot, the engine does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a person does, and how its answer is known.

    kind: `text` sends `value`; `press` presses the button whose label contains `value`; `contact` shares
    the own number. The answer is the bot's next text in that chat that contains `expect` (any, when empty).
    """

    kind: str
    value: str = ""
    expect: str = ""


Script = tuple[Act, ...]


def packed(script: Script) -> list[dict[str, Any]]:
    """The script as JSON data for the server's process."""
    return [asdict(act) for act in script]


def unpacked(data: Sequence[dict[str, Any]]) -> Script:
    """The reverse of `packed`."""
    return tuple(Act(**act) for act in data)


# The dialog of the peers: 6 updates, 9 API calls (two of them acknowledge a press, one tells the worker).
PEER_ENROL: Script = (Act("text", "/start"),)
PEER_DIALOG: Script = (
    Act("text", "/new", "Яка допомога"),
    Act("press", "Догляд вдома", "Опишіть"),
    Act("text", "Мамі 82 роки, потрібна допомога з продуктами", "адреса"),
    Act("text", "вул. Полтавська, 12", "телефон"),
    Act("contact", "", "Перевірте"),
    Act("press", "Надіслати", "отримано"),
)

# Our own, by the labels of design/screens.md: the same service as the peers', its optional questions left out by
# one tap each; 11 updates, all kept on disk at every step.
OUR_ENROL: Script = (
    Act("text", "/start g_UA53040090010096696"),
    Act("press", "Погоджуюсь", "Населений пункт"),
)
OUR_DIALOG: Script = (
    Act("press", "🤝 Потрібна допомога", "Кому"),
    Act("press", "Мені", "Яка потрібна"),
    Act("press", "Догляд вдома", "живе"),
    Act("press", "Так", "найважче"),
    Act("press", "Пропустити", "Як часто"),
    Act("press", "Пропустити", "загроза"),
    Act("press", "Ні", "вулиця"),
    Act("text", "вул. Полтавська, 12", "своїми словами"),
    Act("text", "Мамі 82 роки, потрібна допомога з продуктами", "номером"),
    Act("contact", "", "Перевірте"),
    Act("press", "✅ Надіслати", "отримано"),
)
# Light presses through the whole app; `expect` is a piece of text that only this answer has.
OUR_PROBES: Script = (
    Act("text", "/help", "Натисніть"),
    Act("text", "/contacts", "Урядова лінія"),
    Act("text", "/my", "Запитів поки немає"),
)
