"""How people call the choices in their own words: beginnings of words, Ukrainian, Russian, spoken; English."""

from __future__ import annotations

from collections.abc import Mapping

from domain.spelling import rough

HEARD: Mapping[str, str] = {
    "service.home_care": "прибират прибирал готуват доглядат доглян сидєлк сиделк купат помит",
    "service.supplies": "лекарств таблет пігул медикамент їж їст хліб дрова дров вугілл памперс одяг взутт еду",
    "service.papers": "справк довідк довідок оформит оформлен папер паспорт субсид",
    "service.escort": "відвез підвез отвез довез завез машин проїхат доїхат дістат лікарн больниц",
    "service.family": "дітей діти дитин дєті детей багатодітн садок садик",
    "service.disability": "інвалід инвалид візок візк коляск",
    "service.displaced": "переселен впо внутрішньо переїхал эвакуир евакуйов окупа",
    "service.veteran": "військов ветеран убд атов воював загибл",
    "service.housing": "житл жити ночуват ноч квартир притул погоріл",
    "service.advice": "порад посоветов підказ спитат запитат консультац",
    "hard.cook": "варит готовит",
    "hard.clean": "убират стират мити",
    "hard.wash": "купат мит одягат мыт",
    "hard.walk": "ходж встават",
    "hard.shop": "магазин крамниц продукт",
    "needed.medicine": "лекарств таблет пігул медикамент",
    "needed.food": "їж їст хліб еду круп",
    "needed.clothes": "взутт одежд вещ куртк",
    "needed.firewood": "дров вугілл угол опал",
    "needed.hygiene": "мило памперс підгузк порошок шампун",
    "often.daily": "каждый кожного кожен",
    "often.rarely": "іноді иногда рідко зрідка",
    "how_soon.today": "терміново срочно зараз сьогодн сегодн негайно",
    "how_soon.week": "неділ недел",
    "how_soon.later": "потім потом",
    "fetch.bring": "привез принес доставит доставк",
    "fetch.collect": "забер прийд приїд заїд",
    "where_to.hospital": "лікар больниц поліклін врач амбулатор госпітал",
    "where_to.office": "цнап пенсійн рад соцзахист військкомат суд",
    "where_to.shop": "магазин базар ринок аптек",
    "moving.alone": "сама сам самост",
    "moving.support": "палк палиц палоч ходунк милиц костил",
    "moving.wheelchair": "візок візк коляск",
    "moving.lying": "лежач",
    "children.two": "дво два двоє двое",
    "children.three_plus": "троє трое три четвер чотир",
    "people.few": "дво два двоє троє двое трое три",
    "people.many": "четвер чотир п'ят шест шіст",
    "people.one": "одна один",
    "lives_alone.alone": "одна один сама сам",
    "lives_alone.with_family": "родин син дочк доньк чолов дружин муж жен сестр брат внук онук",
    "meet.home": "дома удома додом",
    "meet.call": "телефон дзвін подзвон зателефон передзвон перезвон набер",
    "advice_by.call": "дзвін подзвон зателефон позвон передзвон перезвон набер",
    "advice_by.visit": "зустр прийд прийт",
}
ENGLISH: Mapping[str, str] = {
    "service.home_care": "clean cook wash care nurse",
    "service.supplies": "medic pill drug firewood clothes nappies",
    "service.papers": "document certificat pension form",
    "service.escort": "transport drive lift taxi hospital",
    "service.family": "child kids baby",
    "service.disability": "disab wheelchair",
    "service.displaced": "displac evacuat refugee idp",
    "service.veteran": "militar soldier",
    "service.housing": "flat apartment room homeless sleep",
    "service.advice": "advise question",
    "where_to.hospital": "clinic surgery",
    "where_to.office": "council court bank",
    "where_to.shop": "pharmacy",
    "moving.alone": "foot myself",
    "moving.support": "cane crutch walker",
    "how_soon.today": "urgent now asap",
    "meet.home": "house",
}
YES = frozenset(map(rough, ("так", "да", "ага", "угу", "звичайно", "конечно", "yes")))
NO = frozenset(map(rough, ("ні", "нет", "нє", "no")))
UNKNOWN = frozenset(
    map(
        rough,
        (
            *("не знаю", "незнаю", "я не знаю", "не знаємо", "хтозна", "хз", "не відомо", "невідомо"),
            *("важко сказати", "трудно сказать", "dont know", "i dont know", "do not know", "i do not know"),
        ),
    )
)
# Beside these it is not certain what is wished; «немає дров», said where help is chosen, is a wish.
DENIED = frozenset(
    map(rough, ("не", "ні", "нема", "немає", "без", "нет", "нету", "крім", "not", "no", "dont", "without"))
)
LACKS = DENIED - frozenset(map(rough, ("не", "крім", "not", "dont")))
_NOTHING = (
    "людина",
    "людині",
    "людину",
    "допомога",
    "допомоги",
    "допомогу",
    "потрібна",
    "інше",
    "інший",
    "чотири",
    "через",
    "need",
    "help",
)
COMMON = frozenset(map(rough, (*_NOTHING, "some", "something", "more", "with", "else", "сказати", "краще")))
