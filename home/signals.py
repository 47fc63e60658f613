"""What has to happen whenever a user, a picture or a page is saved, whoever saves it."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.users.models import UserProfile

from .images import PICTURE_SPECS, make_renditions
from .models import SiteImage, User


@receiver(post_save, sender=SiteImage)
def make_picture_sizes(sender, instance: SiteImage, raw: bool = False, **kwargs) -> None:
    """Make all sizes and formats of a picture when it is saved: no visitor waits for them."""
    if not raw:
        transaction.on_commit(lambda: make_renditions(instance, PICTURE_SPECS), robust=True)


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
