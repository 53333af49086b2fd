"""The order in which routes are asked."""

from __future__ import annotations

from aiogram import Router

from handlers import dialog, fallback, said
from handlers.admin import (
    case,
    communities,
    csv_tables,
    deciding,
    desk,
    districts,
    entry,
    invites,
    journal,
    notices,
    roles,
    staff,
    staff_choices,
    workers,
)
from handlers.admin import services as services_desk
from handlers.resident import (
    answering,
    asking,
    free,
    hiding,
    linking,
    place,
    place_lists,
    requests,
    rights,
    safe_contact,
    safety,
    services,
    settings,
    start,
)
from handlers.worker import asking as asking_residents
from handlers.worker import (
    behalf,
    card,
    cases,
    contact,
    details,
    handing,
    listing,
    notes,
    queue,
    redirect,
    searching,
    twins,
)
from handlers.worker import free as free_words

ORDER = (
    *(
        hiding,
        safety,
        rights,
        linking,
        start,
        settings,
        roles,
        journal,
        safe_contact,
        asking,
        requests,
        answering,
        handing,
        card,
        cases,
        details,
        listing,
        searching,
        notices,
    ),
    *(contact, notes, asking_residents, redirect, twins, free_words),
    *(entry, desk, case, deciding, workers),
    *(communities, districts, staff, staff_choices, invites, services_desk, csv_tables),
    *(behalf, queue, place, place_lists, services, dialog, said, free, fallback),
)


def routes() -> tuple[Router, ...]:
    """All routers; free words come last, so that nothing a person writes is left without an answer."""
    return tuple(module.router for module in ORDER)
