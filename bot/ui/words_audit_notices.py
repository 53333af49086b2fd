"""What is done with notices, in words for the journal."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

ACTIONS: Mapping[str, str] = {
    "notice_made": mark("wrote a notice"),
    "notice_template": mark("made a notice from a template"),
    "notice_repeated": mark("made a notice like an earlier one"),
    "notice_copied": mark("copied a notice for others"),
    "notice_changed": mark("changed a notice before it was sent"),
    "notice_thrown_away": mark("threw a notice away"),
    "notice_danger": mark("marked a notice as a danger"),
    "notice_no_danger": mark("took the danger off a notice"),
    "notice_asked": mark("asked for approval of a notice"),
    "notice_approved": mark("approved a notice"),
    "notice_refused": mark("did not approve a notice"),
    "notice_taken_back": mark("took a notice back"),
    "notice_scheduled": mark("scheduled a notice"),
    "notice_sent": mark("started to send a notice"),
    "notice_alone_minutes": mark("sent a notice without approval: every minute counts"),
    "notice_alone_silence": mark("sent a notice without approval: nobody answered"),
    "notice_paused": mark("paused a notice"),
    "notice_resumed": mark("continued a notice"),
    "notice_stopped": mark("stopped a notice"),
    "notice_correcting": mark("proposed a correction of a notice"),
    "notice_corrected": mark("corrected a notice"),
    "notice_deleted": mark("took a notice away from people"),
    "notice_cancelled": mark("called a notice off"),
    "notice_calls": mark("took the list of people to call"),
}
