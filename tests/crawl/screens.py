"""What stands in a chat, as the crawler tells screens and buttons apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.phone import Json, buttons, said
from bot.ui.callbacks import parse
from bot.ui.dialogs import question, words
from tests.crawl.known import without_own
from tests.crawl.reading import SEEN, reading

# They are repeated wherever an answer is read back.
ANSWERS = frozenset([*words.OPTIONS.values(), *words.NAMES.values()])
# Said above a question when an answer was not understood: the buttons below are the same.
ASIDE = frozenset(question.TROUBLES.values())
_PICTURES = re.compile(r"[^\w\s()«»“”.,:;!?'’№/+-]+")


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its kind belongs to the screen; its name also tells apart lines of a list."""

    text: str
    data: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as it stands in the chat; `key` names its place in the map, `face` also what is aside."""

    message_id: int
    key: str
    face: str
    text: str
    buttons: tuple[Button, ...]


def shown(message: Json, lang: str) -> Shown:
    """A message, read."""
    found = tuple(button(one, lang) for one in buttons(message) if "callback_data" in one)
    key, face = _names(said(message), found, lang)
    return Shown(message["message_id"], key, face, said(message), found)


def button(one: Json, lang: str) -> Button:
    """A button, read: by its words when the catalogue has them all, else by the kind of its data."""
    prefix = one["callback_data"].partition(":")[0]
    told, left = reading(lang).of(one["text"])
    ids = "+".join(template.msgid for template in told)
    if ids and not re.search(r"\w", left.replace(SEEN, "")):
        return Button(one["text"], one["callback_data"], f"{prefix}:{ids}", f"{prefix}:{ids}")
    press = parse(one["callback_data"])
    verb = next((str(getattr(press, name)) for name in ("verb", "item", "step") if hasattr(press, name)), "")
    return Button(one["text"], one["callback_data"], f"{prefix}:{verb}·", f"{prefix}:{verb}·{ids}")


def key_name(text: str, lang: str) -> str:
    """A key under the text field: its label, or its words without digits."""
    told, _ = reading(lang).of(text)
    return told[0].msgid if told else re.sub(r"\d", "#", text)


def _names(text: str, found: Iterable[Button], lang: str) -> tuple[str, str]:
    told, left = reading(lang).of(text)
    sentences = sorted({t.msgid for t in told if t.msgid not in ANSWERS and _is_sentence(t.msgid)})
    main = [msgid for msgid in sentences if msgid not in ASIDE] or sentences
    kinds = f"[{', '.join(sorted({b.kind for b in found}))}]"
    bare = re.sub(rf"\w*\d\w*|[{SEEN}\s]+", "#", without_own(left).partition("\n")[0])[:40]
    return f"{' | '.join(main) or bare} {kinds}", f"{' | '.join(sentences) or bare} {kinds}"


def _is_sentence(msgid: str) -> bool:
    """Not a bare name, status or date, of which one screen may have any."""
    bare = _PICTURES.sub("", msgid).strip()
    return bool(bare) and not bare[0].islower() and (len(bare.split()) > 2 or bare[-1] in ".?:!")
