"""HTML parse mode: the tags Telegram knows, its refusals with byte offsets, entities in UTF-16 units."""

from __future__ import annotations

import re

from sandbox.htmltags import KIND, Entity, Open, decoded, details_of, wrong
from sandbox.utf16 import length

_START = re.compile(r"<([^\s>]*)")
_END = re.compile(r"</([^\s>]*)\s*")
_NAME = re.compile(r"\s*([^\s=>]*)\s*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities; raises «can't parse entities: …» where Telegram does."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.units = 0
        self.open: list[Open] = []
        self.entities: list[Entity] = []
        self.language = ""

    def parse(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            if self.source[self.at] != "<":
                self._plain()
            elif self.source.startswith("</", self.at):
                self._end()
            else:
                self._start()
        if self.open:
            raise wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        self.entities.sort(key=lambda item: (item["offset"], -item["length"]))
        return "".join(self.pieces), self.entities

    def _plain(self) -> None:
        stop = self.source.find("<", self.at)
        stop = len(self.source) if stop < 0 else stop
        piece = decoded(self.source[self.at : stop])
        self.pieces.append(piece)
        self.units += length(piece)
        self.at = stop

    def _bytes(self, index: int) -> int:
        return len(self.source[:index].encode())

    def _start(self) -> None:
        begin = self.at
        match = _START.match(self.source, begin)
        name = match.group(1).lower() if match else ""
        self.at += 1 + len(name)
        if self.at >= len(self.source):
            raise wrong(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if name not in KIND:
            raise wrong(f'Unsupported start tag "{name}" at byte offset {self._bytes(begin)}')
        attributes = self._attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self.open.append(Open(name, attributes, self.units, len(self.pieces)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            match = _NAME.match(self.source, self.at)
            self.at = match.end() if match else len(self.source)
            name = match.group(1).lower() if match else ""
            if self.at >= len(self.source):
                raise wrong(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
            if self.source[self.at] == "=":
                found[name] = self._value(tag, name, begin)
            elif name:
                found[name] = ""
            else:
                self.at += 1
                return found

    def _value(self, tag: str, name: str, begin: int) -> str:
        if not name:
            raise wrong(f'Empty attribute name in the tag "{tag}" at byte offset {self._bytes(begin)}')
        rest = self.source[self.at + 1 :]
        self.at += 1 + len(rest) - len(rest.lstrip())
        quote = self.source[self.at : self.at + 1]
        if quote in ("'", '"') and quote:
            stop = self.source.find(quote, self.at + 1)
            if stop < 0:
                raise wrong(f"Unclosed start tag at byte offset {self._bytes(begin)}")
            value, self.at = self.source[self.at + 1 : stop], stop + 1
            return decoded(value)
        return self._token()

    def _token(self) -> str:
        start = self.at
        match = _TOKEN.match(self.source, start)
        self.at = match.end() if match else start
        following = self.source[self.at : self.at + 1]
        if following and not following.isspace() and following != ">":
            raise wrong(f"Unexpected end of name token at byte offset {self._bytes(start)}")
        return self.source[start : self.at].lower()

    def _end(self) -> None:
        begin = self.at
        if not self.open:
            raise wrong(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        match = _END.match(self.source, begin)
        name = match.group(1).lower() if match else ""
        self.at = match.end() if match else begin
        if self.source[self.at : self.at + 1] != ">":
            raise wrong(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            places = f'expected "</{opened.tag}>", found "</{name}>"'
            raise wrong(f"Unmatched end tag at byte offset {self._bytes(begin)}, {places}")
        if self.units > opened.offset:
            self._close(opened)

    def _close(self, opened: Open) -> None:
        inside = "".join(self.pieces[opened.piece :])
        entity: Entity = {
            "type": KIND[opened.tag],
            "offset": opened.offset,
            "length": self.units - opened.offset,
        }
        details = details_of(opened, inside)
        if details is None:
            return
        entity.update(details)
        if opened.tag in ("pre", "code") and self._joined(opened, entity):
            return
        self.language = opened.attributes.get("class", "")
        self.entities.append(entity)

    def _joined(self, opened: Open, entity: Entity) -> bool:
        """<pre><code class="language-…"> is one block with a language, either way round."""
        last = self.entities[-1] if self.entities else {}
        same = last.get("offset") == entity["offset"] and last.get("length") == entity["length"]
        if not same or {last.get("type"), entity["type"]} != {"pre", "code"}:
            return False
        language = opened.attributes.get("class", "") if opened.tag == "code" else self.language
        last["type"] = "pre"
        if language.startswith("language-"):
            last["language"] = language.removeprefix("language-")
        return True
