"""What a run of a loader carries along: what has been made, by its key, and who is told about it."""

import re
from collections.abc import Callable, Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.fields.files import FieldFile

from ..models import LoadedObject
from .files import Entry

REFERENCE = re.compile(r"^(image|page|partner|competence|topic|funder|document|contact|occupation):(\S+)$")


class Loading:
    """One run of ``setup_site`` or ``load_demo``.

    ``origin`` says which; ``say`` prints a line of progress.
    """

    def __init__(self, origin: str, say: Callable[[str], None]):
        self.origin = origin
        self.say = say
        self.made = 0
        self.stored: list[FieldFile] = []
        self._objects: dict[str, models.Model] = {}
        records = list(LoadedObject.objects.all())
        for content_type_id in {record.content_type_id for record in records}:
            model = ContentType.objects.get_for_id(content_type_id).model_class()
            wanted = {r.object_id: r.key for r in records if r.content_type_id == content_type_id}
            if model is not None:
                found = model._default_manager.in_bulk(list(wanted))
                self._objects.update({wanted[pk]: instance for pk, instance in found.items()})

    def progress(self, what: str, entries: list[Entry]) -> Iterator[Entry]:
        """Go through ``entries``, with a line of progress at the end."""
        before = self.made
        yield from entries
        self.say(f"  {what}: {len(entries)}" + (f", {self.made - before} new" if self.made > before else ""))

    def existing(self, key: str) -> models.Model | None:
        """What an earlier run made, or found, for ``key``."""
        return self._objects.get(key)

    def know(self, key: str, instance: models.Model) -> None:
        """Let references to ``key`` find something that was there already and is not ours."""
        self._objects[key] = instance

    def remember(self, key: str, instance: models.Model) -> None:
        """Note that this run made ``instance``, for references, for the next run and for ``remove_demo``."""
        self._objects[key] = instance
        self.made += 1
        LoadedObject.objects.update_or_create(
            key=key,
            defaults={
                "origin": self.origin,
                "content_type": ContentType.objects.get_for_model(instance, for_concrete_model=False),
                "object_id": instance.pk,
            },
        )

    def discard_files(self) -> None:
        """Delete the files stored by this run: no rollback of the database does."""
        for file in self.stored:
            file.storage.delete(str(file.name))

    def find(self, entry: Entry, reference: str | None):
        """What ``reference`` ("partner:iktr") names, None for none. Raises ContentError on an unknown one."""
        if not reference:
            return None
        found = self._objects.get(reference)
        if found is None:
            raise entry.error(f"“{reference}” is not known")
        return found

    def find_all(self, entry: Entry, references: Iterable[str] | None) -> list:
        return [self.find(entry, reference) for reference in references or []]

    def resolve(self, entry: Entry, value):
        """``value`` with every reference replaced by the key of what it names, at any depth."""
        if isinstance(value, dict):
            return {key: self.resolve(entry, item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolve(entry, item) for item in value]
        if isinstance(value, str) and REFERENCE.match(value):
            return self.find(entry, value).pk
        return value
