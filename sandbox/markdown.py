"""MarkdownV2 parse mode: the marks, the escapes and the refusal of unescaped reserved characters."""

from __future__ import annotations

import re
from typing import Any

from sandbox.errors import ApiError, refuse
from sandbox.utf16 import length

Entity = dict[str, Any]

_MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
_RESERVED = "_*[]()~`>#+-=|{}.!"
_LANGUAGE = re.compile(r"([^\s`]+)\n")


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities; raises «can't parse entities: …» where Telegram does."""
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.plain = ""
        self.open: list[tuple[str, int]] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            self._step()
        if self.open:
            raise self._unclosed(self.open[-1][0])
        self.entities.sort(key=lambda item: (item["offset"], -item["length"]))
        return self.plain, self.entities

    def _step(self) -> None:
        char = self.source[self.at]
        if char == "\\" and self.source[self.at + 1 : self.at + 2].isascii():
            self.plain += self.source[self.at + 1 : self.at + 2]
            self.at += 2
        elif char == "`":
            self._code()
        elif char == "[":
            self._push("[", 1)
        elif char == "]" and self.open and self.open[-1][0] == "[":
            self._link()
        elif mark := self._mark():
            self._toggle(mark)
        elif char in _RESERVED:
            reason = f"Character '{char}' is reserved and must be escaped with the preceding '\\'"
            raise _wrong(reason)
        else:
            self.plain += char
            self.at += 1

    def _mark(self) -> str:
        two = self.source[self.at : self.at + 2]
        return two if two in _MARKS else (two[:1] if two[:1] in _MARKS else "")

    def _push(self, mark: str, size: int) -> None:
        self.open.append((mark, length(self.plain)))
        self.at += size

    def _toggle(self, mark: str) -> None:
        if not self.open or self.open[-1][0] != mark:
            self._push(mark, len(mark))
            return
        self._add(_MARKS[mark], self.open.pop()[1])
        self.at += len(mark)

    def _add(self, kind: str, offset: int, **more: Any) -> None:
        size = length(self.plain) - offset
        if size > 0:
            self.entities.append({"type": kind, "offset": offset, "length": size, **more})

    def _code(self) -> None:
        fence = "```" if self.source.startswith("```", self.at) else "`"
        start = self.at + len(fence)
        stop = self.source.find(fence, start)
        if stop < 0:
            raise self._unclosed(fence)
        inside, more = self.source[start:stop], {}
        if fence == "```" and (language := _LANGUAGE.match(inside)):
            inside, more = inside[language.end() :], {"language": language.group(1)}
        offset = length(self.plain)
        self.plain += inside
        self._add("pre" if fence == "```" else "code", offset, **more)
        self.at = stop + len(fence)

    def _link(self) -> None:
        offset = self.open.pop()[1]
        stop = self.source.find(")", self.at)
        if not self.source.startswith("](", self.at) or stop < 0:
            raise _wrong("Can't find end of a URL")
        self._add("text_link", offset, url=self.source[self.at + 2 : stop])
        self.at = stop + 1

    def _unclosed(self, mark: str) -> ApiError:
        names = {**_MARKS, "[": "text url", "`": "code", "```": "pre"}
        name = "".join(word.capitalize() for word in names[mark].split())
        return _wrong(f"Can't find end of {name} entity at byte offset {len(self.source.encode())}")


def _wrong(reason: str) -> ApiError:
    return refuse(f"can't parse entities: {reason}")
