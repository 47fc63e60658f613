"""English translations by wagtail-localize, from content files that have both languages side by side."""

from collections import defaultdict

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

from .files import Entry


def publish_translation(entry: Entry, page: Page, counterpart: Page, language: str) -> Page:
    """Make, or bring up to date, and publish the translation of a published page, segment by segment.

    ``counterpart`` is the same page in memory with the other language's texts; both fall into the same segments, and
    those are paired. Raises ContentError where a German segment has no counterpart: wagtail-localize would put the
    German text on the English page without a word.
    """
    # Fetched anew: a source made of a page with unsaved child rows is an IntegrityError.
    source, _created = TranslationSource.update_or_create_from_instance(type(page).objects.get(pk=page.pk))
    locale = Locale.objects.get(language_code=language)
    _refuse_taken_address(entry, page, counterpart, locale)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    texts = _pair(entry, page, counterpart, language)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={
                "data": texts[segment.context.path, segment.string.data],
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )
    # Published here and not by save_target, which would do it after the commit: all or nothing.
    translation.save_target(publish=False)
    translated = translation.get_target_instance()
    translated.latest_revision.publish()
    # For a moment the copy had the German address, and Wagtail makes a redirect of it after the commit.
    needless = Redirect.objects.filter(redirect_page=translated, automatically_created=True)
    transaction.on_commit(needless.delete)
    return translated


def _refuse_taken_address(entry: Entry, page: Page, counterpart: Page, locale: Locale) -> None:
    """wagtail-localize would give two pages the same address."""
    parent = page.get_parent().get_translation_or_none(locale)
    if parent is None:
        return
    others = parent.get_children().exclude(translation_key=page.translation_key)
    if others.filter(slug=counterpart.slug).exists():
        raise entry.error(f"there is already a page at “{parent.url}{counterpart.slug}/”")


def _pair(entry: Entry, page: Page, counterpart: Page, language: str) -> dict[tuple[str, str], str]:
    """The text in ``language`` for each German segment, by path and German text."""
    german, other = _Segments(page), _Segments(counterpart)
    pairs: dict[tuple[str, str], str] = {}
    for path in german.strings.keys() | other.strings.keys():
        ours, theirs = german.strings[path], other.strings[path]
        text = next((string.data for string in [*ours, *theirs]), "")[:60]
        if len(ours) != len(theirs):
            raise entry.error(f"{path}: {len(ours)} segments in German, {len(theirs)} in “{language}” (near “{text}”)")
        if german.templates[path] != other.templates[path]:
            raise entry.error(f"{path}: other mark-up in German than in “{language}” (near “{text}”)")
        pairs.update({(path, a.data): b.data for a, b in zip(ours, theirs, strict=True)})
    return pairs


class _Segments:
    """What wagtail-localize takes out of a page: the texts, and the mark-up around rich text, by path."""

    def __init__(self, page: Page):
        self.strings: defaultdict[str, list[StringValue]] = defaultdict(list)
        self.templates: defaultdict[str, str] = defaultdict(str)
        for segment in extract_segments(page):
            if isinstance(segment, StringSegmentValue) and not segment.is_empty():
                self.strings[segment.path].append(segment.string)
            elif isinstance(segment, TemplateSegmentValue):
                self.templates[segment.path] = segment.template
