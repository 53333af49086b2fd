"""Everything that goes on record has words of its own: in the journal, and for the resident whom it concerns."""

from __future__ import annotations

import ast
from importlib import import_module
from operator import attrgetter
from pathlib import Path

import pytest

from bot.ui.words_audit import ACTIONS, OTHER, done
from domain.notice_approving import ALONE
from domain.people import Role
from tests.ui.reading import EN, UK

ROOT = Path(__file__).resolve().parents[2]
PASSED_ON = frozenset({"what", "action"})  # a verb that a function is given
LAST = {"handing": "_done", "notice_control": "_decided", "notice_history": "_made"}  # the verb is the last argument
NOTES = frozenset({"note", "asking.note"})  # usecases.notice_asking.note: the verb is the third argument
OF_WHAT = {"notice_alone_": ALONE}  # what such a verb ends in; else in a role


def _verbs(said: ast.expr, room: str) -> set[str]:
    """What this expression of a module may say."""
    match said:
        case ast.Constant(value=str(verb)):
            return {verb}
        case ast.IfExp(body=one, orelse=other):
            return _verbs(one, room) | _verbs(other, room)
        case ast.JoinedStr(values=[ast.Constant(value=str(begin)), ast.FormattedValue()]):
            return {f"{begin}{end}" for end in OF_WHAT.get(str(begin), Role)}
        case ast.Subscript(value=ast.Name(id=table)):
            return set(getattr(import_module(room), table).values())
    name = ast.unparse(said)
    return set() if name in PASSED_ON else {str(attrgetter(name)(import_module(room)))}


def _noted() -> set[str]:
    found: set[str] = set()
    for path in [*ROOT.glob("usecases/*.py"), *ROOT.glob("handlers/**/*.py")]:
        room = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("audit.note"):
                found |= _verbs(node.args[1], room)
            elif isinstance(node, ast.Call) and ast.unparse(node.func) in NOTES and len(node.args) == 4:
                found |= _verbs(node.args[2], room)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == LAST.get(path.stem):
                found |= _verbs(node.args[-1], room)
    return found


def test_every_verb_that_is_noted_has_words() -> None:
    noted = _noted()
    assert len(noted) > 25
    assert noted - ACTIONS.keys() == set()


@pytest.mark.parametrize("action", ACTIONS)
def test_they_are_told_in_both_languages(action: str) -> None:
    assert done(UK.t, action) != done(EN.t, action)
    assert done(UK.t, action) != done(UK.t, "unheard of")


def test_a_verb_of_a_later_version_is_something_else() -> None:
    assert done(EN.t, "unheard_of") == OTHER
