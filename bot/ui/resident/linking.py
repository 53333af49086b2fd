"""«Мій запит за номером»: what came of the number and the code. The same words, whichever of the two was wrong."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Html, mark
from bot.ui.menus import menu_keys
from bot.ui.resident import requests as mine
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.communities import Community
from usecases.linking import Linked, No

_WHY = {
    No.WRONG: mark("We found no request with this number and this code. Please check both and write them once more."),
    No.DEAD: mark("The code does not work any more. Please call, and you will be given a new one."),
    No.BRAKE: mark("There were too many tries. Please try again in an hour, or call."),
}


def first_agree(welcome: Screen, v: View) -> Screen:
    """The notice again, in the same message, and why it comes first."""
    then = v.t.say("To look for your request, first agree to this. Then write the number.")
    return replace(welcome, text=Html(f"{welcome.text}\n\n{then}"), edit=True)


def thanked(v: View) -> Screen:
    """They agreed, and have no menu yet: one key stands under the text field from now on."""
    return Screen(v.t.say("Thank you. If there is danger, press the button at the bottom."), keys=menu_keys(v, None))


def refused(v: View, why: No, community: Community | None) -> Html:
    """It did not work, and whom to call."""
    phone = community.phone if community else ""
    call = (
        v.t.say("Your community: {phone}", phone=phone)
        if phone
        else v.t.say("The government line answers around the clock: 1545.")
    )
    return Html("\n".join([v.t.say(_WHY[why]), call]))


def linked(v: View, done: Linked) -> Screen:
    """The request as it is now; its answers come here from now on."""
    lines = [
        v.t.say(
            "✅ Request No. {number} is now yours here. Answers will come to this chat.", number=done.request.number
        )
    ]
    if done.others:
        told = v.t.count("And {n} request more of yours.", "And {n} requests more of yours.", done.others)
        lines.append(told)
    card = mine.card(v, done.request, edit=False)
    return Screen(Html("\n".join(lines))).followed_by(card)
