"""Reading content files, and saying clearly what is wrong with one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.bilingual import LANGUAGE_CODES

SITE = Path(__file__).resolve().parents[1]
STANDARD_PAGES = SITE / "standard_pages"
DEMO = SITE / "demo"


class ContentError(Exception):
    """A mistake in a content file: which file, which entry, and why. The loader stops and changes nothing."""

    def __init__(self, file: Path, entry: str, reason: str):
        shown = file.relative_to(SITE) if file.is_relative_to(SITE) else file
        super().__init__(f"{shown}, {entry}: {reason}")


@dataclass(frozen=True)
class Entry:
    """One thing in a content file: its data and where it stands."""

    file: Path
    name: str
    data: dict[str, Any]

    def error(self, reason: str) -> ContentError:
        return ContentError(self.file, self.name, reason)

    def required(self, field: str) -> Any:
        """The value of ``field``; a missing one is the file's mistake."""
        try:
            return self.data[field]
        except KeyError:
            raise self.error(f"“{field}” is missing") from None

    def check_fields(self, known: set[str]) -> None:
        """Refuse fields that nobody reads: most likely a typing error."""
        if unknown := sorted(set(self.data) - known):
            raise self.error(f"unknown field {', '.join(f'“{name}”' for name in unknown)}")

    def validate(self, instance, **kwargs) -> None:
        """``full_clean`` with the entry's place in the message."""
        try:
            instance.full_clean(**kwargs)
        except ValidationError as error:
            raise self.error("; ".join(describe(error))) from error


def describe(error: ValidationError) -> Iterator[str]:
    """The messages of a ValidationError, with the fields' names."""
    if hasattr(error, "error_dict"):
        for field, messages in error.message_dict.items():
            yield f"{field}: {', '.join(map(str, messages))}"
    else:
        yield ", ".join(map(str, error.messages))


def read(file: Path) -> Any:
    """Parse a YAML file. Raises ContentError with line and column when it is broken."""
    try:
        return yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ContentError(file, "the file", " ".join(str(error).split())) from error


def read_list(file: Path, key: str) -> list[Entry]:
    """The entries of a file that holds a list, each named by its field ``key``."""
    data = read(file)
    if not isinstance(data, list):
        raise ContentError(file, "the file", "a list is expected")
    entries = []
    for number, item in enumerate(data, start=1):
        if not isinstance(item, dict) or not item.get(key):
            raise ContentError(file, f"entry {number}", f"“{key}” is missing")
        entry = Entry(file, str(item[key]), item)
        if any(entry.name == other.name for other in entries):
            raise entry.error(f"“{key}” is there twice")
        entries.append(entry)
    return entries


def read_folder(folder: Path) -> list[Entry]:
    """The entries of a folder with one file each, named by their files, in alphabetical order."""
    entries = []
    for file in sorted(folder.glob("*.yaml")):
        data = read(file)
        if not isinstance(data, dict):
            raise ContentError(file, "the file", "fields are expected")
        entries.append(Entry(file, file.stem, data))
    return entries


def is_bilingual(value: Any) -> bool:
    """Whether ``value`` is a text in two languages: a mapping with no other keys than their codes."""
    return isinstance(value, dict) and bool(value) and set(value) <= set(LANGUAGE_CODES)


def in_language(entry: Entry, value: Any, language: str) -> Any:
    """``value`` with every text in two languages replaced by the one in ``language``, at any depth.

    Raises ContentError where that language is missing: nothing is published half translated.
    """
    if is_bilingual(value):
        if language not in value:
            text = str(next(iter(value.values())))
            raise entry.error(f"no text in “{language}” for “{text[:60]}”")
        return value[language]
    if isinstance(value, dict):
        return {key: in_language(entry, item, language) for key, item in value.items()}
    if isinstance(value, list):
        return [in_language(entry, item, language) for item in value]
    return value


def to_date(entry: Entry, value: Any) -> date | None:
    """A date of the file; ``{in_days: 12}`` counts from today."""
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, dict) and isinstance(value.get("in_days"), int):
        return timezone.localdate() + timedelta(days=value["in_days"])
    raise entry.error(f"“{value}” is not a date")


def to_datetime(entry: Entry, value: Any) -> datetime | None:
    """A point in time of the file: ``{in_days: 12, at: "14:00"}``, local time."""
    if value is None:
        return None
    day = to_date(entry, value)
    try:
        at = time.fromisoformat(str(value["at"]))
    except (TypeError, KeyError, ValueError):
        raise entry.error(f'“{value}” has no time of day (at: "14:00")') from None
    return timezone.make_aware(datetime.combine(day, at))  # type: ignore[arg-type]
