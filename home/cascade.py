"""What happens to a German page happens to its translation: unpublished, deleted, moved, reordered, made private.

wagtail-localize leaves the translation alone in all these cases, so that a withdrawn text would live on in English.
German is the source; what happens to a translation on its own never touches the German page.
"""

from __future__ import annotations

from django.conf import settings
from django.db.models import ProtectedError
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move


def is_source(page: Page) -> bool:
    """Whether ``page`` is in the source language, German."""
    return page.locale.language_code == settings.LANGUAGE_CODE


def orphans(page: Page) -> list[Page]:
    """Pages that deleting the German ``page`` would take along although nobody could restore them from German.

    They lie below a translation of ``page`` (or of a page below it) and have no German original: news in English only.
    """
    if not is_source(page):
        return []
    tree = page.get_descendants(inclusive=True)
    doomed = Page.objects.none()
    for translation in Page.objects.filter(translation_key__in=tree.values("translation_key")).exclude(
        locale_id=page.locale_id
    ):
        doomed |= translation.get_descendants()
    return list(
        doomed.exclude(translation_key__in=Page.objects.filter(locale_id=page.locale_id).values("translation_key"))
    )


@receiver(page_unpublished)
def unpublish_translations(sender, instance: Page, **kwargs) -> None:
    """A withdrawn German text is withdrawn in English too."""
    if is_source(instance):
        for translation in instance.get_translations().live():
            translation.specific.unpublish()


@receiver(pre_delete, sender=Page)
def refuse_to_orphan(sender, instance: Page, **kwargs) -> None:
    """Nothing without a German original goes along. The CMS asks first, see ``home.wagtail_hooks``."""
    if lost := orphans(instance):
        raise ProtectedError("English pages without German original lie below the translation.", set(lost))


@receiver(post_delete, sender=Page)
def delete_translations(sender, instance: Page, **kwargs) -> None:
    """The translation of a deleted German page goes with it, and what lies below."""
    if is_source(instance):
        translations = Page.objects.filter(translation_key=instance.translation_key).exclude(pk=instance.pk)
        for translation in translations:
            translation.delete()


@receiver(post_page_move)
def move_translations(sender, instance: Page, parent_page_after: Page, **kwargs) -> None:
    """Translations follow below the new parent's translation, and to the same place among their siblings.

    Where the new parent has no translation they stay where they are.
    """
    if not is_source(instance):
        return
    for translation in instance.get_translations():
        new_parent = parent_page_after.get_translation_or_none(translation.locale)
        if new_parent is None:
            continue
        _place_like(instance, translation, new_parent)


def _place_like(original: Page, translation: Page, new_parent: Page) -> None:
    """Move ``translation`` behind the translation of the nearest elder sibling of ``original`` that has one there."""
    elder_keys = list(Page.objects.get(pk=original.pk).get_prev_siblings().values_list("translation_key", flat=True))
    there = {page.translation_key: page for page in new_parent.get_children().exclude(pk=translation.pk)}
    elder = next((there[key] for key in elder_keys if key in there), None)
    if elder is not None:
        translation.move(elder, pos="right")
    elif there:
        translation.move(new_parent, pos="first-child")
    elif translation.get_parent().pk != new_parent.pk:
        translation.move(new_parent, pos="last-child")


@receiver([post_save, post_delete], sender=PageViewRestriction)
def restrict_translations(sender, instance: PageViewRestriction, raw: bool = False, **kwargs) -> None:
    """Who may not see the German page may not see its translation."""
    page = Page.objects.filter(pk=instance.page_id).select_related("locale").first()
    if raw or page is None or not is_source(page):
        return
    for translation in page.get_translations():
        translation.view_restrictions.all().delete()
        for restriction in page.view_restrictions.all():
            copy = PageViewRestriction.objects.create(
                page=translation, restriction_type=restriction.restriction_type, password=restriction.password
            )
            copy.groups.set(restriction.groups.all())


@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def restrict_translations_to_groups(sender, instance, action: str, **kwargs) -> None:
    """The groups of a restriction are written after it."""
    if isinstance(instance, PageViewRestriction) and action.startswith("post_"):
        restrict_translations(sender, instance)
