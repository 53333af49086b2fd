"""Refusals in Telegram's own words, so that a client meets here what it will meet there."""

from __future__ import annotations

_PREFIX = {400: "Bad Request: ", 403: "Forbidden: ", 409: "Conflict: "}


class ApiError(Exception):
    """A refusal of a Bot API call: HTTP status, description, and parameters that help (seconds to wait, a new chat)."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, object]:
        """The JSON body that goes with the refusal."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def refuse(reason: str, code: int = 400) -> ApiError:
    """A refusal with the prefix Telegram gives to that code («Bad Request: …» by default)."""
    return ApiError(code, _PREFIX.get(code, "") + reason)


def not_found() -> ApiError:
    """An unknown method, file or token shape."""
    return ApiError(404, "Not Found")


def too_many(retry_after: int) -> ApiError:
    """The flood refusal."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


class ControlError(Exception):
    """A mistake in a request to the control side: HTTP status and a sentence about it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
