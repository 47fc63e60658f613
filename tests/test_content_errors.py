"""A mistake in a content file stops ``setup_site`` and ``load_demo``: the message names file, entry and reason.

Nothing has been changed then, neither rows nor files: a loader makes everything or nothing. Each test breaks one thing
in the smallest content there can be.
"""

import copy
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command

from directory.models import Partner
from news.models import EventPage, NewsPage
from p3site.content import entries, media, partners, people, standard, vocabulary
from p3site.content import files as content_files

from .database_state import database_rows, differences
from .factories import picture_file

pytestmark = pytest.mark.django_db

MODULES = (entries, content_files, media, partners, people, standard, vocabulary)


def both(german: str, english: str) -> dict[str, str]:
    return {"de": german, "en": english}


def standard_page(order: int, kind: str, german: str, english: str) -> dict:
    slugs = both(german.lower(), english.lower())
    return {"type": kind, "order": order, "slug": slugs, "title": both(german, english)}


SMALLEST = {
    "standard_pages/home.yaml": {**standard_page(0, "HomePage", "Start", "Home"), "headline": both("Netz", "Net")},
    "standard_pages/news.yaml": standard_page(1, "NewsIndexPage", "Aktuelles", "News"),
    "standard_pages/events.yaml": standard_page(2, "EventIndexPage", "Termine", "Events"),
    "demo/competences.yaml": [{"slug": "pp", "group": "material", "name": both("Polypropylen", "Polypropylene")}],
    "demo/occupations.yaml": [{"slug": "werker", "name": both("Werker/-in", "Worker")}],
    "demo/funders.yaml": [{"slug": "bund", "name": both("Bund", "Federation"), "website": "https://bund.example.org"}],
    "demo/topics.yaml": [{"slug": "netz", "name": both("Netz", "Net")}],
    "demo/images.yaml": [
        {"key": "korn", "file": "korn.png", "title": "Korn", "alt": both("Ein Korn", "A pellet"), "credit": "P3"}
    ],
    "demo/documents.yaml": [{"key": "blatt", "file": "blatt.pdf", "title": "Blatt", "language": "de"}],
    "demo/users.yaml": [
        {"email": "redaktion@example.org", "groups": ["Kommunikation"], "represents": "partner:muster"}
    ],
    "demo/operator.yaml": {"settings": {"name": "Muster e.V.", "funders": ["funder:bund"]}},
    "demo/partners/muster.yaml": {
        "name": "Muster GmbH",
        "kind": "company",
        "city": "Köthen (Anhalt)",
        "state": "ST",
        "logo": True,
        "stages": ["recycling"],
        "competences": ["pp"],
        "summary": both("Wir drehen Muster.", "We turn samples."),
        "contacts": [
            {"key": "erika", "name": "Erika Beispiel", "topics": ["press"], "consent": {"how": "paper", "text": "Ja."}}
        ],
        "items": [{"kind": "offer", "text": both("Mahlgut", "Regrind")}],
        "training_offers": [{"kind": "apprenticeship", "occupation": "werker", "contact": "erika"}],
    },
    "demo/news/meldung.yaml": {
        "slug": both("meldung", "item"),
        "title": both("Meldung", "Item"),
        "date": {"in_days": -1},
        "sender": "partner:muster",
        "lead_image": "image:korn",
        "topics": ["topic:netz"],
        "documents": ["document:blatt"],
        "body": [{"rich_text": both("<p>Eins.</p><p>Zwei.</p>", "<p>One.</p><p>Two.</p>")}],
    },
    "demo/events/termin.yaml": {
        "slug": both("termin", "event"),
        "title": both("Termin", "Event"),
        "starts_at": {"in_days": 3, "at": "14:00"},
        "programme": [{"time": "14:00", "text": both("Beginn", "Start")}],
    },
}


