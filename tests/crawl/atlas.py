"""The map that the crawl draws: screens, what was pressed on them, and where it led."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from functools import partial

from tests.crawl.resident import Action, Resident
from tests.crawl.screens import Shown

Edge = tuple[str, str, str]  # language, screen, what was done
# Pressed once on a screen and never on the way to another: it ends a person's data, a colleague's work, or the
# language of the crawl.
RUINOUS = re.compile(r"forget|erase|delete|English|language|Yes, take off", re.I)
TRIES = 6  # times that a way led elsewhere before its button is given up
STEPS = 25  # of ways to a button of a name that nobody pressed, before that name is given up


class Atlas:
    """Screens, buttons and ways have the same names in every language; the pressing is counted apart."""

    def __init__(self) -> None:
        self.screens: dict[str, set[str]] = defaultdict(set)
        self.pressed: Counter[Edge] = Counter()
        self.unchanged: set[Edge] = set()
        self.buttons: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)  # by place: on which message, which
        self.named: Counter[tuple[str, str]] = Counter()  # how often anything of this name was done, on any screen
        self._sought: Counter[tuple[str, str]] = Counter()
        self._came: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._leads: dict[str, dict[str, str]] = defaultdict(dict)  # where it mostly led
        self._aims: dict[Edge, Edge] = {}
        self._missed: Counter[Edge] = Counter()

    def saw(self, lang: str, messages: Iterable[Shown]) -> None:
        """These screens exist."""
        self.screens[lang] |= {message.face for message in messages}

    def stands(self, person: Resident) -> None:
        """Where the person is now, these buttons can be pressed."""
        self.buttons[person.where] |= {(m.key, f"press:{b.name}"): None for m in person.last for b in m.buttons}

    def did(self, lang: str, where: str, action: Action, then: str) -> None:
        """One more edge, done in this place; it led to that one."""
        name = edge_name(action)
        aim = self._aims.pop((lang, where, name), None)
        if aim is not None and then != self._leads[where].get(name):
            self._missed[aim] += 1
        self.pressed[lang, action.where or where, name] += 1
        self.named[lang, name] += 1
        came = self._came[where, name]
        came[then] += 1
        self._leads[where][name] = max(came, key=came.__getitem__)

    def way(self, person: Resident, there: Iterable[str], rng: random.Random, unheard: bool) -> str:
        """What to do first, of what can be done now, to come to the nearest button that was never pressed; or "".

        `unheard`: one of a name that was never pressed on any screen either.
        """
        lang, where = person.part, person.where
        goals = partial(self._unheard if unheard else self._goals, person)
        for goal in list(goals(where)):
            self._missed[goal] += 1  # the screen is here, the button is not
        able = {name for name in there if not RUINOUS.search(name)}
        first_steps = [(there, name) for name, there in self._leads[where].items() if name in able and there != where]
        queue = deque(rng.sample(first_steps, len(first_steps)))
        seen = {where, *(screen for screen, _ in queue)}
        while queue:
            screen, first = queue.popleft()
            if found := next(goals(screen), None):
                self._aims[lang, where, first] = found
                self._sought[lang, found[2]] += 1
                return first
            for name, further in self._leads[screen].items():
                if further not in seen and not RUINOUS.search(name):
                    seen.add(further)
                    queue.append((further, first))
        return ""

    def is_new(self, lang: str, where: str, action: Action) -> bool:
        """Whether this was never done here."""
        return not self.pressed[lang, action.where or where, edge_name(action)]

    def is_unheard(self, lang: str, where: str, action: Action) -> bool:
        """Whether nothing of this name was done on any screen."""
        return not self.named[lang, edge_name(action)] and self.is_new(lang, where, action)

    def _goals(self, person: Resident, screen: str) -> Iterator[Edge]:
        edges = ((person.part, message, name) for message, name in self.buttons.get(screen, ()))
        fresh = (edge for edge in edges if not self.pressed[edge] and self._missed[edge] < TRIES)
        return (edge for edge in fresh if person.can.does(edge[2]))

    def _unheard(self, person: Resident, screen: str) -> Iterator[Edge]:
        names = ((edge, (edge[0], edge[2])) for edge in self._goals(person, screen))
        return (edge for edge, name in names if not self.named[name] and self._sought[name] < STEPS)


def edge_name(action: Action) -> str:
    """What was done, without what differs from time to time."""
    return f"{action.sort}:{action.name}"


def on_buttons(person: Resident) -> Iterator[Action]:
    """Buttons of the newest screen, and of messages that came before it."""
    newest = {message.message_id for message in person.last}
    for message in person.standing.values():
        sort = "press" if message.message_id in newest else "old"
        for b in message.buttons:
            yield Action(sort, b.name, b.text, b.data, message.message_id, message.key)
