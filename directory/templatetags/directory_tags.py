"""What templates ask of the directory: addresses and logos of partners and funders."""

from django import template
from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects
from wagtail.images.shortcuts import get_rendition_or_not_found

from home.bilingual import LANGUAGE_CODES, active_language
from home.images import LOGO_SPEC, renditions_of
from home.templatetags.home_tags import top_pages

from ..models import DirectoryPage, Funder, Partner

register = template.Library()


@register.simple_tag(takes_context=True)
def directory_url(context) -> str:
    """Address of the directory in the language being shown, without a query of its own."""
    request = context.get("request")
    directory_type = ContentType.objects.get_for_model(DirectoryPage).pk
    page = next((page for page in top_pages(request) if page.content_type_id == directory_type), None)
    return (page.get_url(request) if page else None) or "/"


@register.simple_tag(takes_context=True)
def partner_url(context, partner: Partner) -> str:
    """Address of ``partner`` in the language being shown, without a query of its own."""
    return f"{directory_url(context)}{partner.slug}/"


@register.inclusion_tag("components/partner_logo.html")
def partner_logo(partner: Partner, alt: str = "", eager: bool = False) -> dict:
    """The logo of ``partner`` on white; ``alt`` only where the name does not stand beside it."""
    return {
        "partner": partner,
        "rendition": get_rendition_or_not_found(partner.logo, LOGO_SPEC) if partner.logo else None,
        "alt": alt,
        "eager": eager,
    }


@register.simple_tag
def with_funders(rows) -> list:
    """``rows`` with a funder each, and with the funders' logos. Two queries, whatever their number."""
    found = list(rows.select_related("funder__logo_de", "funder__logo_en"))
    if logos := [logo for row in found if (logo := _logo_of(row.funder)) is not None]:
        prefetch_related_objects(logos, renditions_of("", [LOGO_SPEC]))
    return found


def _logo_of(funder: Funder):
    """The logo for the language being shown, else the other language's."""
    active = active_language()
    logos = [getattr(funder, f"logo_{code}") for code in sorted(LANGUAGE_CODES, key=lambda code: code != active)]
    return next(filter(None, logos), None)


@register.simple_tag
def funder_logo(funder: Funder):
    """Rendition of the funder's logo, unaltered but for its size, or None."""
    logo = _logo_of(funder)
    return get_rendition_or_not_found(logo, LOGO_SPEC) if logo else None