class Content:
    """Content files in a folder of their own."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.data = copy.deepcopy(SMALLEST)

    def write(self) -> None:
        for name, data in self.data.items():
            self.write_text(name, yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
        self.write_bytes("demo/pictures/korn.png", picture_file().read())
        self.write_bytes("demo/logos/muster.png", picture_file().read())
        self.write_bytes("demo/documents/blatt.pdf", b"%PDF-1.4 test")

    def write_text(self, name: str, text: str) -> None:
        self.write_bytes(name, text.encode())

    def write_bytes(self, name: str, text: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


@pytest.fixture
def files(tmp_path, monkeypatch) -> Content:
    """The smallest content, in place of ours."""
    places = {"SITE": tmp_path, "DEMO": tmp_path / "demo", "STANDARD_PAGES": tmp_path / "standard_pages"}
    for module in MODULES:
        for name, path in places.items():
            if hasattr(module, name):
                monkeypatch.setattr(module, name, path)
    return Content(tmp_path)


def stored_files() -> set[str]:
    return {str(path) for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def complaint(command: str = "load_demo") -> str:
    """What the command says when it stops; nothing may have been changed by then."""
    rows, stored = database_rows(), stored_files()
    with pytest.raises(CommandError) as stopped:
        call_command(command)
    assert differences(rows, database_rows()) == []
    assert stored_files() == stored
    assert "Nothing was changed" in str(stopped.value)
    return str(stopped.value)


def test_the_smallest_content_loads(files, client):
    files.write()

    call_command("load_demo")

    assert client.get("/de/aktuelles/meldung/").status_code == 200
    assert client.get("/en/events/event/").status_code == 200
    assert Partner.objects.get().competence_rows.count() == 1


NEWS, EVENT, PARTNER = "demo/news/meldung.yaml", "demo/events/termin.yaml", "demo/partners/muster.yaml"

MISTAKES = [
    # A field
    ("an unknown field of a news item", NEWS, {"tilte": "x"}, "tilte"),
    ("an unknown field of a partner", PARTNER, {"sumary": "x"}, "sumary"),
    ("no kind of a partner", PARTNER, {"kind": None}, "kind"),
    ("an unknown kind of a partner", PARTNER, {"kind": "bakery"}, "kind"),
    ("an unknown stage of the value chain", PARTNER, {"stages": ["baking"]}, "baking"),
    ("a title that is too long", NEWS, {"title": both("x" * 300, "y")}, "title"),
    ("no title", NEWS, {"title": both("", "")}, "title"),
    ("a mailbox that is no address", PARTNER, {"mailbox": "muster"}, "email"),
    ("an unknown status of an event", EVENT, {"status": "maybe"}, "status"),
    # Two languages
    ("no English title", NEWS, {"title": {"de": "Meldung"}}, "no text in “en” for “Meldung”"),
    ("no German title", NEWS, {"title": {"en": "Item"}}, "no text in “de” for “Item”"),
    ("no English summary of a partner", PARTNER, {"summary": {"de": "Wir."}}, "“summary” has no text in “en”"),
    ("a third language", NEWS, {"title": {**both("Meldung", "Item"), "fr": "Nouvelle"}}, "title"),
    ("languages that there are not", NEWS, {"languages": ["fr"]}, "languages"),
    ("a paragraph less in English", NEWS, {"body": [{"rich_text": both("<p>Eins.</p><p>Zwei.</p>", "<p>One.</p>")}]},
     "2 segments in German, 1 in “en”"),
    ("an English text that is empty", NEWS, {"body": [{"rich_text": both("<p>Eins.</p>", "")}]}, "body"),
    ("other mark-up in English", NEWS, {"body": [{"rich_text": both("<p>Eins.</p>", "<ul><li>One.</li></ul>")}]},
     "other mark-up in German than in “en”"),
    # References
    ("an unknown picture", NEWS, {"lead_image": "image:nowhere"}, "“image:nowhere” is not known"),
    ("an unknown partner", NEWS, {"sender": "partner:nobody"}, "“partner:nobody” is not known"),
    ("a topic in place of a partner", NEWS, {"sender": "topic:netz"}, "sender"),
    ("a partner in place of a topic", NEWS, {"topics": ["partner:muster"]}, "topic"),
    ("an unknown competence", PARTNER, {"competences": ["gold"]}, "“competence:gold” is not known"),
    ("a competence named twice", PARTNER, {"competences": ["pp", "pp"]}, "pp"),
    ("a contact that is not there", PARTNER, {"training_offers": [{"kind": "thesis", "contact": "otto"}]}, "otto"),
    ("a contact without a name", PARTNER, {"contacts": [{"key": "erika"}]}, "name"),
    ("a contact without a key", PARTNER, {"contacts": [{"name": "Erika"}]}, "key"),
    # Blocks
    ("an unknown block", NEWS, {"body": [{"carousel": both("a", "b")}]}, "carousel"),
    ("an unknown field of a block", NEWS, {"body": [{"gap": {"txt": both("a", "b")}}]}, "txt"),
    ("two blocks in one", NEWS, {"body": [{"gap": {"text": "a"}, "rich_text": "b"}]}, "block 1"),
    ("a block that is only a word", NEWS, {"body": ["heading"]}, "block 1"),
    ("a picture block without a picture", NEWS, {"body": [{"image": {"caption": both("a", "b")}}]}, "image"),
    ("a block with an empty field that must not be", NEWS, {"body": [{"gap": {"text": both("", "")}}]}, "text"),
    ("fields where a list of blocks is expected", NEWS, {"body": {"gap": {"text": "a"}}}, "body"),
    # Dates
    ("a date that is a word", NEWS, {"date": "yesterday"}, "“yesterday” is not a date"),
    ("a day without a time", EVENT, {"starts_at": {"in_days": 3}}, "time of day"),
    ("a time that there is not", EVENT, {"starts_at": {"in_days": 3, "at": "25:00"}}, "time of day"),
    ("an end before the start", EVENT, {"ends_at": {"in_days": 2, "at": "14:00"}}, "ends_at"),
    ("no start of an event", EVENT, {"starts_at": None}, "starts_at"),
    ("a programme that is no list", EVENT, {"programme": "14:00 Beginn"}, "programme"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "changes", "reason"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_named_with_file_entry_and_reason(files, file, changes, reason):
    files.data[file].update(changes)
    files.write()

    said = complaint()

    assert said.startswith(f"{file}, {Path(file).stem}: ")
    assert reason in said


LISTS = [
    ("a word without a name in English", "demo/competences.yaml", {"name": {"de": "Polypropylen"}}, "pp", "name"),
    ("an unknown group of a competence", "demo/competences.yaml", {"group": "magic"}, "pp", "group"),
    ("an unknown field of a topic", "demo/topics.yaml", {"colour": "red"}, "netz", "colour"),
    ("a picture that is not there", "demo/images.yaml", {"file": "weg.png"}, "korn", "there is no file weg.png"),
    ("a picture without words", "demo/images.yaml", {"alt": {"de": "Korn"}}, "korn", "alt"),
    ("a document that is not there", "demo/documents.yaml", {"file": "weg.pdf"}, "blatt", "there is no file weg.pdf"),
    ("an unknown group of staff", "demo/users.yaml", {"groups": ["Chefs"]}, "redaktion@example.org", "Chefs"),
    ("somebody for nobody", "demo/users.yaml", {"represents": "partner:x"}, "redaktion@example.org", "partner:x"),
    ("no address part", "demo/topics.yaml", {"slug": ""}, "entry 1", "“slug” is missing"),
]


@pytest.mark.parametrize(("file", "changes", "entry", "reason"), [m[1:] for m in LISTS], ids=[m[0] for m in LISTS])
def test_so_is_one_in_a_file_with_many_entries(files, file, changes, entry, reason):
    files.data[file][0].update(changes)
    files.write()

    said = complaint()

    assert said.startswith(f"{file}, {entry}: ")
    assert reason in said


def test_two_entries_with_one_key_are_refused(files):
    files.data["demo/topics.yaml"].append({"slug": "netz", "name": both("Netzwerk", "Network")})
    files.write()

    assert complaint().startswith("demo/topics.yaml, netz: ")


def test_an_unknown_fact_about_the_operator_is_refused(files):
    files.data["demo/operator.yaml"]["settings"]["fax"] = "0"
    files.write()

    assert complaint().startswith("demo/operator.yaml, operator: unknown field “fax”")


def test_two_pages_at_one_address_are_refused(files):
    files.data["demo/news/zweite.yaml"] = {"slug": both("meldung", "second"), "title": both("Zweite", "Second")}
    files.write()

    said = complaint()

    assert said.startswith("demo/news/zweite.yaml, zweite: ")
    assert "/de/aktuelles/meldung/" in said


def test_two_translations_at_one_address_are_refused(files):
    files.data["demo/news/zweite.yaml"] = {"slug": both("zweite", "item"), "title": both("Zweite", "Second")}
    files.write()

    said = complaint()

    assert said.startswith("demo/news/zweite.yaml, zweite: ")
    assert "/en/news/item/" in said


def test_an_entry_without_an_index_page_is_refused(files):
    del files.data["standard_pages/events.yaml"]
    files.write()

    assert complaint().startswith(f"{EVENT}, termin: ")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("title: {de: 'offen\n", "line 2"), ("- a list\n", "fields are expected"), ("", "fields are expected")],
    ids=["a quotation mark left open", "a list", "nothing"],
)
def test_a_file_that_is_no_entry_is_named(files, text, reason):
    files.write()
    files.write_text(NEWS, text)

    said = complaint()

    assert said.startswith(f"{NEWS}, the file: ")
    assert reason in said


def test_a_list_file_that_is_missing_is_named(files):
    files.write()
    (files.folder / "demo" / "topics.yaml").unlink()

    assert complaint().startswith("demo/topics.yaml, the file: ")


STANDARD = [
    ("an unknown type", "news", {"type": "BlogPage"}, "“BlogPage” is not a type of page"),
    ("an unknown field", "news", {"colour": "red"}, "colour"),
    ("no type", "news", {"type": None}, "type"),
    ("no address part in German", "news", {"slug": {"en": "news"}}, "no text in “de” for “news”"),
    ("no English title", "news", {"title": {"de": "Aktuelles"}}, "no text in “en” for “Aktuelles”"),
    ("the address of another page", "news", {"slug": both("termine", "news")}, "termine"),
    ("an unknown page", "home", {"body": [{"index_teaser": {"page": "page:x", "count": 3}}]}, "“page:x” is not known"),
]


@pytest.mark.parametrize(("name", "changes", "reason"), [m[1:] for m in STANDARD], ids=[m[0] for m in STANDARD])
def test_setup_site_says_as_clearly_what_is_wrong_with_a_standard_page(files, name, changes, reason):
    files.data[f"standard_pages/{name}.yaml"].update(changes)
    files.write()

    said = complaint("setup_site")

    assert said.startswith(f"standard_pages/{'events' if 'termine' in reason else name}.yaml, ")
    assert reason in said


def test_what_was_right_can_be_loaded_after_the_mistake_was_mended(files):
    files.data[EVENT]["starts_at"] = "soon"
    files.write()
    complaint()
    files.data = copy.deepcopy(SMALLEST)
    files.write()

    call_command("load_demo")

    assert NewsPage.objects.count() == 2
    assert EventPage.objects.count() == 2
