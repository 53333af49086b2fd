"""Whom the worker telephones about a request, and on which number."""

from __future__ import annotations

from domain.requests import Request

NO_NUMBER = ("", None, "none")


def another(request: Request) -> bool:
    """Whether the person whom it is about gets the answers themself, and has a number for that."""
    told = request.details.answers
    theirs = told.get("about_phone") not in NO_NUMBER
    return request.for_whom == "other" and told.get("answers_to") == "them" and theirs


def number_of(request: Request) -> str:
    """The number to call: of whoever is to get the answers; "" for none."""
    return str(request.details.answers["about_phone"]) if another(request) else request.details.phone


def unnamed(request: Request) -> bool:
    """A report whose author wished no name: there is nobody to write to."""
    return request.for_whom == "report" and request.details.answers.get("reporter") == "anonymous"
