"""What stands in people's chats: a small model of Telegram, which forgets nothing that it took."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.ui.files.notice_edits import DELETABLE
from domain.notices import FIRST, Post, Posts, Task, posts_of
from usecases.ports import Letter


@dataclass(slots=True)
class Bubble:
    """A message in a chat. `lost`: nobody of ours knows of it, `left`: nor of whose it is, who was forgotten; `off`: it
    says that it is called off."""

    notice: int
    person: int
    words: str
    off: bool = False
    lost: bool = False
    left: bool = False

    @property
    def known(self) -> bool:
        """Whether it can still be put right."""
        return not self.lost and not self.left


@dataclass(frozen=True, slots=True)
class Telling:
    """Somebody was told something new: of what, when, and until when it was meant to go out."""

    notice: int
    person: int
    at: datetime
    not_after: datetime | None
    danger: bool
    begun: bool  # it had been begun before: it is seen to its end whatever becomes of the notice
    running: bool


def words(posts: Posts, lang: str) -> str:
    """What somebody of this language reads."""
    post: Post = posts.get(lang) or posts[FIRST]
    return post.parts[0].text


@dataclass(slots=True)
class Chats:
    """All chats; `shut` ones refuse what is sent to them."""

    bubbles: dict[int, Bubble] = field(default_factory=dict)
    shut: set[int] = field(default_factory=set)
    told: list[Telling] = field(default_factory=list)
    losses: int = 0
    _last: int = 7_000_000

    def send(self, letter: Letter, lang: str) -> int:
        """A new message; its id."""
        self._last += 1
        posts = posts_of(letter.body["params"]["posts"])
        self.bubbles[self._last] = Bubble(letter.notice, letter.person_id, words(posts, lang))
        return self._last

    def mend(self, letter: Letter, lang: str, now: datetime) -> None:
        """What is done with a message that stands there; one that is gone stays gone."""
        bubble, task = self.bubbles.get(letter.shown[0]), Task(letter.body["params"]["task"])
        age = now - letter.shown_at if letter.shown_at else timedelta()
        if bubble is None:
            return
        if task is Task.DELETE and age < DELETABLE:
            del self.bubbles[letter.shown[0]]
        elif task in (Task.DELETE, Task.CANCEL):
            bubble.off = True
        else:
            bubble.words = words(posts_of(letter.body["params"]["posts"]), lang)

    def lose(self, message: int) -> None:
        """Nobody will ever know that it was taken."""
        self.bubbles[message].lost = True
        self.losses += 1

    def forget(self, person: int) -> None:
        """Whoever is forgotten keeps what they got."""
        for bubble in self.bubbles.values():
            bubble.left = bubble.left or bubble.person == person
