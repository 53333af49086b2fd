"""A form is data, a draft is a row; what an answer leads to is one of five outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.answers import Answers, Step


@dataclass(frozen=True, slots=True)
class Form:
    """A dialog: its steps in order. With `review` the answers are read back before they count."""

    id: str
    steps: tuple[Step, ...]
    version: int = 1
    review: bool = False
    usual: int = 0  # how many questions there will be, said before the answers decide it

    def visible(self, answers: Answers) -> tuple[Step, ...]:
        """The steps that these answers leave to be asked."""
        return tuple(step for step in self.steps if step.show_if(answers))

    def step(self, key: str) -> Step | None:
        """The step with this key, if the form has it."""
        return next((step for step in self.steps if step.key == key), None)


REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Draft:
    """Where a person stands in a dialog. `nonce` marks its buttons. `about` binds it to a thing (a request id …) and
    keeps what the machine notes: the messages that answered, one not understood, a point that waits for «так»."""

    nonce: str
    form: str
    step: str
    touched_at: datetime
    answers: Answers = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)
    amending: bool = False
    misses: int = 0
    version: int = 1


@dataclass(frozen=True, slots=True)
class Ask:
    """Show the draft's present question."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Invalid:
    """The present question stays: `reason` is why. `kept`: it joined the story; with "added" that is all to say."""

    draft: Draft
    reason: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """All is answered: read it back."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Complete:
    """A form without review has its last answer."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Quiet:
    """Kept, with nothing to say: a further part of an album, an edit that changed nothing."""

    draft: Draft


Outcome = Ask | Invalid | Review | Complete | Quiet


def place_in(form: Form, draft: Draft) -> tuple[int, int]:
    """(number of the present question, how many there are) as the person sees them."""
    visible = [step.key for step in form.visible(draft.answers)]
    total = max(len(visible), form.usual)
    return (visible.index(draft.step) + 1 if draft.step in visible else total), total
