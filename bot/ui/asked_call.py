"""«Подзвоніть мені» as people type it, in a message that says nothing else."""

from __future__ import annotations

from itertools import product

from domain.spelling import rough

_VERBS = """
    подзвоніть подзвони дзвоніть передзвоніть передзвони зателефонуйте телефонуйте наберіть набери подзвонити
    позвоніть позвоните позвони перезвоніть перезвоните перезвони звоните наберите перенаберіть call phone ring
"""
_WHOM = ("", "мені", "мене", "мне", "меня", "нам", "me", "us", "me back", "back")
_OTHERS = (
    "можете подзвонити",
    "можете мені подзвонити",
    "хай мені подзвонять",
    "хочу щоб мені подзвонили",
    "мені подзвоніть",
)
_ENGLISH = ("give me a call", "can you call me", "could you call me", "i want a call")
_GREETING = "будь ласка пожалуйста прошу please добрий день вечір вітаю здрастуйте hello hi"
_POLITE = frozenset(rough(_GREETING).split())
_LONGEST = 60  # characters


def _bare(text: str) -> str:
    return " ".join(word for word in rough(text).split() if word not in _POLITE)


_PAIRS = (" ".join(pair) for pair in product(_VERBS.split(), _WHOM))
_CALLS = frozenset(map(_bare, (*_PAIRS, *_OTHERS, *_ENGLISH)))


def asks_call(text: str | None) -> bool:
    """Whether the whole message asks to be telephoned, and nothing more."""
    return bool(text) and len(text or "") <= _LONGEST and _bare(text or "") in _CALLS
