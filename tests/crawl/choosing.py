"""What to do next: what was never done on this screen, or the shortest way to where something is left to do."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tests.crawl.atlas import RUINOUS, Atlas, edge_name, on_buttons
from tests.crawl.resident import Action, Resident

# How often each sort is chosen by those who do anything, and the order of those who look for buttons.
WEIGHTS = {"press": 40, "type": 20, "key": 15, "send": 8, "command": 12, "old": 5, "reply": 3}
WAYS_OUT = re.compile(r"m:\W*(Cancel|Back|Skip)$")
ANSWERS = 0.6  # how often a question that waits for words is answered before it is left
FITS = 0.7  # how often an answer is the one that is wanted
CURIOUS = 0.8  # how often a button that was pressed nowhere yet is looked for, past those that are new on a screen
WILD = 0.2  # the part of visits in which anything is done


def actions(person: Resident) -> Iterator[Action]:
    """All that the person could do now."""
    yield from on_buttons(person)
    for key, name in zip(person.keys, person.key_names(), strict=True):
        if key.get("request_contact"):
            yield Action("send", name, data="contact")
        else:
            yield Action("key", name, key["text"])
    can = person.can
    yield from (Action("type", name, text) for name, text in can.typed.items())
    yield from (Action("send", kind, data=kind) for kind in can.sent)
    yield from (Action("command", name, text) for name, text in can.commands.items())
    if can.replies:
        yield from (Action("reply", "", can.replies, message=message.message_id) for message in person.last)


def choose(person: Resident, atlas: Atlas, rng: random.Random, wild: bool) -> Action:
    """One of them."""
    if not person.standing:
        return Action("command", "/start", "/start")
    can = person.can
    able = [a for a in actions(person) if can.does(a.name) or (wild and not can.never.search(a.name))]
    able = [a for a in able if not (RUINOUS.search(a.name) and not _new(person, atlas, a))]
    fresh: dict[str, list[Action]] = defaultdict(list)
    for action in able:
        if _new(person, atlas, action):
            fresh[action.sort].append(action)
    fresh["press"] = _presses(person, atlas, able, fresh["press"], rng)
    if can.answer and not wild and _asked(person) and rng.random() < ANSWERS:
        return _answer(person, [*fresh["type"], *fresh["send"]], rng)
    sorts = [sort for sort in can.order if fresh[sort]]
    if not sorts:
        return rng.choice(able)
    sort = rng.choices(sorts, [WEIGHTS[sort] for sort in sorts])[0] if wild else sorts[0]
    return rng.choice(fresh[sort])


def _presses(
    person: Resident, atlas: Atlas, able: list[Action], fresh: list[Action], rng: random.Random
) -> list[Action]:
    """Buttons that were pressed nowhere yet, or the way to one; then those that were not pressed on this screen."""
    unheard = [action for action in fresh if atlas.is_unheard(person.part, person.where, action)]
    if unheard:
        return unheard
    ways = [edge_name(action) for action in able if action.sort != "old"]
    first = atlas.way(person, ways, rng, unheard=True) if rng.random() < CURIOUS else ""
    if not first and not fresh:
        first = atlas.way(person, ways, rng, unheard=False)
    return [action for action in able if edge_name(action) == first] if first else fresh


def _answer(person: Resident, others: list[Action], rng: random.Random) -> Action:
    """What fits the question, as a rule; sometimes something that does not."""
    can = person.can
    fits = _fitting(person)
    if fits and rng.random() < FITS:
        return Action("type", "fitting", rng.choice(fits))
    return rng.choice([Action("type", "story", can.answer), *others])


def _asked(person: Resident) -> bool:
    """Whether the newest message waits for words: it has nothing but ways out, which may stand below as keys."""
    names = [button.name for message in person.last[-1:] for button in message.buttons]
    return all(WAYS_OUT.match(name) for name in names) and bool(names or _fitting(person))


def _fitting(person: Resident) -> Sequence[str]:
    return next((texts for asked, texts in person.can.fitting.items() if asked in person.where), ())


def _new(person: Resident, atlas: Atlas, action: Action) -> bool:
    return atlas.is_new(person.part, person.where, action)
