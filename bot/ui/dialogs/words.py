"""What each step of each form asks, and what its options say."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark
from bot.ui import labels
from domain.answers import Step
from domain.dialogs import FORMS

QUESTIONS: Mapping[str, str] = {
    "request.for_whom": mark("Who needs help?"),
    "request.service": mark("What kind of help?"),
    "request.home_care.lives_alone": mark("Does the person live alone?"),
    "request.supplies.needed": mark("What is needed? You may choose several."),
    "request.papers.papers": mark("Which papers do you need help with?"),
    "request.escort.where_to": mark("Where do you need to go?"),
    "request.family.children": mark("How many children are in the family?"),
    "request.disability.support": mark("What would help most?"),
    "request.displaced.displaced_needs": mark("What do you need first? You may choose several."),
    "request.veteran.veteran": mark("Who served?"),
    "request.housing.roof_tonight": mark("Is there a place to sleep tonight?"),
    "request.advice.advice_by": mark("How would you like to talk?"),
    "request.other.how_soon": mark("How soon is help needed?"),
    "request.threat": mark("Is there a danger to life or health right now?"),
    "request.story": mark(
        "Tell us in your own words what happened. You can write, record a voice message or send a photo."
    ),
    "request.street": mark("Which street and house? This helps us find you. You may skip it."),
    "request.phone": mark("Which number should we call?"),
    "call_me.phone": mark("Which number should we call?"),
    "place.settlement": mark("Write the name of your village, settlement or town."),
    "write.words": mark("Write your message, record a voice or send a photo. We will pass it on."),
    "decline.reason": mark("Why are you declining? The request goes to the next worker."),
    "finish.outcome": mark("What is the outcome?"),
    "finish.note": mark("A few words for the record, if you wish. The resident does not see them."),
    "cancel.reason": mark("Why do you want to cancel the request?"),
    "notice.community": mark("Which community gets the notice?"),
    "notice.text": mark("Write the text of the notice."),
}

OPTIONS: Mapping[str, str] = {
    "for_whom.me": mark("Me"),
    "for_whom.child": mark("My child or ward"),
    "for_whom.other": mark("Another person"),
    "service.home_care": mark("🏠 Care at home"),
    "service.supplies": mark("🧺 Medicine, food, firewood"),
    "service.papers": mark("📄 Papers and offices"),
    "service.escort": mark("🚗 Company or a ride"),
    "service.family": mark("👪 A family with children"),
    "service.disability": mark("♿ Disability"),
    "service.displaced": mark("🧳 Moved because of the war"),
    "service.veteran": mark("🎖 A veteran and family"),
    "service.housing": mark("🛏 Housing, shelter"),
    "service.advice": mark("💡 Advice"),
    "service.other": mark("Something else"),
    "service.call_me": mark("📞 A call"),
    "lives_alone.alone": mark("Yes, alone"),
    "lives_alone.with_family": mark("No, with family"),
    "lives_alone.unsure": mark("Not sure"),
    "needed.medicine": mark("Medicine"),
    "needed.food": mark("Food"),
    "needed.clothes": mark("Clothes"),
    "needed.firewood": mark("Firewood"),
    "needed.hygiene": mark("Hygiene items"),
    "papers.pension": mark("Pension"),
    "papers.disability_papers": mark("Disability papers"),
    "papers.subsidy": mark("Subsidy or benefits"),
    "papers.passport": mark("Passport, certificates"),
    "papers.other": mark("Something else"),
    "where_to.hospital": mark("Hospital or doctor"),
    "where_to.office": mark("An office"),
    "where_to.other": mark("Somewhere else"),
    "children.one": mark("One"),
    "children.two": mark("Two"),
    "children.three_plus": mark("Three or more"),
    "support.day_care": mark("Day care"),
    "support.respite": mark("Rest for the parents"),
    "support.equipment": mark("A wheelchair, aids"),
    "support.other": mark("Something else"),
    "displaced_needs.roof": mark("A roof"),
    "displaced_needs.papers": mark("Papers"),
    "displaced_needs.food": mark("Food"),
    "displaced_needs.things": mark("Clothes and things"),
    "veteran.self": mark("I served"),
    "veteran.relative": mark("A relative of mine"),
    "roof_tonight.yes": mark("Yes, there is"),
    "roof_tonight.no": mark("No"),
    "advice_by.call": mark("By phone"),
    "advice_by.visit": mark("In person"),
    "how_soon.today": mark("Today or tomorrow"),
    "how_soon.week": mark("Within a week"),
    "how_soon.later": mark("Later"),
    "threat.no": mark("No"),
    "threat.yes": mark("Yes, there is danger"),
    "phone.none": labels.NO_PHONE,
    "reason.busy": mark("Too busy"),
    "reason.not_my_area": mark("Not my area"),
    "reason.conflict": mark("I know this person closely"),
    "reason.other": mark("Another reason"),
    "outcome.provided": mark("Help was given"),
    "outcome.partly": mark("Help was given in part"),
    "outcome.referred": mark("Referred elsewhere"),
    "outcome.withdrawn": mark("The person changed their mind"),
    "outcome.not_reached": mark("Could not reach the person"),
    "outcome.not_eligible": mark("Not entitled"),
    "reason.solved": mark("Already solved"),
    "reason.changed_mind": mark("I changed my mind"),
    "reason.mistake": mark("Sent by mistake"),
}

# How an answer is named when it is read back.
NAMES: Mapping[str, str] = {
    "for_whom": mark("For whom"),
    "service": mark("What help"),
    "threat": mark("Danger now"),
    "story": mark("In your words"),
    "street": mark("Street"),
    "phone": mark("Phone"),
    "community": mark("Community"),
    "text": mark("Text"),
    "home_care.lives_alone": mark("Lives alone"),
    "supplies.needed": mark("What is needed"),
    "papers.papers": mark("Which papers"),
    "escort.where_to": mark("Where to"),
    "family.children": mark("Children"),
    "disability.support": mark("What would help"),
    "displaced.displaced_needs": mark("What is needed first"),
    "veteran.veteran": mark("Veteran"),
    "housing.roof_tonight": mark("A bed for tonight"),
    "advice.advice_by": mark("How to talk"),
    "other.how_soon": mark("How soon"),
    "outcome": mark("Outcome"),
    "note": mark("Note"),
}


def question(form: str, step: Step) -> str:
    """The msgid of a step's question."""
    return QUESTIONS[f"{form}.{step.key}"]


def option(step: str, value: str) -> str:
    """The msgid of an option; a service's own question goes by its last part."""
    return OPTIONS[f"{step.rsplit('.', 1)[-1]}.{value}"]


def name(form: str, step: str) -> str:
    """What the answer to a step is called when it is read back."""
    return NAMES.get(step) or QUESTIONS[f"{form}.{step}"]


def missing() -> list[str]:
    """Steps and options without words; a test keeps it empty."""
    steps = [(form.id, step) for form in FORMS.values() for step in form.steps]
    asked = [f"{form}.{step.key}" for form, step in steps if f"{form}.{step.key}" not in QUESTIONS]
    keys = [f"{step.key.rsplit('.', 1)[-1]}.{value}" for _, step in steps for value in step.options]
    return asked + [key for key in keys if key not in OPTIONS]
