"""What residents are told: short, warm, what happens next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case, Move
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View

Params = Mapping[str, Any]


def taken(v: View, params: Params) -> Screen:
    """Who and by when; of a case that is under way, who goes on with it."""
    if params.get("going"):
        told = v.t.say("Request No. {number}.", number=params["number"])
        goes_on = v.t.say("From now on your social worker is: {worker}. The work goes on.", worker=params["worker"])
        return Screen(Html(f"{told}\n{goes_on}"), buttons=add(v, params))
    text = v.t.say(
        "Request No. {number}.\nYour social worker: {worker}.\nFirst contact: {by}.",
        number=params["number"],
        worker=params["worker"],
        by=v.by(params["due"]),
    )
    return Screen(text, buttons=add(v, params))


def urgent_sent(v: View, params: Params) -> Screen:
    """An urgent request whose only question was not answered is with those on duty all the same."""
    sent = v.t.say(
        "Request No. {number}.\nWe did not wait for a phone number: those on duty know already. "
        "They will contact you {by}.",
        number=params["number"],
        by=v.by(params["due"]),
    )
    more = v.t.say("If you can, write your number. If there is danger, call 112 or 103.")
    return Screen(Html(f"{sent}\n\n{more}"), buttons=add(v, params))


def worker_words(v: View, params: Params) -> Screen:
    """The worker's words, with a way to answer."""
    who = {"number": params["number"], "worker": params["worker"]}
    head = v.t.say("Request No. {number}. Social worker {worker} writes:", **who)
    if params.get("question"):
        head = v.t.say("Your question, No. {number}. {worker} answers:", **who)
    told = changed(v, params) or [v.t.say("{text}", text=text) for text in params["texts"]]
    files = tuple((kind, file_id, caption) for kind, file_id, caption in params["files"])
    reply_to = int(params.get("reply_to", 0))
    return Screen(Html("\n\n".join([head, *told])), buttons=add(v, params), files=files, reply_to=reply_to)


def changed(v: View, params: Params) -> list[Html]:
    """What an edited message says now."""
    return [v.t.say("✏️ Changed: {text}", text=text) for text in params["texts"] if params.get("edited")]


def contact_made(v: View, params: Params) -> Screen:
    """The worker recorded that they talked."""
    text = v.t.say(
        "Request No. {number}: the social worker noted that you have talked. The work goes on.",
        number=params["number"],
    )
    return Screen(text, buttons=add(v, params))


def check_in(v: View, params: Params) -> Screen:
    """The day after acceptance."""
    text = v.t.say("Request No. {number}. Has the social worker contacted you?", number=params["number"])
    yes = Button(v.t.plain("Yes"), Case("called", params["request"], params["version"]))
    no = Button(v.t.plain("Not yet"), Case("notcalled", params["request"], params["version"]))
    return Screen(text, buttons=one_each(yes, no))


def slipped(v: View, params: Params) -> Screen:
    """An honest word, the new time, and a number for whoever does not wish to wait."""
    told = {"number": params["number"], "by": v.by(params["due"])}
    if params.get("again"):
        text = v.t.say(
            "Request No. {number}. Again we did not manage to call in time. We are very sorry. "
            "The heads of social services know of it and were told once more; they will contact you {by}.",
            **told,
        )
    else:
        text = v.t.say(
            "Request No. {number}. We did not manage to call in time. We are sorry. "
            "The head of social services already knows; they will contact you {by}.",
            **told,
        )
    phone = [v.t.say("You need not wait. Call us: {phone}", phone=params["phone"])] if params.get("phone") else []
    return Screen(Html("\n".join([text, *phone])), buttons=add(v, params))


def draft_remind(v: View, params: Params) -> Screen:
    """One gentle reminder, with the question at which it stopped."""
    lines = [v.t.say("You began a request and did not finish. Everything you wrote is kept. Shall we go on?")]
    if params.get("words"):
        lines = [v.t.say("What you wrote is kept, but nobody has read it yet. Shall we pass it on?")]
    if params.get("of"):
        lines.append(v.t.say("You stopped at question {number} of {total}.", number=params["at"], total=params["of"]))
    go_on = Button(v.t.plain("▶️ Go on"), Move(params["nonce"], "", "resume"))
    stop = Button(v.t.plain("✖️ Erase it"), Move(params["nonce"], "", "cancel"))
    return Screen(Html("\n".join(lines)), buttons=one_each(go_on, stop))


def draft_erased(v: View, params: Params) -> Screen:
    """After two weeks."""
    if params.get("words"):
        erased = v.t.say("What you wrote two weeks ago was not passed on to anyone. We have erased it.")
        return Screen(Html(f"{erased} {v.t.say('You may write again at any time.')}"))
    return Screen(
        v.t.say(
            "We have erased the request you did not finish two weeks ago. If you need help, press “🤝 I need help”."
        )
    )


def fault(v: View, _: Params) -> Screen:
    """Ours: the message is kept."""
    return Screen(
        v.t.say(
            "Something broke on our side, but your message is kept. Please try again in a few minutes or call 1545."
        )
    )


def add(v: View, params: Params) -> tuple[Row, ...]:
    """«Додати щось» to this request."""
    return one_each(Button(v.t.plain(labels.ADD), Case("add", params["request"], params["version"])))
