"""Kind answers to what the bot cannot use, and to what has grown old."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Menu
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.requests import Request


def not_understood(v: View) -> Screen:
    """Words or a sticker outside any dialog, with nothing to add them to."""
    text = v.t.say("To ask for help, press “🤝 I need help”. If it is easier to talk, press “📞 Call me”.")
    return Screen(text, buttons=one_each(*_ways(v)))


def not_clear(v: View) -> Html:
    """The same to the staff: their menu follows."""
    return v.t.say("That was not clear. Please choose below.")


def thanked(v: View) -> Screen:
    """«Дякую», «добре», with nobody whom it should reach."""
    return Screen(v.t.say("🌻 Thank you. If you need anything, write here."))


def thanks_passed(v: View, request: Request) -> Screen:
    """The same, and the worker reads it; without a name or a number, for the screen may be seen."""
    return Screen(v.t.say("🌻 Thank you. We have passed it on."), about=request.id)


def twice_misunderstood(v: View) -> Screen:
    """After two misunderstandings a person offers to call."""
    text = v.t.say("It seems we do not understand each other. Would you like us simply to call you?")
    return Screen(text, buttons=one_each(Button(v.t.plain(labels.CALL_ME), Menu("call_me"))))


def call_us(v: View, phone: str) -> Screen:
    """Twice no number to call: then the other way round."""
    return Screen(v.t.say("You can also call us yourself: {phone}.", phone=phone))


def old_button(v: View) -> Screen:
    """A button of the past that leads nowhere now."""
    return Screen(v.t.say("This button is out of date. Here is what there is now:"))


def not_found(v: View) -> Screen:
    """No such thing, or not yours: the same words."""
    return Screen(v.t.say("We found no such request. Here is what there is now:"))


def dropped(v: View) -> Screen:
    """A dialog was left."""
    return Screen(v.t.say("Cancelled. Nothing was sent."))


def stays(v: View, request: Request) -> Screen:
    """A request was not taken back after all."""
    return Screen(v.t.say("All right. Request No. {number} stays as it is.", number=request.number))


def left(v: View) -> Screen:
    """Words that the person did not want to send anywhere."""
    return Screen(v.t.say("All right. It was not sent to anyone."))


def nothing_to_cancel(v: View) -> Screen:
    """/cancel outside any dialog."""
    return Screen(v.t.say("There is nothing to cancel."))


def language(v: View) -> Screen:
    """The language was changed."""
    return Screen(v.t.say("From now on we speak English."))


def _ways(v: View) -> tuple[Button, Button]:
    return Button(v.t.plain(labels.NEED_HELP), Menu("new")), Button(v.t.plain(labels.CALL_ME), Menu("call_me"))
