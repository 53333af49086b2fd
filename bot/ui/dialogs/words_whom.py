"""For whom help is asked: the questions about another person, and how each answer is called."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

QUESTIONS: Mapping[str, str] = {
    "request.for_whom": mark("Who needs help?"),
    "request.about_age": mark("How old is the child or ward?"),
    "request.about_name": mark("What is this person's name? You may skip it."),
    "request.about_place": mark("In which village or town does this person live? Press the button or write its name."),
    "request.about_phone": mark("Which phone number does this person have? Write the number."),
    "request.answers_to": mark("Whom shall we call and write to about it?"),
    "request.reporter": mark("May we note your name? We will look into it either way."),
}

# The same step, asked otherwise when it is about somebody else, or when the reporter wishes no name.
INSTEAD: Mapping[str, str] = {
    "request.about_name:child": mark("What is the name of the child or ward? You may skip it."),
    "request.about_name:report": mark("Who is it and where? Write what you know: a name, the street, any landmark."),
    "request.street:other": mark("Which street and house is this person's? You may skip it."),
    "request.street:report": mark("Which street and house is this person's? You may skip it."),
}

OPTIONS: Mapping[str, str] = {
    "for_whom.me": mark("Me"),
    "for_whom.child": mark("My child or ward"),
    "for_whom.other": mark("Another person who knows"),
    "for_whom.report": mark("Report a person in need"),
    "about_age.small": mark("Under 6"),
    "about_age.school": mark("From 6 to 13"),
    "about_age.teen": mark("14–17 years"),
    "about_age.adult": mark("Adult, 18 or over"),
    "about_phone.none": mark("No number"),
    "answers_to.me": mark("Me"),
    "answers_to.them": mark("This person"),
    "reporter.yes": mark("Yes, you may"),
    "reporter.anonymous": mark("No, without a name"),
}

# How an answer reads when it is read back, where its button is a thing to do.
READ_BACK: Mapping[str, str] = {"for_whom.report": mark("A person who was reported")}

NAMES: Mapping[str, str] = {
    "for_whom": mark("For whom"),
    "about_age": mark("Age"),
    "about_name": mark("About whom"),
    "about_place": mark("Lives in"),
    "about_phone": mark("Their phone"),
    "answers_to": mark("Whom to answer"),
    "reporter": mark("Your name noted"),
}
