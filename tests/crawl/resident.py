"""A person of the crawl: does one thing, reads what comes of it, remembers the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import aiohttp

from bot.phone import Json, Phone, Unheard, buttons, said
from tests.crawl.sayings import RESIDENT, Can
from tests.crawl.screens import Shown, key_name, shown
from tests.crawl.watching import Watch

UNSEEN = {"html", "entities", "reply_markup", "edited", "protected"}
LOOKED_AT = 24  # messages at the end of a chat


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do: press, old (a button of a former message), key, type, send, command or reply."""

    sort: str
    name: str
    text: str = ""
    data: str = ""
    message: int = 0
    where: str = ""  # the screen of an old button, if it is not the newest


@dataclass(slots=True)
class Turn:
    """What came of an action: `silent`, `spinning` (the button was not answered), `unchanged` (an edit to the same)."""

    new: list[Shown] = field(default_factory=list)
    toast: str = ""
    fault: str = ""
    pressed: int = 0  # the message whose button was pressed

    @property
    def seen(self) -> list[Shown]:
        """What the person looks at then: what they pressed, whatever else has come meanwhile."""
        return [message for message in self.new if message.message_id == self.pressed] or self.new


class Hand(Phone):
    """A phone whose buttons are pressed by their data: several may have the same words."""

    async def chat(self) -> Json:
        """The end of the chat: what is far above on the screen is not looked at."""
        asked = {"last": str(LOOKED_AT)}
        async with self._http.get(f"{self._sandbox}/sandbox/people/{self.person}/chat", params=asked) as answer:
            return dict(await answer.json())

    async def tap(self, message_id: int, data: str) -> str:
        """Press; the number of the query that now waits for its answer."""
        return str((await self._do("press", message_id=message_id, data=data))["callback_query_id"])

    async def table(self, text: str) -> None:
        """A table of Excel."""
        form = aiohttp.FormData()
        form.add_field("file", text.encode(), filename="table.csv", content_type="text/csv")
        address = f"{self._sandbox}/sandbox/people/{self.person}/document"
        async with self._http.post(address, data=form) as answer:
            answer.raise_for_status()


class Resident:
    """One chat with the bot. `last` is what they look at, `role` whose menu is shown, "" a resident's."""

    def __init__(self, phone: Hand, watch: Watch, lang: str, can: Can = RESIDENT) -> None:
        self.phone, self.lang, self._watch, self.can = phone, lang, watch, can
        self.role = ""
        self.path: list[str] = []
        self.standing: dict[int, Shown] = {}
        self.last: list[Shown] = []
        self.keys: list[Json] = []
        self._prints: dict[int, tuple[str, str]] = {}
        self.forgotten = False
        self._toasts = 0
        self._spins: list[str] = []

    @property
    def part(self) -> str:
        """Which crawl this is one of: presses are counted apart for each role and language."""
        return f"{self.role} {self.lang}".strip()

    @property
    def where(self) -> str:
        """The screen that the person looks at, and the keys below it."""
        keys = f" ⌨ {', '.join(sorted(self.key_names()))}" if self.keys else ""
        return (self.last[-1].key if self.last else "nothing yet") + keys

    async def act(self, action: Action) -> Turn:
        """Do it and wait for the answer."""
        self.path.append(f"{action.sort}: {action.text or action.name}")
        before = self._watch.unchanged[self.phone.person]
        try:
            query = await self._do(action)
        except Unheard:  # a colleague or the clock has just taken this button away
            return await self.look()
        await self._watch.rest()
        turn = await self.look()
        turn.pressed, turn.fault = action.message, self._fault(turn, query, before)
        self.last = turn.seen or self.last
        return turn

    async def look(self) -> Turn:
        """What has come or changed since the last look."""
        chat, turn = await self.phone.chat(), Turn()
        self.keys = [key for row in chat["keyboard"] or [] for key in row]
        self._spins = chat["waiting"]
        toasts = chat["toasts"][self._toasts :] if len(chat["toasts"]) >= self._toasts else chat["toasts"]
        self._toasts = len(chat["toasts"])
        turn.toast = " ".join(toast["text"] for toast in toasts)
        there = {message["message_id"] for message in chat["messages"]}
        self.standing = {number: message for number, message in self.standing.items() if number in there}
        turn.new = [self._keep(message) for message in chat["messages"] if self._is_new(message)]
        return turn

    def key_names(self) -> list[str]:
        """What the keys under the text field are."""
        return [key_name(key["text"], self.lang) for key in self.keys]

    def _fault(self, turn: Turn, query: str, unchanged: int) -> str:
        """What is wrong with the answer, if there is none."""
        if query in self._spins:
            return "spinning"
        if turn.new or turn.toast:
            return ""
        return "unchanged" if self._watch.unchanged[self.phone.person] > unchanged else "silent"

    async def speaks(self, lang: str, turn: Turn) -> None:
        """The person's language is this one now: what has just come is read anew."""
        fresh, self.lang = {message.message_id for message in turn.new}, lang
        there = (await self.phone.chat())["messages"]
        turn.new = [self._keep(message) for message in there if message["message_id"] in fresh]
        self.last = turn.seen or self.last

    def _is_new(self, message: Json) -> bool:
        """Whether there is something to read: not when only buttons were taken away."""
        number = message["message_id"]
        if message["from"] != "bot" or message.get("deleted"):
            self.standing.pop(number, None)
            return False
        words, offers = f"{said(message)} {sorted(message.keys() - UNSEEN)}", repr(message.get("reply_markup"))
        before, self._prints[number] = self._prints.get(number), (words, offers)
        if before is None or before[0] != words:
            return True
        if before[1] != offers:
            self.standing[number] = shown(message, self.lang)
        return before[1] != offers and bool(buttons(message))

    def _keep(self, message: Json) -> Shown:
        self.standing[message["message_id"]] = read = shown(message, self.lang)
        return read

    async def _do(self, action: Action) -> str:
        if action.sort in ("press", "old"):
            return await self.phone.tap(action.message, action.data)
        if action.sort == "send":
            await self._send(action.data, self.can.sent[action.data])
        elif action.sort == "reply":
            await self.phone.reply(action.message, action.text)
        else:
            await self.phone.write(action.text)
        return ""

    async def _send(self, kind: str, wish: Mapping[str, float | str]) -> None:
        if "table" in wish:
            await self.phone.table(str(wish["table"]))
        else:
            await self.phone.send(kind.split()[-1], **wish)


def story(path: Sequence[str]) -> str:
    """A path as a list that can be followed by hand."""
    return "\n".join(f"    {number}. {step}" for number, step in enumerate(path, 1))
