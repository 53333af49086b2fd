"""One question of any dialog: number of the step, the question, its options, and the ways back and out."""

from __future__ import annotations

from typing import Any

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Answer, Move
from bot.ui.dialogs import paging, words
from bot.ui.dialogs.about import described
from bot.ui.screen import Button, Key, Row, Screen
from bot.ui.view import View
from domain.answers import Kind, Step
from domain.dialogs import CANCEL
from domain.forms import Draft, Form, place_in
from domain.people import Person

TROUBLES = {
    "needed": mark("This answer is needed. Please choose or write something."),
    "number_needed": mark("To call, we need a number. That of a neighbour or a relative will do."),
    "pick_one": mark("Please press one of the buttons below."),
    "words_please": mark("Please answer in words here. You will be able to send photos and voice later."),
    "added": mark("Thank you, we have added it to your story."),
    "number_kept": mark("Thank you, we will call this number. Now we need the street and house."),
    "number_added": mark("Thank you, we have kept this number. Now we need the street and house."),
    "long_text": mark("This text is too long for one message. Please make it a little shorter."),
    "empty": mark("Please write a few words."),
    "no_command": mark("There is no such command here. Here is where we stopped:"),
    "no_digits": mark("There is no number here. Please write it like this: 067 123 45 67."),
    "too_short": mark("The number seems to lack some digits. Please check it: {seen}…"),
    "too_long": mark("The number has too many digits. Please check it: {seen}"),
    "not_valid": mark("This number does not look right. Please check it: {seen}"),
    "six_digits": mark("There should be six digits. Please check them: 48-21-57."),
    "day_ahead": mark("This day has not come yet. Of a day long ago, please write the year: 12.11.2026."),
    "past_day": mark("This day has passed already. Which day do you mean?"),
    "no_day": mark("We could not make out the day. Please write it like this: 28.11, tomorrow, on Friday."),
    "no_hours": mark("Please write the hours in numbers: 10:00–14:00 or 9:00."),
    "not_yours": mark("This is someone else's contact. We will take its number; you can still write another one."),
}
OWN_PHONE = "phone"  # one's own number may be shared with a key; another person's is written
TICK, UNTICK = "+", "-"  # what a press of an option among several shall do


def question(
    v: View, form: Form, draft: Draft, person: Person, before: str = "", edit: bool = True, page: int = 0
) -> Screen:
    """The draft's present question; `before` is said above it. Long lists of options come page by page."""
    step = form.step(draft.step)
    assert step is not None
    asked = v.t.say(words.question(form.id, step, draft.answers))
    lines = [before, _step_line(v, form, draft), described(v, step), asked]
    text = Html("\n\n".join(line for line in lines if line))
    if step.kind is Kind.PHONE and step.key == OWN_PHONE:
        return Screen(text, keys=_phone_keys(v, form, draft, step, person), unbutton=True)
    return Screen(text, buttons=_options(v, draft, step, page) + _ways(v, form, draft, step), edit=edit)


def trouble(v: View, reason: str, seen: str = "") -> Html:
    """Kindly, why the answer was not understood."""
    return v.t.say(TROUBLES[reason], seen=seen)


def _step_line(v: View, form: Form, draft: Draft) -> Html | str:
    number, total = place_in(form, draft)
    return v.t.say("Step {number} of {total}", number=number, total=total) if total > 2 else ""


def _options(v: View, draft: Draft, step: Step, page: int) -> tuple[Row, ...]:
    chosen: Any = draft.answers.get(step.key) if step.kind is Kind.MANY else ()

    def option(value: str) -> Button:
        ticked = value in (chosen or ())
        sign = "" if step.kind is not Kind.MANY else UNTICK if ticked else TICK
        text = ("☑️ " if ticked else "") + v.t.plain(words.option(step.key, value))
        return Button(text, Answer(draft.nonce, step.key, sign + value))

    shown = paging.of(step.options, page)
    return (*((option(value),) for value in shown.values), *paging.turns(v, draft, step.key, shown))


def unmarked(draft: Draft, press: Answer) -> tuple[str, bool]:
    """The pressed option, and whether it is ticked (or not) as its button wanted: the second tap of a double one."""
    wish, value = press.value[:1], press.value[1:]
    if wish not in (TICK, UNTICK):
        return press.value, False
    return value, (value in (draft.answers.get(press.step) or ())) is (wish == TICK)


def _ways(v: View, form: Form, draft: Draft, step: Step) -> tuple[Row, ...]:
    """«Пропустити» or «Далі» where it may be, «Назад» after the first question, «Скасувати» always."""

    def way(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Move(draft.nonce, step.key, verb))

    onward: tuple[Row, ...] = ()
    if step.kind is Kind.MANY and draft.answers.get(step.key):
        onward = ((way(labels.ALL_CHOSEN, "skip"),),)
    elif not step.required and not (step.kind is Kind.PHONE and step.options):  # there «none» is a button
        onward = ((way(labels.SKIP, "skip"),),)
    first = place_in(form, draft)[0] == 1 and not draft.amending
    # «Скасувати» beside «Чому хочете скасувати запит?» would be taken for a yes
    leave = way(labels.BACK if form.id == CANCEL.id else labels.CANCEL, "cancel")
    out = (leave,) if first else (way(labels.BACK, "back"), leave)
    return (*onward, out)


def _phone_keys(v: View, form: Form, draft: Draft, step: Step, person: Person) -> list[list[Key]]:
    known = [[Key(v.t.plain("☎️ {phone}", phone=pretty(person.phone)))]] if person.phone else []
    share = [[Key(v.t.plain(labels.SHARE_PHONE), contact=True)]]
    none = [[Key(v.t.plain(labels.NO_PHONE))]] if step.options else []
    first = place_in(form, draft)[0] == 1 and not draft.amending
    back = [] if first else [Key(v.t.plain(labels.BACK))]
    home = [Key(v.t.plain(labels.MENU)), Key(v.t.plain(labels.DANGER))]
    return [*known, *share, *none, [*back, Key(v.t.plain(labels.CANCEL))], home]


def pretty(phone: str) -> str:
    """A stored number as people read it."""
    if phone.startswith("+380") and len(phone) == 13:
        local = phone[3:]
        return f"{local[:3]} {local[3:6]} {local[6:8]} {local[8:]}"
    return phone
