"""Translating a page by wagtail-localize, as its editor does, with made-up English."""

from django.test import TestCase
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource


def translate(page: Page, english: dict[str, str] | None = None, leave_out: str = "", publish: bool = True) -> Page:
    """The published translation of ``page``: each text as ``english`` has it, else with "EN " before it."""
    locale = Locale.objects.get(language_code="en")
    source, _created = TranslationSource.update_or_create_from_instance(Page.objects.get(pk=page.pk).specific)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        german = segment.string.data
        if german != leave_out:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                defaults={"data": (english or {}).get(german, f"EN {german}")},
            )
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=publish)
    return page.get_translation(locale).specific
