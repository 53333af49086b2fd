"""The forms of coordinators and admins: one question each; what it is about is in the draft as `at`."""

from __future__ import annotations

from domain.answers import Kind, Step
from domain.forms import Form
from domain.forms_terms import FORMS as TERMS

NAME = 60  # UTF-16 units of a name on a button

COMMUNITY_FIND = Form("community_find", (Step("community_name", Kind.TEXT, most=NAME),))
COMMUNITY_PHONE = Form("community_phone", (Step("office_phone", Kind.PHONE),))
COMMUNITY_ADDRESS = Form("community_address", (Step("office_address", Kind.TEXT, most=200),))
DISTRICT_NAME = Form("district", (Step("district_name", Kind.TEXT, most=NAME),))
STAFF_TITLE = Form("staff_title", (Step("staff_title", Kind.TEXT, most=NAME),))
TABLE = Form("table", (Step("table", Kind.TEXT),))

FORMS = (COMMUNITY_FIND, COMMUNITY_PHONE, COMMUNITY_ADDRESS, DISTRICT_NAME, STAFF_TITLE, TABLE, *TERMS)
