"""Ukrainian endings: «в Шишаках», «у Великій Кручі», «з Вишневого» are Шишаки, Велика Круча, Вишневе."""

from __future__ import annotations

import re

# At least three letters stay; what is left of a name and of its cases is the same.
_ENDINGS = "ями ами ими ому ого ові еві ах ях ам ям их им ім ий ій ої ою ею єю ие ый ой ая яя ое а о є е и і ї у ю я ь"
_ENDING = re.compile(rf"(?<=[^ ]{{3}})(?:{'|'.join(_ENDINGS.split())})(?= |$)")


def case_stem(folded: str) -> str:
    """A folded name without the endings of its words: «великій кручі» and «велика круча» -> «велик круч»."""
    return _ENDING.sub("", folded)
