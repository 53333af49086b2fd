"""The forms of the product: which questions, in which order. Their words live with the screens.

What an answered REQUEST holds (a skipped answer is None, one never asked is missing):

for_whom     me · child · other (another person who knows) · report (about a person who may not know)
about_age    of a child or ward: small · school · teen · adult
about_name   their name; in a report who it is and where, in the reporter's own words
about_place  where another person lives: the code of a settlement; skipped when it is not known
about_phone  of another person: E.164, or "none"
answers_to   who gets the answers about another person: me · them; asked when they have a number
reporter     of a report: yes (may be named) · anonymous (`domain.whom.anonymous`)
service      a key of the catalogue; `<service>.<question>` its own answers
threat       yes · no; then street, story, phone (of whoever writes; never demanded, without a name not asked)

Look at `for_whom` and `service` first: after a change of mind answers of the other way are still there.
"""

from __future__ import annotations

from dataclasses import replace

from domain.answers import Answers, Kind, Step
from domain.behalf import on_behalf
from domain.catalogue import SERVICES
from domain.contacting import HOW
from domain.forms import Form
from domain.forms_milestones import FORMS as PROCEDURE
from domain.forms_notice_aim import FORMS as AIMING
from domain.forms_notice_danger import FORMS as DANGER
from domain.forms_notice_fix import FORMS as FIXING
from domain.forms_notices import FORMS as NOTICES
from domain.forms_office import FORMS as OFFICE
from domain.handing import CAUSES
from domain.linking import LINK
from domain.notice_templates import FORMS as TEMPLATES
from domain.quiet import FORMS as SAFETY
from domain.requests import DECLINE_REASONS, Ground, Outcome
from domain.whom import STEPS as WHOM
from domain.whom import named


def _own_questions() -> tuple[Step, ...]:
    """Every service's own questions, each shown only after that service was chosen."""

    def shown(key: str) -> Step:
        service, question = key.split(".")
        found = next(s for s in SERVICES if s.key == service)
        step = next(q for q in found.questions if q.key == question)

        def chosen(answers: Answers) -> bool:
            return answers.get("service") == service and step.show_if(answers)

        return replace(step, key=key, show_if=chosen)

    return tuple(shown(f"{s.key}.{q.key}") for s in SERVICES for q in s.questions)


WHERE_INSTEAD = 600  # UTF-16 units of a refusal's «where to go»
STREET = 120  # UTF-16 units; what is longer is no address, it goes on with the story

REQUEST = Form(
    "request",
    (
        *WHOM,
        Step("service", Kind.CHOICE, tuple(s.key for s in SERVICES)),
        *_own_questions(),
        Step("threat", Kind.CHOICE, ("no", "yes")),
        Step("street", Kind.TEXT, required=False, most=STREET),
        Step("story", Kind.STORY, required=False),
        Step("phone", Kind.PHONE, ("none",), required=False, show_if=named),
    ),
    review=True,
    usual=8,
)
BEHALF = on_behalf(REQUEST)
CALL_ME = Form("call_me", (Step("phone", Kind.PHONE),))
MY_PHONE = Form("my_phone", (Step("phone", Kind.PHONE),))
PLACE = Form("place", (Step("settlement", Kind.PLACE),))
WRITE = Form("write", (Step("words", Kind.STORY),))
DECLINE = Form("decline", (Step("reason", Kind.CHOICE, DECLINE_REASONS),))
CONTACT = Form("contact", (Step("how", Kind.CHOICE, HOW),))
NOTE = Form("note", (Step("words", Kind.STORY),))
ASK = Form("ask", (Step("words", Kind.STORY),))
TWIN = Form("twin", (Step("main", Kind.CHOICE),), review=True)
REDIRECT = Form("redirect", (Step("where", Kind.TEXT, most=WHERE_INSTEAD),), review=True)
FINISH = Form("finish", (Step("outcome", Kind.CHOICE, tuple(Outcome)), Step("note", Kind.TEXT, required=False)))
CANCEL = Form("cancel", (Step("reason", Kind.CHOICE, ("solved", "changed_mind", "mistake", "other")),))
REJECT = Form(
    "reject", (Step("ground", Kind.CHOICE, tuple(Ground)), Step("where", Kind.TEXT, most=WHERE_INSTEAD)), review=True
)
APPEAL = Form("appeal", (Step("words", Kind.STORY, required=False),))
LOW_STARS = Form(
    "low_stars",
    (
        Step("why", Kind.CHOICE, ("waited", "no_call", "not_that", "rude", "own"), required=False),
        Step("own", Kind.TEXT, required=False, show_if=lambda answers: answers.get("why") == "own", most=1000),
    ),
)
JOURNAL_NUMBER = Form("journal_number", (Step("number", Kind.TEXT, most=40),))
FIND = Form("find", (Step("what", Kind.TEXT, most=100),))

HAND_OVER = Form(
    "hand_over",
    (
        Step("to", Kind.CHOICE),
        Step("cause", Kind.CHOICE, CAUSES),
        Step("own", Kind.TEXT, required=False, show_if=lambda answers: answers.get("cause") == "other", most=1000),
    ),
)
SAYING = frozenset({WRITE.id, NOTE.id, ASK.id})  # words about a request, whole as they came, albums too
_RESIDENTS = (REQUEST, LINK, MY_PHONE, PLACE, WRITE, CANCEL, APPEAL, LOW_STARS, *SAFETY)
RESIDENTS = frozenset(form.id for form in _RESIDENTS)  # a call is offered where these are not understood
_WORK = (HAND_OVER, CONTACT, NOTE, ASK, TWIN, REDIRECT)
_OTHERS = (*_WORK, PLACE, WRITE, DECLINE, FINISH, CANCEL, REJECT, APPEAL, LOW_STARS, JOURNAL_NUMBER, FIND)
_NOTICES = (*NOTICES, *AIMING, *FIXING, *DANGER, *TEMPLATES)
_ALL = (REQUEST, BEHALF, LINK, CALL_ME, MY_PHONE, *_OTHERS, *SAFETY, *OFFICE, *PROCEDURE, *_NOTICES)
FORMS = {form.id: form for form in _ALL}
