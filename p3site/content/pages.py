"""Pages out of content files: the German page, and its English translation by way of wagtail-localize."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Site

from home.bilingual import LANGUAGE_CODES

from .files import Entry, in_language, to_date, to_datetime
from .loading import Loading
from .streams import StreamReader
from .translating import publish_translation

CONTROL_FIELDS = {"key", "type", "order", "languages"}
ROWS = {"topics": "topic_rows", "partners": "partner_rows", "documents": "document_rows", "fundings": "fundings"}


def languages_of(entry: Entry) -> list[str]:
    """The languages an entry is written in, German first; both unless it says otherwise."""
    wanted = entry.data.get("languages", list(LANGUAGE_CODES))
    if not wanted or set(wanted) - set(LANGUAGE_CODES):
        raise entry.error(f"“languages” may name {', '.join(LANGUAGE_CODES)}")
    return [code for code in LANGUAGE_CODES if code in wanted]


class PageReader:
    """Reads what one entry says of a page, in one language."""

    def __init__(self, loading: Loading, entry: Entry, model: type[Page], language: str):
        self.loading, self.entry, self.model, self.language = loading, entry, model, language

    def fill(self, page: Page) -> Page:
        """Set every field and row of ``page`` that the entry names. Raises ContentError on one that is not known."""
        for name, value in self.entry.data.items():
            if name in CONTROL_FIELDS:
                continue
            if name in ROWS and hasattr(self.model, ROWS[name]):
                self._fill_rows(page, name, value)
            else:
                self._fill_field(page, name, value)
        page.draft_title = page.title
        return page

    def _fill_field(self, page: Page, name: str, value: Any) -> None:
        try:
            field = self.model._meta.get_field(name)
        except FieldDoesNotExist:
            raise self.entry.error(f"a {self.model.__name__} has no “{name}”") from None
        if isinstance(field, StreamField):
            value = StreamReader(self.loading, self.entry, self.language).read(field, value)
        elif isinstance(field, models.ForeignKey):
            value = self._related(field, value)
        elif isinstance(field, models.DateTimeField):
            value = to_datetime(self.entry, value)
        elif isinstance(field, models.DateField):
            value = to_date(self.entry, value)
        else:
            value = in_language(self.entry, value, self.language)
            if isinstance(value, (dict, list)):
                raise self.entry.error(f"“{name}” is one text, or one in each language")
        setattr(page, name, value)

    def _related(self, field: models.ForeignKey, reference: str | None) -> models.Model | None:
        found = self.loading.find(self.entry, reference)
        if found is not None and not isinstance(found, field.related_model):
            raise self.entry.error(f"{field.name}: “{reference}” is something else")
        return found

    def _fill_rows(self, page: Page, name: str, value: list) -> None:
        relation = ROWS[name]
        row_model = getattr(self.model, relation).rel.related_model
        rows = [row_model(sort_order=number, **self._row(row_model, item)) for number, item in enumerate(value or [])]
        for row in rows:
            self.entry.validate(row, exclude=["page"])
        setattr(page, relation, rows)

    def _row(self, row_model: type[models.Model], item: str | dict) -> dict[str, Any]:
        fields = item if isinstance(item, dict) else {self._reference_field(row_model): item}
        row = {}
        for name, value in fields.items():
            try:
                field = row_model._meta.get_field(name)
            except FieldDoesNotExist:
                raise self.entry.error(f"unknown field “{name}” in a row") from None
            row[name] = self._related(field, value) if isinstance(field, models.ForeignKey) else value
            if row[name] is None and isinstance(field, models.CharField):
                row[name] = ""
        return row

    @staticmethod
    def _reference_field(row_model: type[models.Model]) -> str:
        return next(name for name in ("topic", "partner", "document") if hasattr(row_model, f"{name}_id"))


def add_page(loading: Loading, entry: Entry, model: type[Page], parents: dict[str, Page], key: str) -> None:
    """Add and publish the page of ``entry`` below ``parents`` (by language), and its translation."""
    if loading.existing(key):
        return
    source_language, *others = languages_of(entry)
    for language in (source_language, *others):
        if parents.get(language) is None:
            raise entry.error(f"there is no index page in “{language}” to put it below")
    parent = parents[source_language]
    page = read_page(loading, entry, model, source_language)
    insert(entry, parent, page)
    publish(page)
    for language in others:
        publish_translation(entry, page, read_page(loading, entry, model, language), language)
    loading.remember(key, page)


def read_page(loading: Loading, entry: Entry, model: type[Page], language: str) -> Page:
    """The page of ``entry`` in memory, with the texts of one language."""
    page = model(locale=Locale.objects.get(language_code=language))
    return PageReader(loading, entry, model, language).fill(page)


def insert(entry: Entry, parent: Page, page: Page) -> None:
    """Save a new page below ``parent``; what its model finds wrong is the file's mistake."""
    slug = page.slug
    if parent.get_children().filter(slug=slug).exists():
        raise entry.error(f"there is already a page at “{parent.url}{slug}/”")
    page.path, page.depth = "", None  # not placed yet: only then does Wagtail check against the parent
    entry.validate(page, exclude=["path", "depth", "url_path", "content_type"])
    parent.add_child(instance=page)


def publish(page: Page) -> None:
    page.save_revision().publish()
    page.refresh_from_db()


def home_pages() -> dict[str, Page]:
    """The home page of each language, by its code, from the default site."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return {}
    found = site.root_page.get_translations(inclusive=True).select_related("locale").specific()
    return {page.locale.language_code: page for page in found}
