"""«Журнал»: who, what, about which request and when. Nothing of what was read, and no name of a resident."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html
from bot.ui import labels
from bot.ui.admin import journal_at as at
from bot.ui.admin.joining import ROLES
from bot.ui.callbacks import Office
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from bot.ui.words_audit import done
from domain.auditing import Line
from domain.communities import Community
from domain.pages import part
from domain.people import Membership
from usecases.journal import Sheet, Wish

SIZE = 5
VERB, BY_PLACE, BY_PERSON, BY_NUMBER = "journal", "journal_c", "journal_p", "journal_n"


def page(v: View, sheet: Sheet, edit: bool = False) -> Screen:
    """Eight lines, the newest first, and what of them to see."""
    told = [_line(v, sheet, line) for line in sheet.lines] or [v.t.say("Nothing is written here.")]
    text = Html("\n\n".join([_head(v, sheet), *told]))
    others = turns(v, sheet.wish.page, sheet.more, lambda to: Office(VERB, at.packed(sheet.wish), to))
    return Screen(text, buttons=(*others, *_filters(v, sheet.wish)), edit=edit)


def places(v: View, communities: Sequence[Community], number: int) -> Screen:
    """Whose lines: one community's."""
    choices = [Button(one.name, Office(VERB, at.packed(Wish(community=one.code)))) for one in communities]
    return _choice(v, v.t.say("Which community?"), choices, BY_PLACE, number)


def people(v: View, staff: Sequence[Membership], number: int) -> Screen:
    """Whose lines: one colleague's."""
    choices = [Button(_title(v, one), Office(VERB, at.packed(Wish(person=one.person_id)))) for one in staff]
    return _choice(v, v.t.say("Which colleague?"), choices, BY_PERSON, number)


def unknown(v: View) -> Screen:
    """A number that no request has."""
    text = v.t.say("There is no request with this number.")
    again = Button(v.t.plain("№ Request"), Office(BY_NUMBER))
    return Screen(text, buttons=one_each(again, Button(v.t.plain(labels.JOURNAL), Office(VERB))))


def _head(v: View, sheet: Sheet) -> Html:
    wish = sheet.wish
    if wish.request:
        return v.t.say("<b>Journal</b> · request No. {number}", number=sheet.numbers.get(wish.request, "—"))
    if wish.person:
        return v.t.say("<b>Journal</b> · {who}", who=_title(v, sheet.staff.get(wish.person)))
    if wish.community:
        return v.t.say("<b>Journal</b> · {who}", who=sheet.names.get(wish.community, "—"))
    return v.t.say("<b>Journal</b> · all lines")


def _line(v: View, sheet: Sheet, line: Line) -> Html:
    number, place = sheet.numbers.get(line.request_id, ""), sheet.names.get(line.community, "")
    whom = _title(v, sheet.staff.get(line.whom)) if line.whom else ""
    about = [v.t.say("{text}", text=found) for found in (whom, number or place) if found]
    first = Html(" · ".join([v.short(line.at), v.t.say("{text}", text=_who(v, sheet, line))]))
    return Html("\n".join([first, Html(" · ".join([done(v.t, line.action), *about]))]))


def _who(v: View, sheet: Sheet, line: Line) -> str:
    """Staff by what they are called at work; a resident has no name here."""
    if not line.person_id:
        return v.t.plain("the bot")
    return _title(v, sheet.staff.get(line.person_id))


def _title(v: View, member: Membership | None) -> str:
    if member is None:
        return v.t.plain("a resident")
    return member.title or v.t.plain(ROLES[member.role])


def _filters(v: View, wish: Wish) -> tuple[Row, ...]:
    if not wish.everything:
        return one_each(Button(v.t.plain("All lines"), Office(VERB)))
    ways = {
        BY_PLACE: v.t.plain("🏘 Community"),
        BY_PERSON: v.t.plain("👤 Colleague"),
        BY_NUMBER: v.t.plain("№ Request"),
    }
    return (tuple(Button(text, Office(verb)) for verb, text in ways.items()),)


def _choice(v: View, text: Html, choices: Sequence[Button], verb: str, number: int) -> Screen:
    shown, here, more = part(choices, SIZE, number)
    others = turns(v, here, more, lambda to: Office(verb, "", to))
    home = Button(v.t.plain("All lines"), Office(VERB))
    return Screen(text, buttons=(*one_each(*shown), *others, (home,)), edit=True)
