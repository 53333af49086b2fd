"""Each service's own questions, and how the answers are called when they are read back."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

HOW_SOON, OFTEN, PEOPLE = mark("How soon is help needed?"), mark("How often is help needed?"), mark("How many are you?")

QUESTIONS: Mapping[str, str] = {
    "home_care.lives_alone": mark("Does the person live alone?"),
    "home_care.hard": mark("What is hard to do? You may choose several."),
    "home_care.often": OFTEN,
    "supplies.needed": mark("What is needed? You may choose several."),
    "supplies.how_soon": HOW_SOON,
    "supplies.fetch": mark("Can somebody come and fetch it?"),
    "papers.papers": mark("Which papers do you need help with?"),
    "papers.meet": mark("Where would it be easiest to do it?"),
    "escort.where_to": mark("Where do you need to go?"),
    "escort.when": mark("When? Choose or write the day: 28.11, on Friday."),
    "escort.moving": mark("How does the person get about?"),
    "family.children": mark("How many children are in the family?"),
    "family.family_needs": mark("What would help the family? You may choose several."),
    "disability.support": mark("What would help most?"),
    "disability.whose": mark("Is it a child or an adult?"),
    "disability.often": OFTEN,
    "displaced.displaced_needs": mark("What do you need first? You may choose several."),
    "displaced.moved": mark("When did you move here?"),
    "displaced.people": PEOPLE,
    "veteran.veteran": mark("Who served?"),
    "veteran.veteran_needs": mark("What help is needed? You may choose several."),
    "housing.roof_tonight": mark("Is there a place to sleep tonight?"),
    "housing.housing": mark("What is wrong with the housing?"),
    "housing.people": PEOPLE,
    "advice.advice": mark("What would you like to ask about?"),
    "advice.advice_by": mark("How would you like to talk?"),
    "other.how_soon": HOW_SOON,
    "other.asked": mark("Have you asked for this help before?"),
    "not_ours.topic": mark("What is it about?"),
    "not_ours.still": mark("If they do not help, write to us. Shall we send a request now?"),
}

# Asked of whoever needs help, not of somebody else.
OF_ONESELF: Mapping[str, str] = {
    "home_care.lives_alone": mark("Do you live alone?"),
    "escort.moving": mark("How do you get about?"),
}

NAMES: Mapping[str, str] = {
    "home_care.lives_alone": mark("Lives alone"),
    "home_care.hard": mark("What is hard"),
    "home_care.often": mark("How often"),
    "supplies.needed": mark("What is needed"),
    "supplies.how_soon": mark("How soon"),
    "supplies.fetch": mark("Who fetches it"),
    "papers.papers": mark("Which papers"),
    "papers.meet": mark("Where to meet"),
    "escort.where_to": mark("Where to"),
    "escort.when": mark("When"),
    "escort.moving": mark("Getting about"),
    "family.children": mark("Children"),
    "family.family_needs": mark("What would help"),
    "disability.support": mark("What would help"),
    "disability.whose": mark("Child or adult"),
    "disability.often": mark("How often"),
    "displaced.displaced_needs": mark("What is needed first"),
    "displaced.moved": mark("When they moved"),
    "displaced.people": mark("How many people"),
    "veteran.veteran": mark("Veteran"),
    "veteran.veteran_needs": mark("What is needed"),
    "housing.roof_tonight": mark("A bed for tonight"),
    "housing.housing": mark("The housing"),
    "housing.people": mark("How many people"),
    "advice.advice": mark("About what"),
    "advice.notice": mark("About the notice"),
    "advice.advice_by": mark("How to talk"),
    "other.how_soon": mark("How soon"),
    "other.asked": mark("Asked before"),
    "not_ours.topic": mark("About what"),
    "not_ours.still": mark("A request now"),
}
