"""`susid demo --story`: the main job, played by itself as a readable conversation of everybody in it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

import aiohttp
import click

from bot.demo_people import ADMIN_ID, COORDINATOR, MARIA, OLHA, VASYL
from bot.phone import Phone, Unheard, said
from bot.switches import Sandbox

Restart = Callable[[], Awaitable[None]]
HOUR = 3600
KYIV = ZoneInfo("Europe/Kyiv")


@dataclass(frozen=True, slots=True)
class Scene:
    """Everybody's phone, and the switches of the sandbox."""

    maria: Phone
    olha: Phone
    vasyl: Phone
    head: Phone
    admin: Phone
    sandbox: Sandbox
    restart: Restart


async def play(sandbox_url: str, restart_bot: Restart) -> int:
    """0 when the whole story came true, 1 with what went wrong."""
    async with aiohttp.ClientSession() as http:
        try:
            await _story(_scene(http, sandbox_url, restart_bot))
        except Unheard as trouble:
            click.echo(f"\nІсторія урвалася: {trouble}", err=True)
            return 1
    _print("", "Історія відбулася вся.")
    return 0


def _scene(http: aiohttp.ClientSession, url: str, restart: Restart) -> Scene:
    def phone(person: int, name: str) -> Phone:
        made = Phone(http, url, person, name)
        made.told = _print
        return made

    return Scene(
        phone(MARIA, "Марія"),
        phone(OLHA, "Ольга Іванівна"),
        phone(VASYL, "Василь Петрович"),
        phone(COORDINATOR, "Тетяна Романівна"),
        phone(ADMIN_ID, "Адміністратор"),
        Sandbox(http, url),
        restart,
    )


async def _story(scene: Scene) -> None:
    await scene.sandbox.advance(offset=await _to_a_tuesday(scene))
    await _ask(scene)
    await _passed_on(scene)
    await _taken(scene)
    await _not_called_yet(scene)
    await _finished_and_reopened(scene)
    await _closed(scene)
    await _notice(scene)


async def _to_a_tuesday(scene: Scene) -> float:
    """The story begins at ten on a Tuesday, whatever the day is."""
    now, offset = await scene.sandbox.clock()
    here = now.astimezone(KYIV)
    tuesday = here + timedelta(days=(1 - here.weekday()) % 7 or 7)
    return offset + (tuesday.replace(hour=10, minute=0, second=0, microsecond=0) - here).total_seconds()


async def _ask(scene: Scene) -> None:
    maria = scene.maria
    _scene_title("Марія вперше пише боту")
    await maria.write("/start")
    await maria.hear("Вітаю")
    await maria.press("Погоджуюсь")
    await maria.hear("Напишіть назву")
    await maria.write("пырятин")
    await maria.hear("ваш населений пункт")
    await maria.press("Пирятин")
    await maria.hear("Населений пункт: Пирятин")
    await maria.press("Потрібна допомога")
    for question, choice in (("Кому", "Мені"), ("Яка потрібна", "Догляд вдома"), ("живе", "Так, без нікого")):
        await maria.hear(question)
        await maria.press(choice)
    await maria.hear("Що робити найважче")
    await maria.press("Ходити")
    _scene_title("Посеред запитання бот падає й починає знову")
    await scene.restart()
    await maria.press("Далі")
    await _tell(maria)


async def _tell(maria: Phone) -> None:
    """The rest of the questions, and off it goes."""
    for question, choice in (("Як часто", "Щодня"), ("Чи є зараз загроза", "Ні")):
        await maria.hear(question)
        await maria.press(choice)
    await maria.hear("Яка вулиця")
    await maria.write("Соборна, 5")
    await maria.hear("Розкажіть своїми словами")
    await maria.write("Важко носити воду й готувати, ноги болять. Мені 81 рік.")
    await maria.hear("За яким номером")
    await maria.write("067 123 45 67")
    await maria.hear("Перевірте, чи все правильно")
    await maria.press("Надіслати")


