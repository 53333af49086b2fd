"""After the work: a refusal, an appeal, and what went wrong; their questions, options and names."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

QUESTIONS: Mapping[str, str] = {
    "reject.ground": mark("On which ground do you refuse? There are no others."),
    "reject.where": mark("Where should the person go instead? Write a name, an address and a phone number."),
    "appeal.words": mark("Why do you disagree? Write it, record a voice message, or skip this."),
    "low_stars.why": mark("What went wrong? You may skip it."),
    "low_stars.own": mark("Tell us in your own words. Only the head of social services will read it."),
}

OPTIONS: Mapping[str, str] = {
    "ground.not_needed": mark("No need was found"),
    "ground.not_offered": mark("We do not give this help"),
    "ground.medical": mark("A doctor advises against"),
    "why.waited": mark("I waited too long"),
    "why.no_call": mark("Nobody called"),
    "why.not_that": mark("Not what I needed"),
    "why.rude": mark("They were rude"),
    "why.own": mark("In my own words"),
}

NAMES: Mapping[str, str] = {
    "ground": mark("Ground"),
    "where": mark("Where to go instead"),
}
