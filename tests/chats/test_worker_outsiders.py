"""Whoever has no part in a case learns nothing of it, whatever they press: not even that it exists."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from bot.ui.callbacks import Case, parse
from domain.people import Role
from tests.chats.staff_steps import (
    UNSTAFFED,
    UNSTAFFED_TOWN,
    arrive,
    call_me,
    calm,
    data_of,
    everything,
    invitation,
    neighbour,
    newest,
    take,
)
from tests.chats.steps import ask_for_help
from tests.support.town import Town

STAFF_VERBS = ("take", "decline", "write", "finish", "contact", "details", "case")
VERBS = (*STAFF_VERBS, "my", "add", "cancel", "yes", "no", "called", "notcalled", "addto")
SECRETS = ("Канаркова", "Секретенко", "Криниця пересохла", "067 999 88 77", "+380679998877", "Соборна, 5")
NOWHERE = 123456789


async def _answers(town: Town, phones: list[Phone], verbs: tuple[str, ...], request: int) -> list[list[str]]:
    """All that the bot says to each person for a forged button of every verb."""
    before = [(await phone.chat())["messages"] for phone in phones]
    for phone, told in zip(phones, before, strict=True):
        for verb in verbs:
            await phone.forge([m for m in told if m["from"] == "bot"][-1], Case(verb, request, 2).pack())
    await calm(town)
    return [await _fresh(phone, told) for phone, told in zip(phones, before, strict=True)]


async def _fresh(phone: Phone, before: list[Json]) -> list[str]:
    """What is new or changed in the chat: words and buttons."""
    seen = {(m["message_id"], said(m)) for m in before}
    told = [m for m in (await phone.chat())["messages"] if (m["message_id"], said(m)) not in seen]
    return [said(m) + "|".join(b["text"] for b in buttons(m)) for m in told if m["from"] == "bot"]


async def _outsiders(town: Town) -> list[Phone]:
    stranger = await town.newcomer(6201, "Хтось")
    await stranger.write("/start")
    await stranger.hear("Вітаю")
    other_head = await town.newcomer(6202, "Чужа", "Керівниця")
    await other_head.write(f"/start {await invitation(town, Role.COORDINATOR, UNSTAFFED)}")
    await other_head.hear("координатор")
    neighbour_ = await neighbour(town, 6203, "Сусід")
    staff = [town.phone(who) for who in (cast.VASYL, cast.ADMIN_ID)]
    return [stranger, other_head, neighbour_, *staff]


async def test_an_outsider_learns_nothing_from_forged_buttons(town: Town) -> None:
    victim = await town.newcomer(6200, "Канаркова", "Секретенко")
    await arrive(victim)
    outsiders = await _outsiders(town)
    number = await ask_for_help(victim, story="Криниця пересохла.")
    olha = town.phone(cast.OLHA)
    await newest(olha, number, "Взяти в роботу")
    real = parse(await data_of(olha, "Взяти в роботу"))
    assert isinstance(real, Case)
    await _same_answers(town, outsiders, ("take", "details", "decline", "write"), real.request)
    await take(olha, number)
    await victim.hear("Ваш соціальний працівник")
    await _same_answers(town, outsiders, VERBS, real.request)
    for phone in [*outsiders, town.phone(cast.COORDINATOR), town.phone(cast.NADIIA)]:
        told = await everything(phone)
        assert not [secret for secret in (*SECRETS, number) if secret in told], phone.name
    assert "Ваш соціальний працівник" in await everything(victim)


async def _same_answers(town: Town, outsiders: list[Phone], verbs: tuple[str, ...], request: int) -> None:
    none = await _answers(town, outsiders, verbs, NOWHERE)
    found = await _answers(town, outsiders, verbs, request)
    for phone, there, nowhere in zip(outsiders, found, none, strict=True):
        assert there == nowhere and len(there) >= len(verbs), phone.name


async def test_an_open_offer_shows_no_details(town: Town) -> None:
    victim = await town.newcomer(6200, "Канаркова", "Секретенко")
    await arrive(victim)
    number = await ask_for_help(victim, story="Криниця пересохла.")
    olha = town.phone(cast.OLHA)
    await newest(olha, number, "Взяти в роботу")
    offer = parse(await data_of(olha, "Взяти в роботу"))
    assert isinstance(offer, Case)
    await _answers(town, [olha], ("details", "case", "write", "finish", "contact"), offer.request)
    told = await everything(olha)
    assert not [secret for secret in SECRETS if secret in told]


async def test_an_admin_never_reads_a_residents_words(town: Town) -> None:
    hanna = await neighbour(town, 6001, "Ганна", UNSTAFFED_TOWN)
    admin = town.phone(cast.ADMIN_ID)
    await call_me(hanna)
    await admin.hear("нікому передати")
    await hanna.press("Мої запити")
    await hanna.hear("Ваші запити")
    await hanna.press("Отримано")
    await hanna.hear("Стан: Отримано")
    await hanna.press("Дописати")
    await hanna.hear("Напишіть повідомлення")
    await hanna.write("Криниця пересохла.")
    await hanna.hear("Додано до запиту")
    await calm(town)
    assert "Криниця" not in await everything(admin)