async def _passed_on(scene: Scene) -> None:
    received = said(await scene.maria.hear("отримано"))
    found = re.search(r"ПИР-\d\d-\d\d-\d\d", received)
    if found is None:
        raise Unheard(f"немає номера: {received}")
    number = found.group()
    _scene_title("Запит іде до працівниці дільниці; вона мовчить, і він переходить до наступного")
    await scene.olha.hear(number)
    await scene.sandbox.advance(advance=5 * HOUR)
    await scene.olha.hear("Час на відповідь минув")
    await scene.vasyl.hear(number)


async def _taken(scene: Scene) -> None:
    _scene_title("Василь Петрович бере запит")
    await scene.vasyl.press("Взяти в роботу")
    await scene.vasyl.hear("Запит ваш")
    await scene.maria.hear("Василь Петрович")
    await scene.vasyl.press("Подробиці")
    await scene.vasyl.hear("Соборна, 5")
    await scene.vasyl.press("Написати")
    await scene.vasyl.hear("Напишіть повідомлення")
    await scene.vasyl.write("Добрий день, пані Маріє. Завтра зателефоную.")
    await scene.maria.hear("Завтра зателефоную")
    await scene.maria.press("Дописати")
    await scene.maria.hear("Напишіть повідомлення")
    await scene.maria.write("Дякую, я вдома весь день.")
    await scene.maria.hear("Додано до запиту")
    await scene.vasyl.hear("весь день")


async def _not_called_yet(scene: Scene) -> None:
    _scene_title("Наступного дня Сусід питає Марію, чи їй зателефонували")
    await scene.sandbox.advance(advance=20 * HOUR)
    await scene.maria.hear("Чи зв'яза")
    await scene.maria.press("Ще ні")
    await scene.maria.hear("Дякуємо, що сказали")
    await scene.vasyl.hear("ще не зателефонували")
    await scene.head.hear("ще не зателефонували")
    await scene.vasyl.press("Відкрити справу")
    await scene.vasyl.press("Зв'язок був")
    await scene.vasyl.hear("Чи вдалося")
    await scene.vasyl.press("Поговорили")
    await scene.vasyl.hear("ви поговорили")
    await scene.maria.hear("Робота триває")


async def _finished_and_reopened(scene: Scene) -> None:
    _scene_title("Робота завершена, але Марії ще не допомогли")
    await _finish(scene)
    await scene.maria.press("Ні, не вирішено")
    await scene.maria.hear("знову відкрито")
    await scene.vasyl.hear("Новий запит")
    await scene.vasyl.press("Взяти в роботу")
    await scene.vasyl.hear("Запит ваш")
    await scene.maria.hear("Ваш соціальний працівник")


async def _closed(scene: Scene) -> None:
    _scene_title("Тепер допомогли")
    await _finish(scene)
    await scene.maria.press("Так, допомогли")
    await scene.maria.hear("Бережіть себе")
    await scene.vasyl.hear("Справу закрито")


async def _finish(scene: Scene) -> None:
    await scene.vasyl.press("Завершити")
    await scene.vasyl.hear("Який підсумок")
    await scene.vasyl.press("Допомогу надано")
    await scene.vasyl.hear("Кілька слів")
    await scene.vasyl.press("Пропустити")
    await scene.maria.hear("Відповісти можна й зараз")
    await scene.sandbox.advance(advance=HOUR + 60)
    await scene.maria.hear("Чи допомогли вам")


async def _notice(scene: Scene) -> None:
    _scene_title("Адміністратор пише всій громаді")
    await scene.admin.press("Сповіщення")
    await scene.admin.press("Нове")
    await scene.admin.hear("Для кого")
    await scene.admin.press("Пирятинська")
    await scene.admin.hear("Надішліть сюди")
    await scene.admin.write("У четвер з 10:00 у центрі видають дрова.")
    await scene.admin.hear("чернетка")
    await scene.admin.press("▶️ Надіслати")
    await scene.sandbox.advance(to="morning")
    await scene.maria.hear("видають дрова")


def _scene_title(title: str) -> None:
    click.secho(f"\n— {title} —", bold=True)


def _print(who: str, words: str) -> None:
    lines = words.splitlines() or [""]
    click.echo(f"{who + ':' if who else '':<28} {lines[0]}")
    for line in lines[1:]:
        click.echo(f"{'':<28} {line}")
