"""Turns whatever people type into one comparable spelling, and puts names in Ukrainian order."""

from __future__ import annotations

import re
import unicodedata

LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
APOSTROPHES = "'’ʼ‘‛`´ʹʻˈ′＇\"“”„«»*"

# What stands for another letter: Latin twins, Russian letters, letters with a mark of their own.
_TWINS = dict(zip("icopaexykmtbhïëѐѝыэёґ", "ісораехукмтвнїееииеег", strict=True))
_FOLD = str.maketrans({**_TWINS, **dict.fromkeys(APOSTROPHES + "ъ", "")})
_FOREIGN = re.compile(f"[^{LETTERS}a-z0-9]+")
_ORDINARY = re.compile(f"[{LETTERS}’ -]*")
_KIND_WORDS = "с село сел селище сщ ще смт м мст місто міського типу пгт г город пос поселок дер деревня"
_KINDS = frozenset(_KIND_WORDS.split())

# Letters that sound alike, or that Ukrainian and Russian spell differently: Ліс/Лес, Київ/Киев, Харків/Харьков.
# Letter for letter, so that one mistake stays one mistake.
_SOUND = str.maketrans({**dict.fromkeys("іїйеєо", "и"), "я": "а", "ю": "у", "ь": "", " ": ""})
_ADJECTIVE = re.compile(r"(?<=[сцз])ь?к(?:а|у|і|ий|ої|ій|ого|ому|ою|им|ая|ую|ой|ие)$")

_ORDER = {letter: chr(0x100 + place) for place, letter in enumerate(" 0123456789" + LETTERS)}
_KEY = str.maketrans({**_ORDER, "-": _ORDER[" "], **dict.fromkeys(APOSTROPHES, "")})


def fold(text: str) -> str:
    """The spelling under which names are compared: Ukrainian small letters, digits and single spaces.

    Forgives case, every apostrophe or none, Latin and Russian letters, stress and invisible marks, hyphens,
    and a leading kind of settlement («с.», «смт», «місто»…). Folding twice changes nothing.
    """
    plain = visible(unicodedata.normalize("NFKC", text).lower())
    words = _FOREIGN.sub(" ", plain.translate(_FOLD)).split()
    while len(words) > 1 and words[0] in _KINDS:
        del words[0]
    return " ".join(words)


def visible(text: str) -> str:
    """Without the marks that show nothing: they may stand between any two letters."""
    if _ORDINARY.fullmatch(text):
        return text
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Mn"))


def sound(folded: str) -> str:
    """How a folded name sounds, roughly: Russian and Ukrainian spellings of it come out the same or close."""
    return folded.replace("сч", "щ").translate(_SOUND)


def sounds(folded: str) -> set[str]:
    """Also as it is written: in «пасчне» the «сч» is a slip, not the Russian spelling of «щ»."""
    return {sound(folded), folded.translate(_SOUND)}


def area_stem(folded: str) -> str:
    """A word that names an area, without its adjective's ending: «полтавської», «полтавская» -> «полтавс»."""
    return _ADJECTIVE.sub("", folded)


def ukrainian_key(text: str) -> str:
    """A sort key for the Ukrainian alphabet (ґ after г, і and ї after и): apostrophes and case do not count.

    A key's prefix is the key of the text's prefix; signs outside the alphabet come after it.
    """
    return unicodedata.normalize("NFC", text).lower().translate(_KEY)
