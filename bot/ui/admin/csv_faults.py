"""Why a row of a table cannot be applied, each in plain words with the number of its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.i18n import Html, mark
from bot.ui.view import View
from domain.csv_table import Fault, NoTable

WHY: Mapping[str, str] = {
    "unknown_place": mark("there is no settlement “{name}” in this community"),
    "several": mark("there are several “{name}”; write the code of yours: {codes}"),
    "unknown_code": mark("there is no settlement with the code {code} in this community"),
    "other_name": mark("the code is that of “{known}”, the name is “{name}”"),
    "twice": mark("“{name}” stands in line {first} already"),
    "long_name": mark("the name is longer than 60 characters: {name}…"),
    "unknown_worker": mark("we do not know the colleague “{name}”; new ones come by an invitation"),
    "not_yours": mark("only an admin may change “{name}”"),
    "oneself": mark("“{name}” is you: somebody else takes you off the work"),
    "role": mark("a role is not changed by a table: “{name}”"),
    "no_title": mark("the name in the chat is empty"),
    "number": mark("how many at once is a number from 0 to 100, not “{name}”"),
    "yes_or_no": mark("in the column “{column}” write yes or no, not “{name}”"),
    "unknown_district": mark("there is no district “{name}”; make it first"),
    "unknown_service": mark("there is no service “{name}”"),
}
NO_TABLE: Mapping[str, str] = {
    "empty": mark("The table is empty."),
    "broken": mark("This file cannot be read as a table. Save it as CSV, please."),
    "long": mark("The table is too long: up to 5000 lines."),
    "no_column": mark("The table has no column “{what}”. The first line must hold the names of the columns."),
}


def lines(v: View, faults: Sequence[Fault]) -> list[Html]:
    """A line for each."""
    return [v.t.say("Line {n}: {why}", n=fault.line, why=_why(v, fault)) for fault in faults]


def no_table(v: View, trouble: NoTable) -> Html:
    """Why the file is no such table."""
    return v.t.say(NO_TABLE[trouble.why], what=trouble.what)


def _why(v: View, fault: Fault) -> Html:
    about = {
        name: ", ".join(value) if name == "codes" and isinstance(value, list) else value
        for name, value in fault.about.items()
    }
    told = v.t.say(WHY[fault.why], **about)
    near = fault.about.get("near")
    if not isinstance(near, list) or not near:
        return told
    named = ", ".join(f"{name} ({raion})" if raion else str(name) for name, raion in near)
    return Html(f"{told}. {v.t.say('There are elsewhere: {places}', places=named)}")
