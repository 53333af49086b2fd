"""Words that mean danger, in Ukrainian, Russian and what people speak: whoever writes them sees the numbers at once.

It is better to show the numbers once too often: a false alarm costs a glance.
"""

from __future__ import annotations

import re

from domain.places_text import fold

# Beginnings of words in the folded spelling (no apostrophes, ы→и, э and ё→е).
_VIOLENCE = (
    r"бє\b|бьет|бють\b|бьют\b|побив\b|побил|избил|избива|вдарив|ударил|душить\b|душит\b|душив|задуш"
    r"|насильств|насили[еяю]|насилу|згвалт|изнасил|погрожу|угрожа|вбє\b|убьет|хоче вбити|хочет убить|вбивств|убийств"
)
_DESPAIR = (
    r"не хочу (?:більше |больше )?жит[иь]|не хочеться жити|не хочется жить|повіситис|повішус|повесит[ьс]|повешус"
    r"|самогуб|суіцид|суїцид|суицид|на себе руки|на себя руки|вкорот|покінчити з|покончить с|сенсу жити|смисла жить"
)
_FIRE = r"пожеж|пожар|горить (?:хат|дім|буд|кварт|сара)|горит (?:дом|хат|кварт)|ми горим"
_SHELLING = r"обстріл|обстрел|приліт\b|прильот|прилетіл|прилетел|завал|снаряд|вибух|взрив|взорвал"
_HEALTH = (
    r"вмира[єюе]|помира[єюе]|умира[єюе]|не диха|не дишит|непритомн|без свідом|без созна|свідоміст|потерял[а]? созна"
    r"|інсульт|инсульт|інфаркт|инфаркт|кровотеч"
)
_ANY = re.compile(rf"\b(?:{_VIOLENCE}|{_DESPAIR}|{_FIRE}|{_SHELLING}|{_HEALTH})")


def sounds_dangerous(text: str) -> bool:
    """Whether the words speak of violence, of not wanting to live, of fire, shelling or a life that is ending."""
    return bool(_ANY.search(fold(text)))
