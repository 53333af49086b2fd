"""How the posts of a notice change: another message, one more part of an album, an edit, a button. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.notices import FIRST, NO_POSTS, Part, Post, Posts

BUTTONS = 6  # more is no notice but a menu
TITLED = frozenset({"photo", "video", "animation", "audio", "document", "voice"})  # what has a caption


def written(posts: Posts, lang: str, post: Post) -> Posts:
    """These words in this language. Buttons stay unless the new message brings its own; a further language begins
    with those of the first one."""
    former = posts.get(lang) or posts.get(FIRST) or Post()
    return {**posts, lang: replace(post, buttons=post.buttons or former.buttons)}


def without(posts: Posts, lang: str) -> Posts:
    """No version in this language; the first one stays."""
    return {its: post for its, post in posts.items() if its == FIRST or its != lang}


def joined(post: Post, part: Part) -> Post:
    """One more part of its album, in the order in which they were sent."""
    others = [its for its in post.parts if not same(its, part)]
    return replace(post, parts=tuple(sorted([*others, part], key=lambda its: its.message)))


def belongs(post: Post, part: Part) -> bool:
    """Whether it is another part of the album that this post is."""
    return bool(part.album) and any(its.album == part.album for its in post.parts)


def same(one: Part, other: Part) -> bool:
    """Whether both are the same message, before and after an edit."""
    return bool(one.message) and (one.chat, one.message) == (other.chat, other.message)


def lang_of(posts: Posts, part: Part) -> str:
    """The language whose post this message is in; "" when none has it."""
    found = [lang for lang, post in posts.items() if any(same(its, part) for its in post.parts)]
    return found[0] if found else ""


def latest(posts: Posts) -> str:
    """The language that was written last."""
    return max(posts, key=lambda lang: max((part.message for part in posts[lang].parts), default=0), default=FIRST)


def edited(posts: Posts, part: Part) -> Posts:
    """The message says something else now; its place is the same."""
    lang = lang_of(posts, part)
    if not lang:
        return posts
    parts = tuple(part if same(its, part) else its for its in posts[lang].parts)
    return {**posts, lang: replace(posts[lang], parts=parts)}


def titled(post: Post, words: Post) -> Post | None:
    """The files of one message with the words of another as their caption, whichever came first; None where that
    cannot be."""
    files, said = (post, words) if _bare_file(post) else (words, post)
    if not _bare_file(files) or [part.kind for part in said.parts] != ["text"]:
        return None
    first, *others = files.parts
    head = replace(first, text=said.parts[0].text, entities=said.parts[0].entities)
    return Post((head, *others), files.buttons or said.buttons)


def _bare_file(post: Post) -> bool:
    bare = bool(post.parts) and not any(part.text for part in post.parts)
    return bare and all(part.kind in TITLED for part in post.parts)


def with_button(posts: Posts, lang: str, words: str, address: str) -> Posts:
    """One more link under the post; the same address again gets the new words."""
    post = posts[lang]
    others = tuple(its for its in post.buttons if its[1] != address)
    return {**posts, lang: replace(post, buttons=(*others, (words, address))[:BUTTONS])}


def without_button(posts: Posts, lang: str, number: int) -> Posts:
    """The post without its button of this number, from 0."""
    post = posts[lang]
    kept = tuple(its for n, its in enumerate(post.buttons) if n != number)
    return {**posts, lang: replace(post, buttons=kept)}


def in_language(posts: Posts, lang: str) -> Post:
    """What somebody with this language gets."""
    return posts.get(lang) or posts.get(FIRST) or next(iter(posts.values()), Post())


def nothing(posts: Mapping[str, Post] = NO_POSTS) -> bool:
    """Whether there is nothing to send yet."""
    return not in_language(posts, FIRST).parts
