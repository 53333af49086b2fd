"""«Двадцять восьмого листопада», «перше грудня», «второго числа»: days of the month that are said in words."""

from __future__ import annotations

import re

from domain.dates_words import MONTHS, meaning

# Their beginnings in the rough spelling, Ukrainian and Russian; the line's number is the day.
_BEGINNINGS = (
    "перш перв",
    "друг втор",
    "трет",
    "четверт",
    "пят",
    "шост шест",
    "сом седм",
    "восм",
    "девят",
    "десят",
    "одінадцят одінадцат",
    "дванадцят двенадцат",
    "трінадцят трінадцат",
    "чотірнадцят четірнадцат",
    "пятнадцят пятнадцат",
    "шістнадцят шестнадцат",
    "сімнадцят семнадцат",
    "вісімнадцят восемнадцат",
    "девятнадцят девятнадцат",
    "двадцят двадцат",
)
_DAYS = {word: day for day, line in enumerate(_BEGINNINGS, 1) for word in line.split()}
_DAYS.update(dict.fromkeys(("трідцят", "трідцат"), 30))
_WORD = re.compile(
    rf"\b(?:(двадц[яа]т|трідц[яа]т) )?({'|'.join(sorted(_DAYS, reverse=True))})(ого|его|ое|е)\b(?: (\w+))?"
)
_FEW = 3  # words: «до першого», «на десятого»


def in_figures(words: str) -> str:
    """The same words, in the rough spelling, with such a day written as «28 го».

    «Перше» of «перше питання» and «другого» of «другого поверху» are no days: a month or a number follows, or it is
    nearly all that was said.
    """

    def figure(found: re.Match[str]) -> str:
        tens, word, ending, then = found.groups()
        dated = then and (then.startswith("чісл") or meaning(MONTHS, then))
        alone = not then and ending in ("ого", "его") and len(words.split()) <= _FEW
        if not (dated or alone or tens):
            return found[0]
        day = _DAYS[word] + (_DAYS[tens] if tens else 0)
        return f"{day} го" + (f" {then}" if then else "")

    return _WORD.sub(figure, words)
