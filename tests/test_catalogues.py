"""The message catalogues are complete: every message of code and templates has its text in each language, compiled.

``manage.py catalogue check`` says what is not; ``make catalogue`` mends what a machine can.
"""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po
from django.core.management import CommandError, call_command

from p3site.management.commands import catalogue as command
from p3site.management.commands.catalogue import extract, find_problems, update


def test_the_catalogues_are_complete():
    call_command("catalogue", "check")


def messages(**texts) -> Catalog:
    """A catalogue with these messages; a text may be a pair: singular and plural."""
    made = Catalog(locale="de", domain="django")
    for message, text in texts.items():
        made.add(message if isinstance(text, str) else (message, f"{message}s"), text)
    return made


@pytest.fixture
def written(tmp_path):
    """Write a German catalogue, and compile it (or another one in its place)."""

    def write(catalogue: Catalog, compiled: Catalog | None = None):
        path = tmp_path / "django.po"
        with path.open("wb") as opened:
            write_po(opened, catalogue)
        with path.with_suffix(".mo").open("wb") as opened:
            write_mo(opened, compiled or catalogue)
        return path

    return write


CODE = messages(News="", Partner=("", ""))
COMPLETE = {"News": "Aktuelles", "Partner": ("Partner", "Partner")}


def test_nothing_is_wrong_with_a_complete_one(written):
    assert find_problems(written(messages(**COMPLETE)), CODE, "de") == []


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        ({"News": "Aktuelles"}, "missing: ('Partner', 'Partners')"),
        ({**COMPLETE, "News": ""}, "not translated: 'News'"),
        ({**COMPLETE, "Partner": ("Partner", "")}, "not translated: ('Partner', 'Partners')"),
        ({**COMPLETE, "Events": "Termine"}, "left over: 'Events'"),
    ],
)
def test_a_message_that_does_not_fit_is_named(written, texts, problem):
    assert problem in find_problems(written(messages(**texts)), CODE, "de")


def test_a_guess_is_no_translation(written):
    catalogue = messages(**COMPLETE)
    catalogue["News"].flags.add("fuzzy")

    assert "fuzzy: 'News'" in find_problems(written(catalogue, messages(**COMPLETE)), CODE, "de")


def test_the_same_word_in_another_context_is_another_message(written):
    code = messages(**COMPLETE)
    code.add("News", context="menu")

    assert find_problems(written(messages(**COMPLETE)), code, "de") == ["missing: 'News'"]


def test_a_compiled_file_of_yesterday_is_noticed(written):
    path = written(messages(**COMPLETE), compiled=messages(**{**COMPLETE, "News": "Neues"}))

    assert find_problems(path, CODE, "de") == ["django.mo does not match django.po: run “make catalogue”"]


def test_a_catalogue_that_is_not_there_or_not_compiled_is_a_problem_too(written, tmp_path):
    assert find_problems(tmp_path / "nowhere" / "django.po", CODE, "de") == ["django.po is missing"]

    path = written(messages(**COMPLETE))
    path.with_suffix(".mo").unlink()
    assert find_problems(path, CODE, "de") == ["django.mo is missing: run “make catalogue”"]


def test_the_command_names_language_and_message(tmp_path, monkeypatch, settings):
    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(command, "extract", lambda: CODE)

    with pytest.raises(CommandError, match=r"de: django\.po is missing"):
        call_command("catalogue", "check")


def test_an_update_keeps_what_is_translated_adds_what_is_new_and_drops_what_is_gone(written):
    path = written(messages(News="Aktuelles", Events="Termine"))

    update(path, messages(News="", Partner=("", "")), "de")

    problems = find_problems(path, CODE, "de")
    assert "not translated: ('Partner', 'Partners')" in problems
    assert not [problem for problem in problems if "News" in problem or "Events" in problem]


def test_messages_are_found_in_code_and_in_templates():
    found = extract()
    places = {file.rpartition(".")[2] for message in found for file, _line in message.locations}

    assert {"py", "html"} <= places
