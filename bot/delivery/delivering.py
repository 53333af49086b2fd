"""One call of one letter, and what follows from its answer."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any, Protocol

from bot.api import ApiError, Unreachable
from bot.delivery.ledger import Ledger
from bot.delivery.outcomes import REPAIRS, Verdict, outcome
from bot.delivery.pace import Pace
from bot.delivery.parcels import Chat, Parcel
from bot.delivery.produced import produced
from bot.delivery.queues import Queues
from bot.delivery.refusals import Act
from bot.delivery.rendering import LostFile, silently
from bot.delivery.repairs import REPAIRS as HOW
from bot.delivery.repairs import instead_of_file
from bot.delivery.trouble import BACKOFF_S, OFFLINE_S, Trouble, backoff
from bot.ui.command_list import addressed
from domain.messages import QUIET
from usecases.ports import Letter

log = logging.getLogger(__name__)
GIVE_UP = 8  # 5xx answers to one letter, some two minutes, while others pass
UNSURE_S = 2.0
REPEATS = 1  # of a message that may have been sent
_HARMLESS = ("edit", "delete", "setMyCommands")  # to do it twice does no more than once
_UNSEEN = ("delete", "setMyCommands")


def _only_there(letter: Letter) -> bool:
    """Whether it takes the place of what stands in the chat, and is nothing when that is gone."""
    return bool(letter.shown or letter.body.get("only"))


def _sends(calls: list[dict[str, Any]]) -> bool:
    return any(call["method"].startswith("send") for call in calls)


class Calls(Protocol):
    """The part of `bot.api.Api` that is used here."""

    async def call(self, method: str, **params: Any) -> Any:
        """The result; raises ApiError or Unreachable."""


class Delivering:
    """Makes calls and decides what becomes of their letters. A call that is refused for good is skipped;
    a letter of which no call was taken has failed."""

    def __init__(self, api: Calls, queues: Queues, pace: Pace, ledger: Ledger, lost_file: LostFile) -> None:
        self._api, self._queues, self._pace, self._ledger = api, queues, pace, ledger
        self._lost_file = lost_file
        self._trouble = Trouble()
        self._moved: dict[int, int] = {}

    async def call(self, chat: Chat, parcel: Parcel) -> None:
        """Make the letter's next call; the chat is back in line, resting or done with afterwards."""
        call = (parcel.calls or [])[parcel.at]
        try:
            result = await self._api.call(**addressed(call, self._moved.get(chat.id, chat.id)))
        except (ApiError, Unreachable) as error:
            self._follow(chat, parcel, call, outcome(error, call))
        except Exception as error:  # a body that is no call: the letter's fault, the others go on
            self._follow(chat, parcel, call, Verdict(Act.FAIL, type(error).__name__))
        else:
            self._taken(chat, parcel, call, result)

    def _taken(self, chat: Chat, parcel: Parcel, call: dict[str, Any], result: Any) -> None:
        if self._trouble.passed(self._now()):
            log.info("Telegram answers again")
            self._queues.rouse()
        self._ledger.counts["taken"] += 1
        if not call["method"].startswith(_UNSEEN):  # that tells nothing to anybody
            self._ledger.opened(chat, parcel)
            parcel.taken += 1
            parcel.message_ids += produced(call, result)
        self._onward(chat, parcel)

    def _onward(self, chat: Chat, parcel: Parcel) -> None:
        """To the letter's next call, or to its end."""
        parcel.at, parcel.unsure = parcel.at + 1, 0
        parcel.repaired.clear()
        if parcel.at < len(parcel.calls or ()):
            self._queues.back(chat, first=True)
            return
        state = "failed" if parcel.error and not parcel.taken else "sent"
        self._ledger.settle(chat, parcel, state, parcel.error)
        self._queues.back(chat)

    def _follow(self, chat: Chat, parcel: Parcel, call: dict[str, Any], verdict: Verdict) -> None:
        self._ledger.counts[verdict.act.value] += 1
        if verdict.act is Act.ELSEWHERE and not parcel.letter.shown:  # a picture was pressed: an answer stands below it
            verdict = replace(verdict, act=Act.ANEW)
        if verdict.act is Act.ANEW and _only_there(parcel.letter):  # it is gone already: nothing is to be done
            self._onward(chat, parcel)
        elif verdict.act in REPAIRS:
            self._repair(chat, parcel, call, verdict)
        elif verdict.act is Act.DONE:
            self._taken(chat, parcel, call, call)
        elif verdict.act is Act.SHUT:
            self._ledger.shut(chat, verdict.reach.value)
        elif verdict.act is Act.MOVED:
            self._move(chat, parcel, verdict)
        elif verdict.act in (Act.FLOOD, Act.TOKEN):
            self._hold(chat, parcel, verdict)
        elif verdict.act is Act.UNSURE and not call["method"].startswith(_HARMLESS):
            self._unsure(chat, parcel)
        elif verdict.act in (Act.AGAIN, Act.UNSURE):
            self._again(chat, parcel, verdict)
        else:
            self._fail(chat, parcel, verdict.error)

    def _fail(self, chat: Chat, parcel: Parcel, error: str) -> None:
        parcel.error = parcel.error or error
        self._onward(chat, parcel)

    def _repair(self, chat: Chat, parcel: Parcel, call: dict[str, Any], verdict: Verdict) -> None:
        """Put other calls in place of this one; each repair is tried once."""
        instead: list[dict[str, Any]] = []
        if verdict.act not in parcel.repaired:
            how = HOW.get(verdict.act)
            instead = how(call) if how else instead_of_file(call, self._lost_file(parcel.reader))
            if "edits" in parcel.letter.body:  # what would have been written anew in its place makes no sound
                instead = [silently(one) for one in instead]
        if parcel.letter.shown and not _sends([call]) and _sends(instead):
            instead = []  # what stands there is mended or left as it is: a second message would be a second notice
        if not instead or parcel.calls is None:
            self._fail(chat, parcel, verdict.error)
            return
        parcel.repaired.add(verdict.act)
        parcel.calls[parcel.at : parcel.at + 1] = instead
        parcel.error = parcel.error or (verdict.error if verdict.act is Act.NO_FILE else "")
        self._queues.back(chat, first=True)

    def _move(self, chat: Chat, parcel: Parcel, verdict: Verdict) -> None:
        if self._moved.get(chat.id) == verdict.chat:
            self._fail(chat, parcel, verdict.error)
            return
        self._moved[chat.id] = verdict.chat
        self._queues.back(chat, first=True)

    def _hold(self, chat: Chat, parcel: Parcel, verdict: Verdict) -> None:
        """Everybody waits, as long as Telegram says; the letter stays the first of its chat."""
        if verdict.error == "404" and self._ledger.counts["taken"]:
            self._fail(chat, parcel, "404")  # token and address are good: it is this method
            return
        if verdict.act is Act.TOKEN:
            log.error("Telegram refuses the token (%s): nothing is sent; trying again soon", verdict.error)
        else:
            log.warning("too many messages: everything waits", extra={"retry_after": verdict.seconds})
        self._pace.shut(self._now() + verdict.seconds)
        self._queues.back(chat, first=True)

    def _unsure(self, chat: Chat, parcel: Parcel) -> None:
        """Nobody knows whether it was sent: once more, and not again (facts/telegram.md, duplicate outgoing). A notice
        is rather missed by one than told twice, unless it is about danger."""
        self._wait_out(self._now())
        parcel.unsure += 1
        if parcel.unsure > (0 if parcel.letter.notice and parcel.letter.lane in QUIET else REPEATS):
            self._fail(chat, parcel, "uncertain")
            return
        self._ledger.unsure(parcel)
        self._queues.rest(chat, self._now() + UNSURE_S)

    def _again(self, chat: Chat, parcel: Parcel, verdict: Verdict) -> None:
        """Nothing was done: later. Given up only if Telegram serves others and this letter alone makes it fail."""
        now = self._now()
        self._wait_out(now)
        parcel.tries += 1
        parcel.bad_since = min(parcel.bad_since, now)
        alone = self._trouble.last_good > parcel.bad_since
        if parcel.tries >= GIVE_UP and alone and not verdict.offline:
            self._fail(chat, parcel, verdict.error)
            return
        self._queues.rest(chat, now + backoff(parcel.tries, OFFLINE_S if verdict.offline else BACKOFF_S))

    def _wait_out(self, now: float) -> None:
        pause = self._trouble.failed(now)
        if pause:
            log.warning("Telegram does not answer well: everything waits", extra={"seconds": round(pause, 1)})
            self._pace.shut(now + pause)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
