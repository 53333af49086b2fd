"""What is asked when a milestone of the procedure is recorded."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

QUESTIONS: Mapping[str, str] = {
    "ms_register.application": mark("Which number does the application have?"),
    "ms_register.happened": mark("When was it registered? Press a button or write the day: 12.11."),
    "ms_assess.happened": mark("When were the needs assessed? Press a button or write the day: 12.11."),
    "ms_decide.decision": mark("What is the decision?"),
    "ms_decide.ground": mark("On which ground do you refuse? There are no others."),
    "ms_decide.where": mark("Where should the person go instead? Write a name, an address and a phone number."),
    "ms_decide.happened": mark("When was it decided? Press a button or write the day: 12.11."),
    "ms_approve.happened": mark("When was it decided to give help? Press a button or write the day: 12.11."),
    "ms_notify.happened": mark("When was the applicant told? Press a button or write the day: 12.11."),
    "ms_refused.happened": mark("When was the applicant told? Press a button or write the day: 12.11."),
    "ms_start.term": mark("For how long is the service given?"),
    "ms_start.until": mark("Until which day? Write it like this: 28.11 or 28.11.2027."),
    "ms_start.happened": mark("When did the service begin? Press a button or write the day: 12.11."),
    "ms_suspend.happened": mark("Since when is it suspended? Press a button or write the day: 12.11."),
    "ms_resume.happened": mark("Since when does it go on? Press a button or write the day: 12.11."),
    "ms_end.end_reason": mark("Why does the service end?"),
    "ms_end.happened": mark("When did it end? Press a button or write the day: 12.11."),
}

OPTIONS: Mapping[str, str] = {
    "happened.today": mark("Today"),
    "happened.yesterday": mark("Yesterday"),
    "decision.approve": mark("✅ Give help"),
    "decision.refuse": mark("⚖️ Refuse it"),
    "term.single": mark("Once"),
    "term.until": mark("Until a day"),
    "term.periodic": mark("Regularly"),
    "end_reason.no_need": mark("No longer needed"),
    "end_reason.expired": mark("Term is over"),
    "end_reason.moved": mark("They have moved"),
    "end_reason.wish": mark("Their own wish"),
    "end_reason.breach": mark("Terms were broken"),
    "end_reason.died": mark("The person has died"),
}
