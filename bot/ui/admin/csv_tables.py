"""Tables for Excel: out, in, what would change, every bad row by its line, and what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin.csv_faults import lines as fault_lines
from bot.ui.admin.pages import back
from bot.ui.callbacks import Move, Office
from bot.ui.screen import Button, Document, Row, Screen, one_each
from bot.ui.view import View
from domain.communities import Community
from domain.csv_staff import StaffChange
from domain.forms import Draft
from usecases.csv_tables import DISTRICTS, STAFF, Plan, Table

STEP = "table"
APPLY, GOOD = "apply", "good"
ALL_ROWS, GOOD_ROWS = mark("✅ Apply"), mark("✅ Apply the good rows")
SHOWN = 15  # bad rows, and changes, in the message; all bad rows are in a file beside it
KINDS: Mapping[str, str] = {DISTRICTS: mark("🗺 Districts"), STAFF: labels.STAFF}
TOLD: Mapping[str, str] = {
    DISTRICTS: mark("A line for each settlement: its district, its name, its code."),
    STAFF: mark("A line for each colleague: districts, services, sensitive requests, how many at once."),
}
FILES = {DISTRICTS: "okruhy", STAFF: "pratsivnyky"}
WHAT = {
    "title": mark("name"),
    "districts": mark("districts"),
    "services": mark("services"),
    "cleared": mark("sensitive requests"),
    "capacity": mark("how many at once"),
    "active": mark("works"),
}


def choose(v: View, community: Community) -> Screen:
    """Which table."""
    rows = one_each(
        *(Button(v.t.plain(label), Office("csvt", f"{kind}.{community.code}")) for kind, label in KINDS.items())
    )
    lines = [v.t.say("<b>📄 Tables for Excel</b>"), v.t.say("Community: {name}", name=community.name)]
    return Screen(Html("\n".join(lines)), buttons=(*rows, back(v, Office("cm", community.code))), edit=True)


def one(v: View, table: Table) -> Screen:
    """Out or in."""
    at = f"{table.kind}.{table.community}"
    out = Button(v.t.plain("📤 Export"), Office("csvout", at))
    into = Button(v.t.plain("📥 Import"), Office("csvin", at))
    text = Html("\n".join([f"<b>{v.t.say(KINDS[table.kind])}</b>", v.t.say(TOLD[table.kind])]))
    return Screen(text, buttons=(*one_each(out, into), back(v, Office("csv", table.community))), edit=True)


def exported(v: View, table: Table, file: bytes) -> Screen:
    """The file, and what to do with it."""
    text = v.t.say("Here is the table. Open it in Excel, change it, save it as CSV and send it back by “📥 Import”.")
    name = f"{FILES[table.kind]}-{table.community[-5:]}.csv"
    back_to = Button(v.t.plain("⬅️ To the tables"), Office("csv", table.community))
    return Screen(text, buttons=one_each(back_to), documents=(Document(name, file),))


def no_file(v: View, why: str) -> str:
    """Why the file cannot be read, in one line."""
    return v.t.say(NO_FILE[why])


NO_FILE = {
    "large": mark("This file is too large: the table may have up to 1 MB."),
    "lost": mark("The file did not come through. Please send it once more."),
    "other": mark("We need a table: a CSV file, or its text."),
}


def dry_run(v: View, draft: Draft, plan: Plan) -> Screen:
    """What would change; nothing has."""
    lines = [v.t.say("<b>Nothing is changed yet.</b>"), *_figures(v, plan), *_changes(v, plan)]
    bad = fault_lines(v, plan.faults)
    if bad:
        lines += [Html(), v.t.count("{n} fault in the table:", "{n} faults in the table:", len(bad)), *bad[:SHOWN]]
    whole = Document(v.t.plain("faults.txt"), "\n".join(map(_bare, bad))) if len(bad) > SHOWN else None
    if whole:
        lines.append(v.t.say("All of them are in the file below."))
    if bad or not _any(plan):
        lines += [Html(), v.t.say("You may send a corrected table at once.")]
    text = Html("\n".join(lines))
    return Screen(text, buttons=_ways(v, draft, plan), edit=True, documents=(whole,) if whole else ())


def done(v: View, table: Table, plan: Plan) -> Screen:
    """It is applied."""
    lines = [v.t.say("✅ Done."), *_figures(v, plan)]
    if plan.faults:
        rows = len({fault.line for fault in plan.faults})
        lines.append(v.t.count("{n} bad row was left out.", "{n} bad rows were left out.", rows))
    back_to = Button(v.t.plain("⬅️ To the tables"), Office("csv", table.community))
    return Screen(Html("\n".join(lines)), buttons=one_each(back_to), edit=True)


def _any(plan: Plan) -> bool:
    return bool(plan.added or plan.changed)


def _figures(v: View, plan: Plan) -> list[Html]:
    if not _any(plan):
        return [v.t.say("The table changes nothing.")]
    added = [v.t.count("{n} new district", "{n} new districts", plan.added)] if plan.added else []
    if plan.staff:
        return [v.t.count("Changes for {n} colleague", "Changes for {n} colleagues", plan.changed)]
    return [*added, v.t.count("{n} settlement moves", "{n} settlements move", plan.changed)]


def _changes(v: View, plan: Plan) -> list[Html]:
    """The first of them by name."""
    if plan.staff:
        told = [_colleague(v, change) for change in plan.staff.changes]
    else:
        moves = plan.districts.moves if plan.districts else ()
        nowhere = v.t.plain("the whole community")
        told = [v.t.say("• {name} → {to}", name=v.place(m.settlement), to=m.district or nowhere) for m in moves]
    return [*told[:SHOWN], *([Html("…")] if len(told) > SHOWN else [])]


def _colleague(v: View, change: StaffChange) -> Html:
    before, after = change.before, change.after
    what = [v.t.plain(label) for name, label in WHAT.items() if getattr(before, name) != getattr(after, name)]
    return v.t.say("• {name}: {what}", name=before.title, what=", ".join(what))


def _ways(v: View, draft: Draft, plan: Plan) -> Sequence[Row]:
    def way(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Move(draft.nonce, STEP, verb))

    cancel = way(labels.CANCEL, "cancel")
    if not _any(plan):
        return one_each(cancel)
    go = way(GOOD_ROWS, GOOD) if plan.faults else way(ALL_ROWS, APPLY)
    return one_each(go, cancel)


def _bare(text: str) -> str:
    """Without the signs of HTML, for a plain file."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
