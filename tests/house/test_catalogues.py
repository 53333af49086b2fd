"""The catalogues of the project are whole, and the tools that say so see every fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import i18n, msgids, texts
from bot.catalogues import LOCALES, CatalogueError, plural_forms, po_file
from bot.i18n import Html, Texts, mark

HEAD = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
CODE = """
LABELS = (mark("Send"),)
def screen(t, n, ok):
    t.say("Hello, "
          "{name}", name=t.say("friend"))
    self.texts.count("{n} request", "{n} requests", n, who=t.plain("mine"))
    t.say("yes" if ok else "no")
    t.say(("in "
           "parentheses"))
    t.say(LABELS[0]); "text".count("t"); "text".count("t", 1, 2)
"""
SAID = {"Send", "Hello, {name}", "friend", "mine", "{n} request", "yes", "no", "in parentheses"}
UKRAINIAN = {
    "Send": "Надіслати",
    "Hello, {name}": "Вітаю, {name}",
    "friend": "друже",
    "mine": "мої",
    "yes": "так",
    "no": "ні",
    "in parentheses": "у дужках",
}
FORMS = ("{n} запит", "{n} запити", "{n} запитів")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A little project with one speaking file and empty catalogues."""
    for room in msgids.ROOMS:
        (tmp_path / room).mkdir()
    (tmp_path / "bot" / "screen.py").write_text(CODE, "utf-8")
    for lang in ("uk", "en"):
        write(tmp_path, lang, HEAD.format(lang))
    return tmp_path


def write(project: Path, lang: str, text: str) -> None:
    path = po_file(project / "locales", lang)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def translate(project: Path) -> None:
    """Fill in Ukrainian as a translator would, with other entries than the code has left alone."""
    entries = [f'msgid "{msgid}"\nmsgstr "{text}"\n' for msgid, text in UKRAINIAN.items()]
    forms = "".join(f'msgstr[{place}] "{text}"\n' for place, text in enumerate(FORMS))
    entries.append(f'msgid "{{n}} request"\nmsgid_plural "{{n}} requests"\n{forms}')
    write(project, "uk", HEAD.format("uk") + "\n".join(entries))


def run_update(project: Path) -> list[str]:
    return texts.update(project, project / "locales")


def test_the_projects_own_catalogues_are_whole() -> None:
    assert texts.check(LOCALES.parent, LOCALES) == []
    assert i18n.load().texts("uk").lang == "uk"


def test_every_way_of_saying_is_found(project: Path) -> None:
    found = msgids.find(project)
    assert found.plurals.keys() == SAID
    assert found.plurals["{n} request"] == "{n} requests"
    assert found.faults == []


def test_a_text_put_together_by_code_is_refused(project: Path) -> None:
    code = 't.say(f"Hello {name}")\nt.count("a" + b, "bs", 3)\nmark(x)\nt.say("{n} request")\n'
    (project / "handlers" / "bad.py").write_text(code, "utf-8")
    faults = msgids.find(project).faults
    assert [fault.split(": ")[0] for fault in faults] == [
        "handlers/bad.py:1",
        "handlers/bad.py:2",
        "handlers/bad.py:3",
        "handlers/bad.py",
    ]


def test_update_fills_english_keeps_ukrainian_and_changes_nothing_twice(project: Path) -> None:
    assert sorted(run_update(project)) == sorted(f"uk: untranslated: {msgid!r}" for msgid in SAID)
    translate(project)
    assert run_update(project) == []
    once = {path: path.read_bytes() for path in (project / "locales").rglob("*.po*")}
    assert run_update(project) == []
    assert {path: path.read_bytes() for path in once} == once
    assert len(once) == 3
    catalogues = i18n.load(project / "locales")
    assert catalogues.texts("uk").say("Hello, {name}", name="Ольго") == "Вітаю, Ольго"
    assert catalogues.texts("en").count("{n} request", "{n} requests", 2) == "2 requests"


