"""The order in which routes are asked."""

from __future__ import annotations

from aiogram import Router

from handlers import dialog, fallback, said
from handlers.admin import (
    case,
    chief,
    communities,
    csv_tables,
    deciding,
    desk,
    districts,
    entry,
    hours,
    hours_typed,
    invites,
    journal,
    notices,
    roles,
    staff,
    staff_choices,
    terms,
    terms_change,
    worker_visits,
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
from handlers.resident import visits as own_visits
from handlers.worker import (
    absence,
    absence_new,
    behalf,
    card,
    cases,
    contact,
    details,
    handing,
    listing,
    milestones,
    notes,
    queue,
    redirect,
    searching,
    twins,
    visiting,
    visiting_picking,
    visiting_repeats,
    visits_day,
    visits_list,
)
from handlers.worker import asking as asking_residents
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
        own_visits,
        visits_list,
        visits_day,
        visiting,
        visiting_picking,
        visiting_repeats,
    ),
    *(absence, absence_new),
    *(contact, notes, milestones, asking_residents, redirect, twins, free_words),
    *(entry, desk, case, deciding, workers, worker_visits),
    *(communities, districts, staff, staff_choices, chief, invites, services_desk, csv_tables),
    *(terms, terms_change, hours, hours_typed),
    *(behalf, queue, place, place_lists, services, dialog, said, free, fallback),
)


def routes() -> tuple[Router, ...]:
    """All routers; free words come last, so that nothing a person writes is left without an answer."""
    return tuple(module.router for module in ORDER)
