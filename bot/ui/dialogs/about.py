"""What a service is, said where its own questions begin."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui.dialogs import words_services
from bot.ui.view import View
from domain.answers import Step
from domain.catalogue import BY_KEY


def described(v: View, step: Step) -> Html | str:
    """What a social worker can do, above the first own question of a service; nothing above any other step."""
    key, _, question = step.key.partition(".")
    service = BY_KEY.get(key) if question else None
    first = service.questions[0].key if service and service.questions else ""
    if not question or first != question or key not in words_services.ABOUT:
        return ""
    return v.t.say(words_services.ABOUT[key])
