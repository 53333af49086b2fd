"""A coordinator reads the visits of a case that they do not have, and can do nothing with them."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import buttons, said
from bot.ui.callbacks import Visiting
from tests.chats.after_steps import a_case, take
from tests.chats.coordinator_steps import at_desk, case_of
from tests.chats.staff_steps import calm, newest, press_on, times
from tests.chats.steps import labels_of, nothing_broke, reads
from tests.chats.visit_steps import propose, visits_of
from tests.support.town import Town

READ_ONLY = ["⬅️ Назад", "⬅️ До справи"]


async def test_a_coordinator_reads_the_visits_of_a_colleague(town: Town) -> None:
    case = await a_case(town)
    await take(case.olha, case.number)
    visit = await propose(case, cast.OLHA, repeat="d:7")
    head = await at_desk(town)
    await case_of(head, "Ольга Іванівна", case.number)
    await press_on(head, "⋯ Ще", case.number)
    await press_on(head, "📅 Візит", case.number)
    listed = await reads(head, "Працівник: Ольга Іванівна")
    assert "кожні 7 днів" in said(listed) and "26 листопада" in said(listed)
    assert labels_of(listed) == ["чт 26.11, 10:00–12:00", "⬅️ До справи"]
    await head.press("чт 26.11", on=listed)
    page = await reads(head, READ_ONLY[0])
    assert labels_of(page) == READ_ONLY
    for private in ("Марія", "067", "Соборна"):
        assert private not in said(listed) + said(page)
    await head.press("⬅️ До справи", on=page)
    await newest(head, case.number, "Взяти собі")
    await nothing_broke(town)
    assert await visits_of(town, case.number) == [visit]


async def test_they_do_nothing_with_it(town: Town) -> None:
    """Every button that its worker has is the button of nothing, and is on record."""
    case = await a_case(town)
    await take(case.olha, case.number)
    visit = await propose(case, cast.OLHA)
    ways = {
        "wphone": "",
        "wagree": "",
        "wdrop": "",
        "wdropped": "",
        "wmove": "",
        "wrep": "",
        "wset": "d7",
        "wres": "done",
    }
    head = town.phone(cast.COORDINATOR)
    on = await newest(head, "")
    for verb, at in ways.items():
        await head.forge(on, Visiting(verb, visit.id, visit.version, at).pack())
    await calm(town)
    assert await times(head, "Такого запиту не знайшлося") == len(ways)
    assert await visits_of(town, case.number) == [visit]
    assert buttons(await newest(case.maria, "Підходить?"))
    assert town.app is not None
    async with town.app.storage.works() as work:
        lines = await work.journal.lines(50)
    assert sum(line.action == "refused" for line in lines) == len(ways)
