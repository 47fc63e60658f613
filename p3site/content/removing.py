"""Taking the demo away again."""

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import ProtectedError
from wagtail.models import Page, ReferenceIndex, Revision
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
    ours = keys_of_the_demo(records)
    clear_operator(ours)
    removed = 0
    for record in records.order_by("-pk").select_related("content_type"):
        thing = record.content_object
        record.delete()
        if thing is None:
            continue
        refuse_if_used_elsewhere(thing, ours)
        if isinstance(thing, Revision):
            go_back_behind(thing)
        try:
            thing.delete()
        except ProtectedError as error:
            users = ", ".join(sorted({str(user) for user in error.protected_objects}))
            raise StillInUse(f"“{thing}” is still used by: {users}") from error
        if isinstance(thing, Page):
            forget_translation(thing)
        if isinstance(thing, ContactPagePerson):
            ReferenceIndex.create_or_update_for_object(ContactPage.objects.get(pk=thing.page_id))
        if isinstance(thing, OperatorFunder):
            ReferenceIndex.create_or_update_for_object(OperatorSettings.load())
        removed += 1
    say(f"  removed: {removed}")
    return removed


def go_back_behind(revision: Revision) -> None:
    """Let a contact page stand where it stood before the demo put somebody on it, unless it was edited since."""
    page = ContactPage.objects.filter(pk=revision.object_id).first()
    before = Revision.objects.filter(
        base_content_type=revision.base_content_type, object_id=revision.object_id, pk__lt=revision.pk
    ).last()
    if page is None or before is None:
        return
    if page.live_revision_id == revision.pk:
        page.live_revision, page.last_published_at = before, before.created_at
    if page.latest_revision_id == revision.pk:
        page.latest_revision, page.latest_revision_created_at = before, before.created_at
    page.save(update_fields=["live_revision", "last_published_at", "latest_revision", "latest_revision_created_at"])


def forget_translation(page: Page) -> None:
    """Delete what wagtail-localize keeps of a page that is gone: its segments, and texts that no other page has."""
    TranslationSource.objects.filter(object_id=page.translation_key).delete()
    TranslatableObject.objects.filter(translation_key=page.translation_key).delete()
    String.objects.filter(segments=None, translations=None).delete()
    Template.objects.filter(segments=None).delete()


def keys_of_the_demo(records: models.QuerySet[LoadedObject]) -> set[tuple[int, str]]:
    """Content type and key of all that the demo made, translations of its pages included."""
    made = list(records.select_related("content_type"))
    keys = {(record.content_type_id, str(record.object_id)) for record in made}
    pages = Page.objects.filter(
        pk__in=[record.object_id for record in made if issubclass(record.content_type.model_class() or object, Page)]
    )
    translations = Page.objects.filter(translation_key__in=pages.values("translation_key"))
    return keys | {(kind, str(pk)) for kind, pk in translations.values_list("content_type_id", "pk")}


def refuse_if_used_elsewhere(thing: models.Model, ours: set[tuple[int, str]]) -> None:
    """Whoever refers to ``thing`` and is not the demo's is somebody else's: their page would show a hole."""
    things = [thing, *thing.get_translations()] if isinstance(thing, Page) else [thing]
    users = {
        _named(reference)
        for each in things
        for reference in ReferenceIndex.get_references_to(each)
        if (reference.content_type_id, reference.object_id) not in ours
    }
    if users:
        raise StillInUse(f"“{thing}” is still used by: " + ", ".join(sorted(users)))


def _named(reference: ReferenceIndex) -> str:
    source = reference.base_content_type.get_object_for_this_type(pk=reference.object_id)
    return f"{source} ({reference.content_type.name})"


def clear_operator(ours: set[tuple[int, str]]) -> None:
    """Empty the facts about the operator that are still the demo's."""
    settings = OperatorSettings.load()
    for field, text in operator_values(operator_entry()).items():
        if getattr(settings, field) == text:
            setattr(settings, field, "")
    if settings.partner and (ContentType.objects.get_for_model(settings.partner).pk, str(settings.partner_id)) in ours:
        settings.partner = None
    settings.save()
