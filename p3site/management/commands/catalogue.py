"""Takes the messages out of code and templates, by Babel: no GNU gettext needs to be installed."""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

LANGUAGES = ("de", "en")
WORDING = "p3site/wording.py"
APPS = ("home", "directory", "news", "p3site")
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}


class Command(BaseCommand):
    help = "Message catalogues: 'update' takes in new messages and compiles, 'check' fails when one is not complete."

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["update", "check"])

    def handle(self, *args, **options):
        everything = extract()
        problems = []
        for language in LANGUAGES:
            # English messages are their own translation, but for Wagtail's words that we replace.
            template = everything if language != "en" else only_from(everything, WORDING)
            path = settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"
            if options["action"] == "update":
                update(path, template, language)
            problems += [f"{language}: {problem}" for problem in find_problems(path, template, language)]
        if problems:
            raise CommandError("The catalogues are not complete:\n  " + "\n  ".join(problems))
        self.stdout.write("The catalogues are complete.")


def extract():
    """Return a catalogue of all messages in code and templates."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract_python

    catalogue = Catalog(domain="django", project="P3", charset="utf-8")
    for app in APPS:
        for path in sorted((settings.BASE_DIR / app).rglob("*")):
            if path.suffix not in (".py", ".html", ".txt") or "migrations" in path.parts:
                continue
            source = path.read_text(encoding="utf-8")
            if path.suffix != ".py":
                # Django's own step before xgettext; without indentation, which means nothing in a template.
                source = "\n".join(line.strip() for line in templatize(source).splitlines())
            found = extract_python(BytesIO(source.encode()), KEYWORDS, [], {"encoding": "utf-8"})
            for line, function, arguments, _comments in found:
                _add(catalogue, str(function), arguments, (str(path.relative_to(settings.BASE_DIR)), line))
    return catalogue


def only_from(catalogue, file: str):
    """The messages of ``catalogue`` that stand in ``file``."""
    from babel.messages.catalog import Catalog

    chosen = Catalog(domain="django", project="P3", charset="utf-8")
    for message in catalogue:
        if any(location == file for location, _line in message.locations):
            chosen.add(message.id, context=message.context, locations=message.locations)
    return chosen


def _add(catalogue, function: str, arguments, location: tuple[str, int]) -> None:
    texts = [arguments] if isinstance(arguments, str) else list(arguments or [])
    if not texts or texts[0] is None:
        return
    if function.startswith("ngettext"):
        catalogue.add((texts[0], texts[1]), locations=[location])
    elif function.startswith("pgettext"):
        catalogue.add(texts[1], context=texts[0], locations=[location])
    else:
        catalogue.add(texts[0], locations=[location])


def update(path: Path, template, language: str) -> None:
    """Add what is new (untranslated), drop what is gone, and compile. Without line numbers: they change too often."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po, write_po

    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        with path.open("rb") as opened:
            catalogue = read_po(opened, locale=language, domain="django")
        catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
    else:
        catalogue = template
        catalogue.locale = language
    catalogue.fuzzy = False
    with path.open("wb") as opened:
        write_po(opened, catalogue, width=120, sort_output=True, include_lineno=False, omit_header=False)
    with path.with_suffix(".mo").open("wb") as opened:
        write_mo(opened, catalogue)


def find_problems(path: Path, template, language: str) -> list[str]:
    """What is missing, fuzzy, left over or not compiled in the catalogue at ``path``."""
    from babel.messages.mofile import read_mo
    from babel.messages.pofile import read_po

    if not path.exists():
        return [f"{path.name} is missing"]
    with path.open("rb") as opened:
        catalogue = read_po(opened, locale=language, domain="django")
    problems = []
    for message in template:
        if not message.id:
            continue
        known = catalogue.get(message.id, message.context)
        if known is None:
            problems.append(f"missing: {message.id!r}")
        elif not all([known.string] if isinstance(known.string, str) else known.string or [None]):
            problems.append(f"not translated: {message.id!r}")
    problems += [f"fuzzy: {message.id!r}" for message in catalogue if message.id and message.fuzzy]
    problems += [
        f"left over: {message.id!r}"
        for message in catalogue
        if message.id and template.get(message.id, message.context) is None
    ]
    if not path.with_suffix(".mo").exists():
        return [*problems, f"{path.with_suffix('.mo').name} is missing: run “make catalogue”"]
    with path.with_suffix(".mo").open("rb") as opened:
        compiled = _texts(read_mo(opened))
    if compiled != _texts(catalogue):
        problems.append(f"{path.with_suffix('.mo').name} does not match {path.name}: run “make catalogue”")
    return problems


def _texts(catalogue) -> dict:
    """The translated messages of a catalogue; Babel gives plurals as lists here and as tuples there."""

    def plain(value):
        return value if isinstance(value, str) else tuple(value)

    return {
        (plain(message.id), message.context): plain(message.string)
        for message in catalogue
        if message.id and any([message.string] if isinstance(message.string, str) else message.string)
    }
