"""Logos and photos get their sizes when a partner is published or a funder saved: no visitor waits for them."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import published

from home.images import LOGO_SPEC, PICTURE_SPECS, make_renditions

from .models import Funder, Partner


@receiver(published, sender=Partner)
def make_pictures_of_partner(sender, instance: Partner, **kwargs) -> None:
    wanted = [(instance.logo, [LOGO_SPEC])] if instance.logo else []
    wanted += [(contact.photo, PICTURE_SPECS) for contact in instance.contacts.all() if contact.photo]
    transaction.on_commit(lambda: [make_renditions(picture, specs) for picture, specs in wanted], robust=True)


@receiver(post_save, sender=Funder)
def make_logos_of_funder(sender, instance: Funder, raw: bool = False, **kwargs) -> None:
    logos = [logo for logo in (instance.logo_de, instance.logo_en) if logo and not raw]
    transaction.on_commit(lambda: [make_renditions(logo, [LOGO_SPEC]) for logo in logos], robust=True)
