"""What to have at hand for a service; and where to go with what the community's service does not do."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Html, mark
from bot.ui.dialogs import words_elsewhere, words_services
from bot.ui.dialogs.question import question
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.catalogue import ELSEWHERE
from domain.communities import Community
from domain.forms import Draft, Form
from domain.people import Person

PAY = mark("Whether you have to pay, the social worker will say. Many services are free.")


def to_bring(v: View, service_key: str) -> Html:
    """What is good to have at hand and the sentence about paying; empty where neither belongs."""
    things = words_services.TO_BRING.get(service_key)
    if things is None:
        return Html()
    prepare = v.t.say("If you can, have ready: {things}. It is all right if you cannot.", things=v.t.say(things))
    return Html("\n".join([prepare, v.t.say("Please do not send photos of papers here."), v.t.say(PAY)]))


def elsewhere(v: View, topic: str, community: Community | None) -> Html:
    """«Це робить не наша служба»: who does it, and the council's own number."""
    lines = [v.t.say(words_elsewhere.WHERE.get(topic) or words_elsewhere.WHERE["else"])]
    if community and community.phone:
        lines.append(v.t.say("Your community: {phone}", phone=community.phone))
    if community and community.address:
        lines.append(v.t.say("Address: {address}", address=community.address))
    return Html("\n".join(lines))


def still(
    v: View, form: Form, draft: Draft, person: Person, community: Community | None, before: str = "", edit: bool = True
) -> Screen:
    """Where to go, then the choice: a request all the same, or home."""
    topic = str(draft.answers.get(f"{ELSEWHERE}.topic") or "else")
    said = [before, elsewhere(v, topic, community)]
    return question(v, form, draft, person, Html("\n\n".join(part for part in said if part)), edit)


def turned(v: View, form: Form, draft: Draft, person: Person, page: int) -> Screen:
    """Another page of the present question, in the same message."""
    return replace(question(v, form, draft, person, page=page), edit=True)
