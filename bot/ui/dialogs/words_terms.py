"""What a coordinator is asked about terms and office hours."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

QUESTIONS: Mapping[str, str] = {
    "term_amount.term_amount": mark("How much shall it be? Write a number."),
    "term.term_since": mark("From which day shall it hold?"),
    "term.term_source": mark("By what is it so? Write the document, or skip it."),
    "term_law.term_since": mark("From which day shall it hold?"),
    "term_law.term_source": mark("Which document allows the longer term? Write its name, number and date."),
    "office_time.office_time": mark("Write the time. A break is from when till when: 12:15–13:00."),
    "office_closed.closed_from": mark("On which day is the office closed? If on several, write the first one."),
    "office_closed.closed_to": mark("Until which day? Write the last one."),
}

OPTIONS: Mapping[str, str] = {
    "term_since.today": mark("Today"),
    "term_since.tomorrow": mark("Tomorrow"),
    "closed_from.today": mark("Today"),
    "closed_from.tomorrow": mark("Tomorrow"),
    "closed_to.one_day": mark("One day only"),
}
