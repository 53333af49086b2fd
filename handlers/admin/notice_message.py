"""Asking an admin for the message of a notice, whatever it is for: a new one, other words, a correction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.ui.admin.notice_writing import in_language
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.answers import Answers
from domain.forms import Draft
from domain.forms_notices import NOTICE_WORDS
from domain.notice_posts import belongs, joined
from domain.notices import FIRST, Post, posts_json, posts_of
from domain.people import Actor
from handlers import showing
from usecases import dialogs
from usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Asked:
    """What an admin sent when asked for it, and what it was asked for: `about` is what `ask` was given."""

    work: UnitOfWork
    actor: Actor
    v: View
    post: Post
    about: dict[str, Any]

    @property
    def lang(self) -> str:
        """In which language it is."""
        return str(self.about.get("lang", FIRST))

    @property
    def notice(self) -> int:
        """Of which notice; 0 for one that is yet to be made."""
        return int(self.about.get("notice", 0))


async def ask(work: UnitOfWork, actor: Actor, v: View, use: str, edit: bool = True, **about: Any) -> Screen:
    """The question. `use` is the key of `notice_uses.USES`: who gets the answer; `about` are plain values for them,
    among them `notice` and `lang`, where there are such."""
    draft = await dialogs.start(work, actor, NOTICE_WORDS, {"use": use, **about})
    above = in_language(v, str(about.get("lang", FIRST)))
    return await showing.present(work, actor, v, draft, above, edit)


def kept(post: Post) -> dict[str, Any]:
    """A post as an answer of a dialog."""
    return {"message": posts_json({FIRST: post})[FIRST]}


def post_in(answers: Answers) -> Post:
    """What `kept` made; nothing where nothing was sent yet."""
    return posts_of({FIRST: answers["message"]})[FIRST] if "message" in answers else Post()


def whole(draft: Draft, post: Post) -> Post:
    """The message with the parts of its album that the dialog holds."""
    before, part = post_in(draft.answers), post.parts[0]
    return joined(before, part) if belongs(before, part) else post
