"""Pictures: which sizes and formats exist; made on upload or publication, fetched in one query for a whole page."""

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter

# AVIF for every browser of the last years in three widths; one JPEG for the others, and for who saves the picture.
PICTURE_SPECS = (
    "width-480|format-avif",
    "width-800|format-avif",
    "width-1280|format-avif",
    "width-800|format-jpeg",
)
LOGO_SPEC = "max-320x160|format-webp"


def renditions_of(prefix: str, specs: Iterable[str]) -> Prefetch:
    """A Prefetch that fetches the renditions of all pictures at ``prefix`` ("logo__", or "" for pictures) in one query.

    Written to the attribute that ``AbstractImage.get_renditions`` looks at first.
    """
    rendition_model = get_image_model().get_rendition_model()
    return Prefetch(
        f"{prefix}renditions",
        queryset=rendition_model.objects.filter(filter_spec__in=list(specs)),
        to_attr="prefetched_renditions",
    )


def prefetch_pictures(images: Iterable[AbstractImage | None]) -> None:
    """Fetch the renditions of these pictures in one query, however many there are."""
    if present := [image for image in images if image is not None]:
        prefetch_related_objects(present, renditions_of("", PICTURE_SPECS))


def make_renditions(images: Iterable[AbstractImage | None], specs: Iterable[str]) -> None:
    """Make what is missing of these renditions, so that no visitor waits for it (first views took up to 6 s)."""
    for image in images:
        if image is not None:
            image.get_renditions(*[Filter(spec=spec) for spec in specs])
