"""«➕ Запит від імені людини»: the same form for somebody who phones or comes, a number, a paper, a code."""

from __future__ import annotations

import re

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from tests.chats.staff_steps import TOWN, arrive, calm, everything, newest, take
from tests.chats.steps import Turn, choose, labels_of, number_in, own, reads, told
from tests.chats.steps import take as answer
from tests.support.town import Town

STORY = "Канарка впала й не встає."
REST = (
    Turn("загроза", press="Ні"),
    Turn("вулиця", write="Соборна, 7"),
    Turn("зі слів людини", write=STORY),
)


async def who(worker: Phone, phone: str = "067 999 88 77") -> None:
    """From the key to the question about the place."""
    await worker.write("➕ Запит від імені людини")
    await answer(worker, Turn("Як звати", write="Ганна Канаркова"))
    await (answer(worker, Turn("За яким номером", write=phone)) if phone else _no_phone(worker))
    await reads(worker, "Де живе")


async def _no_phone(worker: Phone) -> None:
    await reads(worker, "За яким номером")
    await choose(worker, "Номера немає")


async def review(worker: Phone, phone: str = "067 999 88 77", service: str = "🏠") -> Json:
    """The whole form, up to what is read aloud."""
    await who(worker, phone)
    await worker.write("пирятин")
    await reads(worker, "Який це населений пункт")
    await choose(worker, "Пирятин ·")
    for turn in (Turn("Яка допомога", press=service), *own(service), *REST):
        await answer(worker, turn)
    return await reads(worker, "Скажіть людині")


async def written_down(worker: Phone, phone: str = "067 999 88 77") -> tuple[str, str]:
    """A request of somebody without Telegram: its number and the code of the paper."""
    await review(worker, phone)
    await worker.press("Надіслати")
    done = said(await worker.hear("отримано"))
    return number_in(done), code_in(done)


def code_in(text: str) -> str:
    """The code, as it is dictated."""
    found = re.search(r"Код для Telegram: (\d{3} \d{3})", text)
    assert found, text
    return found.group(1)


async def paper(worker: Phone) -> str:
    """The newest paper as it is printed."""
    return (await worker.download((await worker.documents(1))[-1])).decode()


async def test_a_person_who_phones_gets_a_number_a_promise_and_a_paper(town: Town) -> None:
    olha, vasyl = town.phone(cast.OLHA), town.phone(cast.VASYL)
    asked = said(await review(vasyl))
    assert all(words in asked for words in ("Ганна Канаркова", "067 999 88 77", "Пирятин", "Канарка", "стерти"))
    await vasyl.press("Надіслати")
    done = await vasyl.hear("отримано")
    number = number_in(said(done))
    assert "Прочитайте людині: Соціальний працівник зателефонує вам завтра до 17:00" in said(done)
    assert [b.get("copy_text") for b in buttons(done)] == [{"text": number}]
    await vasyl.hear("[document]")
    page = await paper(vasyl)
    assert all(words in page for words in (number, code_in(said(done)), "05350 0 00 00", "Мій запит за номером"))
    assert "до вівторка, 24 листопада, 17:00" in page and "завтра" not in page
    for private in ("Канарк", "999 88", "Соборна", "Догляд", "Ганна"):
        assert private not in page
    await take(olha, number)
    await olha.press("Подробиці")
    details = said(await olha.hear("записує"))
    assert "Василь Петрович" in details and STORY in details and "Соборна, 7" in details
    await calm(town)
    assert "Канарк" not in await everything(town.phone(cast.COORDINATOR))


async def test_the_author_may_be_the_one_who_takes_it(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    number, _code = await written_down(olha)
    card = await take(olha, number)
    assert number in said(card)


async def test_without_a_phone_the_paper_promises_a_contact(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    await review(olha, phone="")
    await olha.press("Надіслати")
    done = said(await olha.hear("отримано"))
    assert "зв'яжеться з вами завтра" in done and "Номера телефону немає" in done


async def test_a_place_is_found_forgivingly_and_only_in_ones_own_community(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    await who(olha)
    assert "Пирятин" in labels_of(await reads(olha, "Де живе")), "the centre is one tap away"
    await olha.write("Баранівка")
    await reads(olha, "це інша громада")
    await olha.write("ыыы 123")
    await reads(olha, "такої назви не знайшлося")
    await olha.write("с. білоцеркивци")
    found = await reads(olha, "Який це населений пункт")
    await olha.forge(found, _forged(found, "UA53060330030046028"))
    await reads(olha, "Де живе")
    await choose(olha, "Пирятин")
    await reads(olha, "Яка допомога")


def _forged(message: Json, code: str) -> str:
    data = next(str(b["callback_data"]) for b in buttons(message) if "settlement" in b["callback_data"])
    return ":".join([*data.split(":")[:-1], code])


async def test_both_communities_of_a_coordinator_may_be_written_for(town: Town) -> None:
    head = town.phone(cast.COORDINATOR)
    await who(head)
    near = labels_of(await reads(head, "Де живе"))
    assert {"Пирятин", "Шишаки"} <= set(near)
    await choose(head, "Шишаки")
    await reads(head, "Яка допомога")


async def test_somebody_in_danger_is_asked_how_to_be_reached_and_no_story(town: Town) -> None:
    olha, head = town.phone(cast.OLHA), town.phone(cast.COORDINATOR)
    await who(olha)
    await choose(olha, "Пирятин")
    turns = (
        Turn("Яка допомога", press="тиха"),
        Turn("безпечно зателефонувати", press="8–12"),
        Turn("дзвонити безпечно", write="050 111 22 33"),
        Turn("Яке слово", write="калина"),
        Turn("загроза", press="Ні"),
        Turn("вулиця", press="Пропустити"),
    )
    for turn in turns:
        await answer(olha, turn)
    await reads(olha, "Скажіть людині")
    await olha.press("Надіслати")
    done = said(await olha.hear("отримано"))
    assert "чи безпечно мати його вдома" in done and "050 111 22 33" in done and "067 999" not in done
    number = number_in(done)
    offer = await newest(head, number)
    assert "Дзвінок" in said(offer), "on a lock screen it is a call"


async def test_it_waits_while_something_else_is_done_and_is_left_aloud_only(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    await who(olha)
    await olha.write("/start")
    await olha.hear("незавершений запит")
    await olha.press("Продовжити")
    await reads(olha, "Де живе")
    await olha.write("➕ Запит від імені людини")
    await reads(olha, "Де живе")
    await olha.send("sticker")
    await reads(olha, "Де живе")
    await olha.send("voice")
    await reads(olha, "додано до вашої розповіді")
    await olha.press("Скасувати")
    await olha.hear("Скасовано")
    assert "Ваші запити" not in "".join(await told(olha))


async def test_staff_do_not_become_residents_and_residents_have_no_such_key(town: Town) -> None:
    olha, maria = town.phone(cast.OLHA), await arrive(town.phone(cast.MARIA), TOWN)
    await written_down(olha)
    assert not any("Мої запити" in key for key in await olha.keys())
    await maria.write("➕ Запит від імені людини")
    await calm(town)
    assert "Як звати людину" not in await everything(maria)


async def test_a_command_is_nobodys_name(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    await olha.write("➕ Запит від імені людини")
    await reads(olha, "Як звати")
    await olha.write("/admin")
    assert "Як звати" in said(await olha.hear("Такої команди тут немає"))
    await olha.write("Ганна Канаркова")
    await reads(olha, "За яким номером")
