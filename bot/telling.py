"""How letters become screens at delivery, and how the bot introduces itself to Telegram."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.api import Api, ApiError, Unreachable
from bot.delivery.admit import Admit, Admitting, Drop, Hold, Pass
from bot.i18n import Catalogues, Html
from bot.middlewares.actor import Speaking
from bot.ui.commands import listed
from bot.ui.files import notice_edits
from bot.ui.links import BotLink
from bot.ui.messages import render
from bot.ui.screen import Screen
from bot.ui.view import View
from db.reference.territory import Territory
from domain.messages import Kind, Lane
from domain.notices import Task
from domain.people import Person
from domain.reaching import Never, Wait, reach
from usecases.ports import Clock, Letter

log = logging.getLogger(__name__)


def renderer(speaking: Speaking, territory: Territory, clock: Clock) -> Callable[[Letter, Person], Screen]:
    """From a letter's kind and parameters to a screen in the reader's language, at this moment."""

    def place(code: str) -> str:
        found = territory.settlement(code)
        return found.name if found else ""

    def rendered(letter: Letter, reader: Person) -> Screen:
        view = View(speaking.catalogues.texts(reader.lang), clock.now(), speaking.tz, place)
        screen = render(view, letter.body["kind"], letter.body["params"], reader.safe.neutral)
        return _in_place(view, letter, screen) if letter.shown else screen

    return rendered


def _in_place(view: View, letter: Letter, screen: Screen) -> Screen:
    """A copy of a notice that stands in the chat already: what is done with that instead of sending it."""
    task = Task(letter.body["params"]["task"])
    return Screen(Html(), ready=notice_edits.calls(view, screen.calls(), task, letter.shown, letter.shown_at))


def porter(clock: Clock, tz: str) -> Admitting:
    """Asked about every letter before it goes: its reader's wishes as they are now, whenever it was written. What
    stands in the chat already is put right without a sound: nobody has to wish for that. Whoever was forgotten
    meanwhile has no chat with us any more, whatever is in hand for it."""

    def admit(letter: Letter, reader: Person) -> Admit:
        if reader.offline and letter.chat != reader.chat:
            return Drop("forgotten")
        if letter.shown:
            return Pass()
        urgent, topic = letter.lane in (Lane.URGENT, Lane.ALERT), str(letter.body["params"].get("topic", ""))
        match reach(reader, Kind(letter.body["kind"]), urgent, clock.now(), tz, topic):
            case Wait(until=until):
                return Hold(until)
            case Never(why=why):
                return Drop(why)
        return Pass()

    return admit


def lost_file(speaking: Speaking) -> Callable[[Person | None], str]:
    """What stands for a file that Telegram no longer has."""

    def told(reader: Person | None) -> str:
        t = speaking.catalogues.texts(reader.lang if reader else None)
        return t.say("The file that belongs here could not be delivered. Please ask for it again.")

    return told


async def learn_name(api: Api, link: BotLink) -> None:
    """How the bot is called, for links into it. Without it they are told as words to send: a failure is only noted."""
    try:
        link.username = str((await api.call("getMe"))["username"])
    except (ApiError, Unreachable) as error:
        log.warning("the bot's name was not told: %s", type(error).__name__)


async def introduce(api: Api, catalogues: Catalogues) -> None:
    """The command list under the menu button. Without it everything works: a failure is only noted."""
    try:
        for language in ("", *sorted(t.lang for t in catalogues.all())):
            told = listed(catalogues.texts(language))
            commands = [{"command": name, "description": words} for name, words in told]
            await api.call("setMyCommands", commands=commands, language_code=language)
    except (ApiError, Unreachable) as error:
        log.warning("the command list was not set: %s", type(error).__name__)
