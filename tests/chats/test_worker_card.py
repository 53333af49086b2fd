"""The card of a case: always the newest state, in its place, and one of it that can be pressed."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from tests.chats.after_steps import a_case, take
from tests.chats.card_steps import cards, living, reads_there
from tests.chats.staff_steps import bare, calm, danger, newest, present, times
from tests.chats.steps import all_handled, choose, data_of, labels_of, nothing_broke, told
from tests.support.town import Town


async def test_the_card_follows_what_others_do(town: Town) -> None:
    """New words, and the end by the resident: written into the card that stands there, without a new message."""
    case = await a_case(town)
    card = await take(case.olha, case.number)
    assert "Звертається: Марія" in said(card)
    await case.add("Є ще одне прохання")
    await reads_there(case.olha, card, "💬 Нових повідомлень: 1")
    await case.maria.press("Скасувати запит")
    await case.maria.hear("Чому хочете")
    await case.maria.press("Уже вирішено")
    over = await reads_there(case.olha, card, "скасовано")
    assert not buttons(over), "nothing can be done with it any more"
    assert len(await cards(case.olha, case.number)) == 1
    await nothing_broke(town)


async def test_opened_again_the_former_card_loses_its_buttons(town: Town) -> None:
    case = await a_case(town)
    first = await take(case.olha, case.number)
    await calm(town)
    await case.olha.write("/cases")
    await case.olha.press(case.number)
    second = await living_after(case.olha, case.number, first["message_id"])
    await bare(case.olha, first)
    await case.olha.press("⋯ Ще", on=second)
    more = await reads_there(case.olha, second, "📜 Історія")
    await case.olha.press("Назад", on=more)
    await reads_there(case.olha, second, "Завершити")
    assert (await living(case.olha, case.number))["message_id"] == second["message_id"]


async def living_after(phone: Phone, number: str, former: int) -> Json:
    """The living card, when it is another one than the former."""
    await all_handled(phone)
    found = await living(phone, number)
    assert found["message_id"] != former
    return found


async def test_a_card_that_was_deleted_is_sent_anew_without_a_sound(town: Town) -> None:
    case = await a_case(town)
    card = await take(case.olha, case.number)
    await case.olha.delete(card["message_id"])
    await case.add("Алло")
    await newest(case.olha, "Нових повідомлень: 1")
    await calm(town)
    assert (await living(case.olha, case.number))["message_id"] != card["message_id"]


async def test_a_revoked_offer_says_so_in_its_place_and_rings_once(town: Town) -> None:
    olha, vasyl = town.phone(cast.OLHA), town.phone(cast.VASYL)
    case = await a_case(town)
    await calm(town)
    number = await danger(town, cast.MARIA)
    offer = await newest(vasyl, number, "Взяти в роботу")
    before = len(await told(vasyl))
    await take(olha, number)
    gone = await reads_there(vasyl, offer, "Уже взято")
    assert "Ольга Іванівна" in said(gone) and not buttons(gone)
    await calm(town)
    assert len(await told(vasyl)) == before, "not one message more"
    assert case.number != number


async def test_an_offer_that_the_resident_cancels_is_gone_in_its_place(town: Town) -> None:
    case = await a_case(town)
    offer = await newest(case.olha, case.number, "Взяти в роботу")
    await case.maria.press("Мої запити")
    await case.maria.press(case.number)
    await case.maria.press("Скасувати запит")
    await case.maria.hear("Чому хочете")
    await case.maria.press("Уже вирішено")
    gone = await reads_there(case.olha, offer, "скасовано")
    assert not buttons(gone)
    await case.olha.forge(gone, data_of(offer, "Взяти"))
    await newest(case.olha, "вже не діє")


async def test_a_button_of_a_former_state_shows_how_it_is_now(town: Town) -> None:
    """Words change nothing for «Завершити»; that it was ended does."""
    case = await a_case(town)
    card = await take(case.olha, case.number)
    data = data_of(card, "Завершити")
    await case.add("Ще раз дякую")
    await reads_there(case.olha, card, "Нових повідомлень")
    await case.olha.forge(card, data)
    await case.olha.hear("Який підсумок")
    await choose(case.olha, "Допомогу надано")
    await case.olha.press("Пропустити")
    await case.olha.hear("Завершено")
    await reads_there(case.olha, card, "завершено")
    await case.maria.press("Відкрити запит")
    await case.maria.press("Ні, не вирішено")
    await take(case.olha, case.number)
    await case.olha.forge(card, data)
    await newest(case.olha, "Уже змінено")
    await calm(town)
    assert await times(case.olha, "Який підсумок") == 0
    await nothing_broke(town)


async def test_the_card_offers_no_more_than_a_screen_holds(town: Town) -> None:
    case = await a_case(town)
    card = await take(case.olha, case.number)
    labels = labels_of(card)
    assert labels == [
        *("📞 Зв'язок був", "💬 Написати", "📇 Подробиці", "📅 Візит", "📝 Нотатка"),
        *("❓ Уточнити", "🔁 Передати", "🏁 Завершити", "⋯ Ще", "⬅️ До списку"),
    ]


async def test_the_history_says_who_did_what_and_no_word_of_the_person(town: Town) -> None:
    case = await a_case(town)
    card = await take(case.olha, case.number)
    await case.add("Канарка співає")
    await reads_there(case.olha, card, "Нових повідомлень")
    await case.olha.press("⋯ Ще", on=card)
    await reads_there(case.olha, card, "Історія")
    await case.olha.press("📜 Історія", on=await present(case.olha, card))
    shown = said(await reads_there(case.olha, card, "запропоновано"))
    assert "у понеділок, 23 листопада" in shown
    assert "взято в роботу · Ольга Іванівна" in shown and "людина написала · людина" in shown
    assert "запропоновано: Ольга Іванівна · бот" in shown
    assert "Канарка" not in shown
    await case.olha.press("Назад", on=await present(case.olha, card))
    await reads_there(case.olha, card, "Завершити")
