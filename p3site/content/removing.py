"""Taking the demo away again."""

from django.db import models, transaction
from django.db.models import ProtectedError
from wagtail.models import Page, ReferenceIndex
from wagtail_localize.models import String, Template, TranslatableObject, TranslationSource

from home.models import ContactPage, ContactPagePerson, OperatorFunder, OperatorSettings

from ..models import LoadedObject
from .people import operator_entry, operator_values


class StillInUse(Exception):
    """Something of the demo is used by what others made: nothing is removed."""


@transaction.atomic
def remove_demo(say) -> int:
    """Remove exactly what ``load_demo`` added, last made first, and return how many things that were.

    Raises StillInUse, and removes nothing, when a page or entry that is not the demo's still needs one of its objects.
    """
    records = LoadedObject.objects.filter(origin=LoadedObject.Origin.DEMO)
    removed = 0
    for record in records.order_by("-pk").select_related("content_type"):
        thing = record.content_object
        record.delete()
        if thing is None:
            continue
        if not isinstance(thing, Page):
            refuse_if_used_elsewhere(thing)
        try:
            thing.delete()
        except ProtectedError as error:
            users = ", ".join(sorted({str(user) for user in error.protected_objects}))
            raise StillInUse(f"“{thing}” is still used by: {users}") from error
        if isinstance(thing, Page):
            forget_translation(thing)
        if isinstance(thing, (ContactPagePerson, OperatorFunder)):
            save_without(thing)
        removed += 1
    clear_operator()
    say(f"  removed: {removed}")
    return removed


def save_without(row: ContactPagePerson | OperatorFunder) -> None:
    """Let the page or settings that had ``row`` know: its newest revision and the reference index still name it."""
    if isinstance(row, ContactPagePerson):
        page = ContactPage.objects.get(pk=row.page_id)
        page.save_revision().publish()
        ReferenceIndex.create_or_update_for_object(page)
    else:
        ReferenceIndex.create_or_update_for_object(OperatorSettings.load())


def forget_translation(page: Page) -> None:
    """Delete what wagtail-localize keeps of a page that is gone: its segments, and texts that no other page has."""
    TranslationSource.objects.filter(object_id=page.translation_key).delete()
    TranslatableObject.objects.filter(translation_key=page.translation_key).delete()
    String.objects.filter(segments=None, translations=None).delete()
    Template.objects.filter(segments=None).delete()


def refuse_if_used_elsewhere(thing: models.Model) -> None:
    """By now all pages of the demo are gone: whoever still refers to ``thing`` from content is somebody else's."""
    demo = {
        (record.content_type_id, str(record.object_id))
        for record in LoadedObject.objects.filter(origin=LoadedObject.Origin.DEMO)
    }
    users = [
        reference
        for reference in ReferenceIndex.get_references_to(thing)
        if (reference.content_type_id, reference.object_id) not in demo
        and not _is_a_demo_row(reference, thing)
    ]
    if users:
        raise StillInUse(f"“{thing}” is still used by: " + ", ".join(sorted({_named(user) for user in users})))


def _is_a_demo_row(reference: ReferenceIndex, thing: models.Model) -> bool:
    """A reference from the thing itself (its own logo, say) keeps nobody."""
    return reference.object_id == str(thing.pk) and isinstance(thing, reference.content_type.model_class() or type(None))


def _named(reference: ReferenceIndex) -> str:
    source = reference.base_content_type.get_object_for_this_type(pk=reference.object_id)
    return f"{source} ({reference.content_type.name})"


def clear_operator() -> None:
    """Empty the facts about the operator that are still the demo's."""
    settings = OperatorSettings.load()
    for field, text in operator_values(operator_entry()).items():
        if getattr(settings, field) == text:
            setattr(settings, field, "")
    settings.save()
