"""What the staff do that is on record, in words: for the journal, and for the resident whom it concerns."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, Texts, mark
from bot.ui import words_audit_notices

ACTIONS: Mapping[str, str] = {
    "read_details": mark("opened the details"),
    "opened": mark("opened the card"),
    "read_history": mark("opened the history"),
    "read_notes": mark("read the notes"),
    "searched": mark("searched"),
    "exported": mark("took data out"),
    "imported": mark("brought data in"),
    "refused": mark("pressed what is not theirs: refused"),
    "journal": mark("read the journal"),
    "mydata": mark("asked for their own data"),
    "forget": mark("asked to be forgotten"),
    "moved": mark("moved to another community"),
    "told_new_community": mark("told the new community"),
    "not_called": mark("said that nobody called"),
    "not_well": mark("said that not all is well"),
    "entered_by": mark("wrote a request down for a person"),
    "link_wrong": mark("wrong number or code of a paper"),
    "new_code": mark("new code for the paper"),
    "linked": mark("linked a chat with a code"),
    "notice": mark("sent a notice"),
    "rejected": mark("refused a request"),
    "redirected": mark("directed a request elsewhere"),
    "joined": mark("joined two requests"),
    "parted": mark("parted two requests"),
    "handed": mark("handed a request over"),
    "handing_withdrawn": mark("called a hand-over off"),
    "assigned": mark("gave a request to a worker"),
    "taken_over": mark("took a request over"),
    "released": mark("put a request back"),
    "offered_again": mark("offered a request again"),
    "invited_worker": mark("invited a social worker"),
    "invited_coordinator": mark("invited a coordinator"),
    "invited_admin": mark("invited an admin"),
    "invited_auditor": mark("invited an auditor"),
    "invite_revoked": mark("took an invitation back"),
    "joined_worker": mark("joined as a social worker"),
    "joined_coordinator": mark("joined as a coordinator"),
    "joined_admin": mark("joined as an admin"),
    "joined_auditor": mark("joined as an auditor"),
    "deactivated": mark("switched a role off"),
    "activated": mark("switched a role on"),
    "absence_planned": mark("wrote an absence down"),
    "absence_changed": mark("changed an absence"),
    "day_moved": mark("moved the visits of a worker's day"),
    "absence_cancelled": mark("ended an absence"),
    "staff_changed": mark("changed a worker's settings"),
    "chief_named": mark("named the head of the department"),
    "chief_unnamed": mark("took the headship back"),
    "cleared": mark("cleared for sensitive requests"),
    "uncleared": mark("not cleared for sensitive requests"),
    "community_added": mark("added a community"),
    "community_changed": mark("changed a community"),
    "hours_changed": mark("changed the office hours"),
    "term_changed": mark("changed a term"),
    "district_added": mark("added a district"),
    "district_changed": mark("changed a district"),
    "district_removed": mark("removed a district"),
    "skill_wanted": mark("a service needs a skill now"),
    "skill_unwanted": mark("a service needs no skill now"),
    **words_audit_notices.ACTIONS,
}


def done(t: Texts, action: str) -> Html:
    """What was done; a verb that has no words here is something else."""
    return t.say(ACTIONS.get(action, OTHER))


OTHER = mark("something else")
