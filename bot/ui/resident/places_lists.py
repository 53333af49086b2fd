"""Finding one's place by lists, or a person who helps to find it; and the questions of who moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Answer, Where
from bot.ui.resident.places import SHOWN, STEP, turning
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.communities import Community
from domain.forms import Draft
from domain.pages import part
from domain.places_levels import Choice, Level

QUESTIONS = {
    "oblast": mark("Choose your region."),
    "raion": mark("Choose your district."),
    "community": mark("Choose your community."),
    "letter": mark("Which letter does the name begin with?"),
    "settlement": mark("Choose your village, settlement or town."),
}
IN_A_ROW = 5  # letters
CONTACTS = 10  # of a message


def listed(v: View, draft: Draft, level: Level, number: int = 0) -> Screen:
    """A level of the list: five choices at a time, or the first letters; the level above is one tap away."""
    text = v.t.say(QUESTIONS[level.what])
    if level.above:
        text = Html(f"<b>{v.t.say('{names}', names=' → '.join(level.above))}</b>\n{text}")
    return Screen(text, buttons=_rows(v, draft, level, "list", number), edit=True)


def offered(v: View, draft: Draft, level: Level, number: int = 0, missed: bool = False) -> Screen:
    """«Не знаю»: whoever knows the community at least is called by its social worker."""
    lines = [v.t.say("We found no such name.")] if missed else []
    lines.append(v.t.say("Choose your community, and we will call you and help."))
    if level.what not in ("community", "letter"):
        lines.append(v.t.say(QUESTIONS[level.what]))
    neither = Button(v.t.plain("Don't know the community"), Where(draft.nonce, "phones"))
    rows = _rows(v, draft, level, "call", number)
    return Screen(Html("\n".join(lines)), buttons=(*rows[:-1], (neither,), rows[-1]), edit=True)


def phones(v: View, draft: Draft, served: Sequence[Community], number: int = 0) -> Screen:
    """Whom to call when not even the community is known; and the way back."""
    known = [one for one in served if one.phone]
    told, here, more = part(known, CONTACTS, number)
    lines = [v.t.say("That is all right. Call any of these, they will help:")]
    lines += [v.t.say("{name}: {phone}", name=one.name, phone=one.phone) for one in told]
    lines.append(v.t.say("The government line answers around the clock: 1545."))
    turns = turning(v, Where(draft.nonce, "phones", page=here), more)
    back = Button(v.t.plain(labels.BACK), Where(draft.nonce, "call"))
    return Screen(Html("\n".join(lines)), buttons=(*turns, (back,)), edit=True)


def will_call(v: View, community: Community, place: str, known: bool) -> Screen:
    """The community is known, the place is not: its centre stands for it until somebody calls."""
    now = v.t.say("You are here now: {place}.", place=place)
    lines = [
        v.t.say("Community: {name}.", name=community.name),
        now if known else v.t.say("For now we have noted its centre: {place}.", place=place),
        v.t.say("When we call, tell us where you live."),
    ]
    return Screen(Html("\n".join(lines)), unbutton=True)


def ask_to_move(v: View, here: str, there: str, code: str) -> Screen:
    """A poster of another place, read by somebody who is registered."""
    text = v.t.say("You are here now: {place}.\nChange it to: {other}?", place=here, other=there)
    yes = Button(v.t.plain("✅ Yes, change it"), Where("", "move", code))
    return Screen(text, buttons=one_each(yes, Button(v.t.plain("No, leave it"), Where("", "stay"))))


def stayed(v: View, here: str) -> Screen:
    """The poster changed nothing."""
    return Screen(v.t.say("All right, we leave it as it is: {place}.", place=here), edit=True)


def ask_to_tell(v: View, community: Community) -> Screen:
    """Whether the new community may know of the open requests; they go on in any case."""
    text = v.t.say("Shall we tell the new community that you have moved?")
    yes = Button(v.t.plain("Yes"), Where("", "tell", community.code))
    return Screen(text, buttons=one_each(yes, Button(v.t.plain("No"), Where("", "hush", community.code))))


def told(v: View, community: Community) -> Screen:
    """They know the numbers, nothing else."""
    text = v.t.say("Done. Community {name} knows the numbers of your requests, nothing else.", name=community.name)
    return Screen(text, edit=True)


def hushed(v: View) -> Screen:
    """Nobody is told."""
    return Screen(v.t.say("All right, we tell nobody. Your requests go on as before."), edit=True)


def _rows(v: View, draft: Draft, level: Level, verb: str, number: int) -> tuple[Row, ...]:
    """The choices, the turns of the page, and «Назад»: a level up, or to the question itself."""
    up = Where(draft.nonce, "type") if level.up is None else Where(draft.nonce, verb, level.up)
    back: tuple[Row, ...] = ((Button(v.t.plain(labels.BACK), up),),)
    if level.what == "letter":
        letters = [Button(one.name, Where(draft.nonce, verb, one.to)) for one in level.choices]
        return (*(tuple(letters[at : at + IN_A_ROW]) for at in range(0, len(letters), IN_A_ROW)), *back)
    shown, here, more = part(level.choices, SHOWN, number)
    alike = Counter(choice.name for choice in level.choices)
    rows = [(_button(draft, level, verb, choice, alike[choice.name] > 1),) for choice in shown]
    return (*rows, *turning(v, Where(draft.nonce, verb, level.at, here), more), *back)


def _button(draft: Draft, level: Level, verb: str, choice: Choice, alike: bool) -> Button:
    """Namesakes of one community can be told apart by their codes alone."""
    name = f"{choice.name} · {choice.to[-5:]}" if alike else choice.name
    if level.what == "settlement":
        return Button(name, Answer(draft.nonce, STEP, choice.to))
    leaf = verb == "call" and level.what == "community"
    return Button(name, Where(draft.nonce, "callme" if leaf else verb, choice.to))
