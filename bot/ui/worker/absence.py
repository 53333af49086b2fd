"""«🏖 Відсутність»: what is written down, one absence with its cases, and why something cannot be so."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin.desk import to_worker
from bot.ui.callbacks import Office
from bot.ui.days import span
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.absences import Absence, AbsenceState
from domain.short_numbers import base36
from usecases.absences import Days

REFUSED: Mapping[str, str] = {
    "past": mark("These days are over already. Please choose others."),
    "overlaps": mark("For these days an absence is written down already."),
    "round": mark("That would go round in a circle: they count on you on these days. Please choose somebody else."),
    "gone": mark("They cannot stand in any more. Please choose somebody else."),
    "over": mark("This absence is over already."),
}
SHOWN = 20  # cases by number


def at(*numbers: int) -> str:
    """The numbers that a button carries."""
    return ".".join(base36(number) for number in numbers)


def listed(v: View, shown: Days, note: str = "", edit: bool = True) -> Screen:
    """What is to come, each opening its page."""
    whose = [] if shown.own else [v.t.say("Worker: {who}", who=shown.member.title)]
    empty = v.t.say("Nothing is written down for this worker.")
    if shown.own:
        empty = v.t.say("Nothing is written down. Press “Add” when you will be away.")
    lines = [note, f"<b>{v.t.say(labels.ABSENCE)}</b>", *whose, "" if shown.absences else empty]
    each = [Button(_label(v, one), Office("abo", at(one.id))) for one in shown.absences]
    add = Button(v.t.plain("➕ Add"), Office("abn", at(shown.member.id)))
    back = None if shown.own else Button(v.t.plain("⬅️ To the worker"), to_worker(shown.member.id))
    return Screen(Html("\n".join(line for line in lines if line)), buttons=one_each(*each, add, back), edit=edit)


def one(v: View, shown: Days, absence: Absence, note: str = "") -> Screen:
    """Its days, who stands in, and who has the cases now."""
    running = absence.state is AbsenceState.RUNNING
    lines = [note, *facts(v, shown, absence), *(_cases(v, shown) if running else ())]
    here = v.t.plain("✋ I am here already") if shown.own else v.t.plain("✋ At work already")
    stop = here if running else v.t.plain("✖️ Call it off")
    buttons = one_each(
        Button(stop, Office("abh", at(absence.id))),
        Button(v.t.plain("📅 Another last day"), Office("abe", at(absence.id))),
        Button(v.t.plain("👤 Who stands in"), Office("abs", at(absence.id))),
        Button(v.t.plain("⬅️ To all absences"), Office("abl", at(shown.member.id))),
    )
    return Screen(Html("\n".join(line for line in lines if line)), buttons=buttons, edit=True)


def facts(v: View, shown: Days, absence: Absence) -> list[str]:
    """Whose it is, its days, and who stands in."""
    head = v.t.say("🏖 Away: {days}", days=span(v, absence.since, absence.until))
    whose = [] if shown.own else [v.t.say("Worker: {who}", who=shown.member.title)]
    return [f"<b>{head}</b>", *whose, stands_in(v, shown.names.get(absence.substitute, ""))]


def stands_in(v: View, who: str) -> Html:
    """Who it is; without anybody it is the coordinator."""
    return v.t.say("Stands in: {who}.", who=who) if who else v.t.say("Stands in: the coordinator.")


def _label(v: View, absence: Absence) -> str:
    days = span(v, absence.since, absence.until)
    if absence.state is AbsenceState.RUNNING:
        return v.t.plain("🏖 now · {days}", days=days)
    return v.t.plain("📅 {days}", days=days)


def _cases(v: View, shown: Days) -> list[str]:
    if not shown.cases:
        return [v.t.say("There are no cases to stand in for now.")]
    lines = [v.t.say("• {number}: {who}", number=number, who=who) for number, who in shown.cases[:SHOWN]]
    more = len(shown.cases) - SHOWN
    return [v.t.say("Until then others have these cases:"), *lines, *(_more(v, more) if more > 0 else ())]


def _more(v: View, n: int) -> tuple[str, ...]:
    return (v.t.count("… and {n} more.", "… and {n} more.", n),)