def test_update_leaves_nothing_obsolete(project: Path) -> None:
    run_update(project)
    translate(project)
    (project / "bot" / "screen.py").write_text('t.say("Send", 1)\n', "utf-8")
    assert "uk: obsolete: 'friend'" in texts.check(project, project / "locales")
    assert run_update(project) == []
    assert "друже" not in po_file(project / "locales", "uk").read_text("utf-8")


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ('msgid "no"\nmsgstr "ні"', "", "uk: missing: 'no'"),
        ('msgstr "ні"', 'msgstr ""', "uk: untranslated: 'no'"),
        ('msgid "no"', '#, fuzzy\nmsgid "no"', "uk: fuzzy: 'no'"),
        ("Вітаю, {name}", "Вітаю, {who}", "uk: other placeholders than its msgid: 'Hello, {name}'"),
        ("Вітаю, {name}", "Вітаю, {name", "uk: other placeholders than its msgid: 'Hello, {name}'"),
        ('{n} запит"', 'один запит"', "uk: other placeholders than its msgid: '{n} request'"),  # 21 is said so too
        ('msgstr[2] "{n} запитів"', "", "uk: untranslated: '{n} request'"),
        ('msgstr[1] "{n} запити"', 'msgstr[1] ""', "uk: untranslated: '{n} request'"),
    ],
)
def test_each_fault_is_named(project: Path, right: str, wrong: str, problem: str) -> None:
    run_update(project)
    translate(project)
    path = po_file(project / "locales", "uk")
    path.write_text(path.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    assert problem in texts.check(project, project / "locales")
    if "missing" not in problem:
        with pytest.raises(CatalogueError) as error:
            i18n.load(project / "locales")
        assert error.value.problems == [problem]


def test_a_catalogue_with_the_plural_forms_of_another_language_is_refused(tmp_path: Path) -> None:
    entry = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} день"\nmsgstr[1] "{n} дні"\n'
    head = HEAD.format("uk").replace("\n\n", '\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')
    write(tmp_path, "uk", head + entry)
    with pytest.raises(CatalogueError, match="uk: has 2 plural forms instead of 3: '{n} day'"):
        i18n.load(tmp_path / "locales")


def test_a_folder_without_ukrainian_and_a_broken_file_stop_the_start(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="uk: there is no catalogue"):
        i18n.load(tmp_path)
    write(tmp_path, "uk", 'msgid "a"\nnonsense\n')
    with pytest.raises(CatalogueError, match=r"uk: messages\.po cannot be read"):
        i18n.load(tmp_path / "locales")


def test_the_command_tells_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    monkeypatch.setattr(texts, "LOCALES", project / "locales")
    assert texts.main(["update"]) == 1
    assert "uk: untranslated: 'Send'" in capsys.readouterr().err
    translate(project)
    assert texts.main(["check"]) == 0
    (project / "bot" / "screen.py").write_text("def", "utf-8")
    assert texts.main(["check"]) == 1
    assert "cannot be read" in capsys.readouterr().err


def ukrainian() -> Texts:
    return Texts("uk", UKRAINIAN, {"{n} request": FORMS}, plural_forms("uk"))


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "запитів"),
        (1, "запит"),
        (2, "запити"),
        (4, "запити"),
        (5, "запитів"),
        (11, "запитів"),
        (14, "запитів"),
        (21, "запит"),
        (22, "запити"),
        (111, "запитів"),
        (-1, "запит"),
    ],
)
def test_three_ukrainian_plural_forms(n: int, said: str) -> None:
    assert ukrainian().count("{n} request", "{n} requests", n) == f"{n} {said}"


def test_what_people_wrote_is_escaped_once() -> None:
    t = ukrainian()
    assert t.say("Hello, {name}", name='<b>Дем\'ян</b> & "Ко"') == (
        "Вітаю, &lt;b&gt;Дем'ян&lt;/b&gt; &amp; &quot;Ко&quot;"
    )
    assert t.say("Hello, {name}", name=Html("<b>Ольга</b>")) == "Вітаю, <b>Ольга</b>"
    assert t.say("Hello, {name}", name=t.say("Hello, {name}", name="<")) == "Вітаю, Вітаю, &lt;"
    assert t.plain("Hello, {name}", name="<b>") == "Вітаю, <b>"
    assert t.say("Sum {n:.2f}", n=2.5) == "Sum 2.50"


def test_an_unknown_text_is_said_in_english_and_an_unknown_language_in_ukrainian(project: Path) -> None:
    t = ukrainian()
    assert t.say("Hello {name}", name="<") == "Hello &lt;"
    assert [t.count("{n} day", "{n} days", n) for n in (1, 2)] == ["1 day", "2 days"]
    run_update(project)
    translate(project)
    found = i18n.load(project / "locales")
    assert [found.texts(code).lang for code in ("en-US", "EN", "uk", "ru", "", None)] == [
        *("en", "en", "uk", "uk", "uk", "uk")
    ]
    assert mark("Send") == "Send"
