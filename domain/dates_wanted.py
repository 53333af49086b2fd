"""Which of the words that name a day are meant: «не завтра, а в понеділок», «у вівторок не можу, краще в середу»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.dates_words import NEAR, WEEKDAYS, meaning

# All in the rough spelling.
_EXCEPT = frozenset(("не", "ні", "крім", "кроме", "через"))  # «через понеділок» is not the next one
_SMALL = frozenset(("в", "у", "на", "во", "можу", "можемо", "зможу", "зможемо", "могу", "смогу"))
_BETWEEN = "я|мі|мене|нас|мені|нам|зранку|вранці|утром|вдень|днем|ввечері|вечером|точно|ніяк|вже"
_WILL_NOT = "мож|змож|могу|смогу|смож|віход|віде|підход|підійд|подход|подойд|буде|буду|зручно|удобно"
_UNFIT = re.compile(rf" (?:(?:{_BETWEEN}) ){{0,2}}(?:ні\b|нет\b|не (?:{_WILL_NOT})\w*)")


def wanted(words: str) -> Iterator[str]:
    """The words but for the one after «не», and for a day before «не можу» or «ні»."""
    refused, answered = False, False
    for found in re.finditer(r"\S+", words):
        word = found[0]
        unfit = _is_day(word) and bool(_UNFIT.match(words, found.end()))
        if not refused and not unfit:
            yield word
        mine = word in _EXCEPT and not answered  # «завтра ні, післязавтра так»: it is of the day before it
        refused = mine or (refused and word in _SMALL)
        answered = unfit or (answered and word not in _EXCEPT)


def _is_day(word: str) -> bool:
    return any(meaning(names, word) is not None for names in (NEAR, WEEKDAYS))
