"""Which choices a sentence names: «треба дрова і ліки». Whoever types should not be sent to look for a button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.i18n import Texts
from bot.ui.dialogs import words
from bot.ui.dialogs.words_heard import COMMON, DENIED, ENGLISH, HEARD, LACKS, NO, UNKNOWN, YES
from domain.answers import Kind, Step
from domain.spelling import rough

MOST = 12  # words: a longer text is a story
_SHORTEST, _ENDING = 4, 2  # letters: shorter words name nothing by themselves; what an ending takes
UNSURE = "unsure"
_WISHES = ("service", "supplies.needed")


def readable(step: Step) -> bool:
    """Whether a sentence may answer: what help, and a service's own questions. Danger is never read into words."""
    return step.kind in (Kind.CHOICE, Kind.MANY) and (step.key == "service" or "." in step.key)


def meant(text: str, step: Step, t: Texts) -> tuple[str, ...]:
    """The options of this step that the words name; of one-answer steps only if there is no doubt."""
    said = rough(text).split()
    if not readable(step) or not 0 < len(said) <= MOST:
        return ()
    if UNSURE in step.options and rough(text) in UNKNOWN:
        return (UNSURE,)
    if answer := _yes_or_no(said[0], step, t):
        return (answer,)
    if set(said) & DENIED - (LACKS if step.key in _WISHES else set()):
        return ()
    found = tuple(value for value, stems in _stems(step, t).items() if any(word.startswith(stems) for word in said))
    return found if step.kind is Kind.MANY or len(found) == 1 else ()


def unknown(text: str, step: Step) -> bool:
    """«Не знаю» at a question that may be left out; where «важко сказати» may be chosen, that is meant."""
    return not step.required and "." in step.key and UNSURE not in step.options and rough(text) in UNKNOWN


def _yes_or_no(first: str, step: Step, t: Texts) -> str:
    for told in (YES, NO):
        begins = [value for value in step.options if rough(_label(step, value, t)).split()[0] in told]
        if first in told and len(begins) == 1:
            return begins[0]
    return ""


def _stems(step: Step, t: Texts) -> dict[str, tuple[str, ...]]:
    """What begins the words of each option; what begins those of two tells nothing."""
    of = {value: {*_label_stems(_label(step, value, t)), *_heard(step, value)} for value in step.options}
    shared = Counter(stem for stems in of.values() for stem in stems)
    return {value: tuple(stem for stem in stems if shared[stem] == 1) for value, stems in of.items()}


def _label_stems(label: str) -> Iterator[str]:
    for word in rough(label).split():
        stem = word[: max(_SHORTEST, len(word) - _ENDING)]
        if len(word) >= _SHORTEST and word not in COMMON:
            yield stem


def _heard(step: Step, value: str) -> list[str]:
    option = f"{step.key.rsplit('.', 1)[-1]}.{value}"
    return [rough(word) for word in f"{HEARD.get(option, '')} {ENGLISH.get(option, '')}".split()]


def _label(step: Step, value: str, t: Texts) -> str:
    return t.plain(words.option(step.key, value))
