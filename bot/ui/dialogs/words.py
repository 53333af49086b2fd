"""What each step of each form asks, and what its options say."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark
from bot.ui import labels
from bot.ui.dialogs import (
    words_after,
    words_behalf,
    words_choices,
    words_elsewhere,
    words_handing,
    words_milestones,
    words_notice_aim,
    words_notice_danger,
    words_notice_fix,
    words_notice_posts,
    words_notices,
    words_office,
    words_own,
    words_safety,
    words_services,
    words_terms,
    words_whom,
    words_work,
)
from domain.answers import Answers, Step
from domain.dialogs import FORMS

QUESTIONS: Mapping[str, str] = {
    **words_whom.QUESTIONS,
    "request.service": mark("What kind of help?"),
    **{f"request.{key}": asked for key, asked in words_own.QUESTIONS.items()},
    "request.threat": mark("Is there a danger to life or health right now?"),
    "request.street": mark("Which street and house? This helps us find you. You may skip it."),
    "request.story": mark(
        "Tell us in your own words what happened. You can write, record a voice message or send a photo."
    ),
    "request.phone": mark("Which number should we call?"),
    "call_me.phone": mark("Which number should we call?"),
    "my_phone.phone": mark("Which number should we call from now on?"),
    "place.settlement": mark("Write the name of your village, settlement or town."),
    "write.words": mark("Write your message, record a voice or send a photo. We will pass it on."),
    "decline.reason": mark("Why are you declining?"),
    "finish.outcome": mark("What is the outcome?"),
    "finish.note": mark("A few words for the record, if you wish. The resident does not see them."),
    "cancel.reason": mark("Why do you want to cancel the request?"),
    **words_after.QUESTIONS,
    **words_handing.QUESTIONS,
    **words_work.QUESTIONS,
    **words_milestones.QUESTIONS,
    **words_safety.QUESTIONS,
    **words_behalf.QUESTIONS,
    **words_office.QUESTIONS,
    **words_terms.QUESTIONS,
    **words_notices.QUESTIONS,
    **words_notice_posts.QUESTIONS,
    **words_notice_aim.QUESTIONS,
    **words_notice_danger.QUESTIONS,
    **words_notice_fix.QUESTIONS,
    "find.what": mark("Write a number, a phone or a name."),
    "journal_number.number": mark("Write the number of the request."),
}

OPTIONS: Mapping[str, str] = {
    **words_whom.OPTIONS,
    **{f"service.{key}": label for key, label in words_services.LABELS.items()},
    **words_choices.OPTIONS,
    **words_elsewhere.OPTIONS,
    "threat.no": mark("No"),
    "threat.yes": mark("Yes, there is danger"),
    "phone.none": labels.NO_PHONE,
    "reason.busy": mark("Too busy"),
    "reason.not_my_area": mark("Not my area"),
    "reason.conflict": mark("I know them closely"),
    "reason.other": mark("Another reason"),
    "outcome.provided": mark("Help was given"),
    "outcome.partly": mark("In part"),
    "outcome.referred": mark("Referred elsewhere"),
    "outcome.withdrawn": mark("They changed their mind"),
    "outcome.not_reached": mark("Could not reach them"),
    "outcome.not_eligible": mark("Not entitled"),
    "reason.solved": mark("Already solved"),
    "reason.changed_mind": mark("I changed my mind"),
    "reason.mistake": mark("Sent by mistake"),
    "reason.forget": mark("Asked to be forgotten"),
    **words_after.OPTIONS,
    **words_handing.OPTIONS,
    **words_work.OPTIONS,
    **words_milestones.OPTIONS,
    **words_terms.OPTIONS,
    **words_notices.OPTIONS,
    **words_safety.OPTIONS,
}

# How an answer is named when it is read back.
NAMES: Mapping[str, str] = {
    **words_whom.NAMES,
    **words_own.NAMES,
    "service": mark("What help"),
    "threat": mark("Danger now"),
    "story": mark("In your words"),
    "street": mark("Street"),
    "phone": mark("Phone"),
    "what": mark("What to find"),
    **words_after.NAMES,
    **words_safety.NAMES,
    **words_behalf.NAMES,
}


NOBODY: Answers = {}
_INSTEAD = {
    **words_whom.INSTEAD,
    **{f"request.{key}:me": asked for key, asked in words_own.OF_ONESELF.items()},
}


def question(form: str, step: Step, answers: Answers = NOBODY) -> str:
    """The msgid of a step's question; of oneself and about somebody else it is asked otherwise."""
    asked = f"{form}.{step.key}"
    return _INSTEAD.get(f"{asked}:{answers.get('for_whom')}", QUESTIONS[asked])


def option(step: str, value: str) -> str:
    """The msgid of an option; a service's own question goes by its last part."""
    return OPTIONS[f"{step.rsplit('.', 1)[-1]}.{value}"]


def read_back(step: str, value: str) -> str:
    """The msgid of a chosen option as it reads among the answers: «повідомити про людину» is a thing to do."""
    return words_whom.READ_BACK.get(f"{step}.{value}") or option(step, value)


def has_option(step: str, value: str) -> bool:
    """Whether the value is one of the step's options, and not the person's own words."""
    return f"{step.rsplit('.', 1)[-1]}.{value}" in OPTIONS


def name(form: str, step: str) -> str:
    """What the answer to a step is called when it is read back; `step` may name its own form: `quiet.who`."""
    return NAMES.get(step) or QUESTIONS.get(f"{form}.{step}") or QUESTIONS[step]


def missing() -> list[str]:
    """Steps and options without words; a test keeps it empty."""
    steps = [(form.id, step) for form in FORMS.values() for step in form.steps]
    asked = [f"{form}.{step.key}" for form, step in steps if f"{form}.{step.key}" not in QUESTIONS]
    keys = [f"{step.key.rsplit('.', 1)[-1]}.{value}" for _, step in steps for value in step.options]
    return asked + [key for key in keys if key not in OPTIONS]
