"""Logos and photos get their sizes when a partner is published or a funder saved: no visitor waits for them."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import published

from home.images import LOGO_SPEC, PICTURE_SPECS, make_renditions

from .models import Funder, Partner


@receiver(published, sender=Partner)
def make_pictures_of_partner(sender, instance: Partner, **kwargs) -> None:
    photos = [contact.photo for contact in instance.contacts.all()]
    transaction.on_commit(partial(make_renditions, [instance.logo], [LOGO_SPEC]), robust=True)
    transaction.on_commit(partial(make_renditions, photos, PICTURE_SPECS), robust=True)


@receiver(post_save, sender=Funder)
def make_logos_of_funder(sender, instance: Funder, raw: bool = False, **kwargs) -> None:
    if not raw:
        logos = [instance.logo_de, instance.logo_en]
        transaction.on_commit(partial(make_renditions, logos, [LOGO_SPEC]), robust=True)
