"""«🔕»: notices by topic, on the page of what is sent and by the small button under each of them."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Menu, Noticing
from bot.ui.notice_topics import TOPIC_WORDS
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.notice_topics import ALL, topics_off
from domain.people import Person

PAGE, TURN, TURN_ALL = "quiet_notices", "topic_", f"mute_{ALL}"  # of Menu
SAMPLE = "qs"  # verb: under a copy that only shows how it will look


def notice_mute_row(v: View, notice_id: int, topic: str, sample: bool = False) -> Row:
    """The small button under an ordinary notice; never under one about danger. Under a sample it only explains."""
    return (Button(v.t.plain("🔕 No more of these"), Noticing(SAMPLE if sample else "q", notice_id, at=topic)),)


def sample(v: View, topic: str) -> Screen:
    """Whoever looks a notice over is not to lose its topic by a curious press."""
    named = _named(v, topic)
    return Screen(toast=v.t.plain("This is a sample. Residents are asked here: no more “{topic}”?", topic=named))


def ask(v: View, notice_id: int, topic: str) -> Screen:
    """A press is no decision yet: first it is asked."""
    yes = Button(v.t.plain("🔕 Yes, no more"), Noticing("qy", notice_id, at=topic))
    no = Button(v.t.plain("No, keep sending"), Noticing("qn", notice_id, at=topic))
    text = v.t.say("No more notices of this kind: {topic}?", topic=_named(v, topic))
    return Screen(text, buttons=one_each(yes, no))


def off(v: View, notice_id: int, topic: str) -> Screen:
    """It is off: what comes all the same, and the way back."""
    lines = [
        v.t.say("From now on we do not send: {topic}.", topic=_named(v, topic)),
        v.t.say("About danger we always write."),
        v.t.say("To switch it on again later: {more} → Settings → What to send.", more=v.t.plain(labels.MORE)),
    ]
    back = Button(v.t.plain("🔔 Switch on again"), Noticing("qb", notice_id, at=topic))
    return Screen(Html("\n".join(lines)), buttons=one_each(back), edit=True)


def off_already(v: View, notice_id: int, topic: str) -> Screen:
    """The button of a notice that came before it was switched off."""
    return replace(off(v, notice_id, topic), edit=False)


def kept(v: View, topic: str) -> Screen:
    """It comes, as before or again."""
    return Screen(v.t.say("All right, we go on sending: {topic}.", topic=_named(v, topic)), edit=True)


def topics(v: View, person: Person) -> Screen:
    """A switch for each topic; when none comes, one for all."""
    if ALL in person.quiet:
        text = v.t.say("Notices are switched off. About danger we always write.")
        on = Button(v.t.plain("🔔 Switch on again"), Menu(TURN_ALL))
        return Screen(text, buttons=one_each(on, _back(v)), edit=True)
    text = v.t.say("Which notices shall we send? Press to switch off or on. About danger we always write.")
    muted = topics_off(person.quiet)
    rows = one_each(*(Button(_switch(v, topic, topic in muted), Menu(TURN + topic)) for topic in TOPIC_WORDS))
    none = Button(v.t.plain("🔕 Switch all off"), Menu(TURN_ALL))
    return Screen(text, buttons=(*rows, (none, _back(v))), edit=True)


def muted_topics(v: View, person: Person) -> list[str]:
    """What of the notices does not come, for the page of the settings; nothing when all of them do not."""
    off_now = topics_off(person.quiet) if ALL not in person.quiet else ()
    return [_named(v, topic).lower() for topic in TOPIC_WORDS if topic in off_now]


def _switch(v: View, topic: str, muted: bool) -> str:
    return f"{'🔕' if muted else '🔔'} {_named(v, topic)}"


def _named(v: View, topic: str) -> str:
    return v.t.plain(TOPIC_WORDS[topic])


def _back(v: View) -> Button:
    return Button(v.t.plain(labels.BACK), Menu("quiet"))
