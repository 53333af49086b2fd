"""The paper that «Мої дані» is written on: read on a small phone or printed, and nothing comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from html import escape

from bot.i18n import Html
from bot.ui.view import View
from domain.deadlines import local

Rows = Iterable[tuple[str, str]]
_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:18px/1.5 sans-serif;margin:1rem auto;max-width:42rem;padding:0 1rem;overflow-wrap:anywhere}"
    "h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.25rem;margin:2rem 0 .5rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #999;padding:.4rem .6rem;text-align:left;vertical-align:top}th{width:30%}"
    "@media(max-width:30rem){tr,th,td{display:block;width:auto;border:0;padding:0}"
    "tr{border-top:1px solid #999;padding:.5rem 0}}"
    "@media print{body{font-size:11pt;max-width:none}tr{break-inside:avoid}h2{break-after:avoid}}"
)


def document(v: View, title: str, parts: Iterable[str]) -> str:
    """One HTML document."""
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
    body = "".join(parts)
    return f'<!doctype html><html lang="{v.t.lang}"><head>{head}<title>{title}</title></head><body>{body}</body></html>'


def section(head: str, rows: Rows) -> str:
    """A heading and what stands under it; nothing at all when there is nothing."""
    shown = table(rows)
    return f"<h2>{head}</h2>{shown}" if shown else ""


def table(rows: Rows) -> str:
    """Names and values; what is empty is left out."""

    def cell(value: str) -> str:
        return (value if isinstance(value, Html) else escape(value)).replace("\n", "<br>")

    shown = "".join(f"<tr><th>{name}</th><td>{cell(value)}</td></tr>" for name, value in rows if value)
    return f"<table>{shown}</table>" if shown else ""


def lines(found: Iterable[str]) -> str:
    """One under another, the empty ones left out."""
    return "\n".join(line for line in found if line)


def stamp(v: View, at: datetime | None) -> str:
    """A moment with its year: the paper may be read years later."""
    return f"{local(at, v.tz):%d.%m.%Y, %H:%M}" if at else ""


def dated(day: date) -> str:
    """A day with its year."""
    return f"{day:%d.%m.%Y}"
