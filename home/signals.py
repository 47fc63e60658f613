"""What has to happen whenever a user is saved or a page is published, whoever does it."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail.users.models import UserProfile

from .images import PICTURE_SPECS, make_renditions
from .models import BasePage, User


@receiver(page_published)
def make_pictures_of_page(sender, instance: Page, **kwargs) -> None:
    """Make all sizes and formats of a page's pictures when it is published: no visitor waits for them."""
    if pictures := list(instance.pictures()) if isinstance(instance, BasePage) else []:
        transaction.on_commit(partial(make_renditions, pictures, PICTURE_SPECS), robust=True)


@receiver(post_save, sender=User)
def tell_wagtail_the_language(sender, instance: User, raw: bool = False, **kwargs) -> None:
    """Wagtail reads the CMS's language from a profile of its own: keep it what the user has."""
    if raw:
        return
    profile = UserProfile.get_for_user(instance)
    if profile.preferred_language != instance.preferred_language:
        profile.preferred_language = instance.preferred_language
        profile.save(update_fields=["preferred_language"])


@receiver(post_save, sender=UserProfile)
def take_language_from_wagtail(sender, instance: UserProfile, raw: bool = False, **kwargs) -> None:
    """And back: staff choose their language in Wagtail's account form."""
    if not raw and instance.preferred_language:
        User.objects.filter(pk=instance.user_id).exclude(preferred_language=instance.preferred_language).update(
            preferred_language=instance.preferred_language
        )
