"""The one form through which every picture comes in: verified, re-encoded, without metadata, under a random name."""

import secrets
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .images import PICTURE_SPECS, make_renditions

JPEG_QUALITY = 88
LONGEST_SIDE = 4000  # pixels; far above the largest rendition, far below what fills a disk


def reencode(source) -> SimpleUploadedFile:
    """Return the first frame of the picture ``source`` (a file) written anew, as PNG where it has transparency.

    Only decoded pixels survive: metadata (place of taking, editing history), a second file format hidden behind the
    picture and the name given by the sender do not. Raises whatever Pillow raises on a file it cannot decode.
    """
    with Image.open(source) as opened:
        opened.seek(0)
        picture = ImageOps.exif_transpose(opened)
        transparent = picture.has_transparency_data
        picture = picture.convert("RGBA" if transparent else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture.info.clear()
    written = BytesIO()
    if transparent:
        picture.save(written, "PNG", optimize=True)
    else:
        picture.save(written, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    extension, content_type = ("png", "image/png") if transparent else ("jpg", "image/jpeg")
    return SimpleUploadedFile(f"{secrets.token_hex(8)}.{extension}", written.getvalue(), content_type)


class SiteImageField(WagtailImageField):
    """Wagtail's field, which checks size, pixels and format, and then counts frames, decodes and re-encodes.

    Wagtail only reads the header, so that a truncated file passes and is a server error when it is first shown; and
    its picture library Willow takes every animation for one frame (``get_frame_count`` of its Pillow plugin).
    """

    def to_python(self, data):
        try:
            if (checked := super().to_python(data)) is None:
                return None
            checked.seek(0)
            self.check_all_frames(checked)
            checked.seek(0)
            clean = reencode(checked)
        except ValidationError:
            raise
        # Pillow's decoders raise many kinds (OSError, SyntaxError, struct.error, zlib.error, ValueError …), for some
        # files already in Wagtail's own look at the header, which catches none of them.
        except Exception as error:
            raise ValidationError(
                _("This file is damaged and cannot be read as a picture. Please export or scan it again."),
                code="damaged_image",
            ) from error
        return super().to_python(clean)

    def check_all_frames(self, file) -> None:
        """Refuse an animation whose frames together have more pixels than a picture may have."""
        with Image.open(file) as opened:
            pixels = opened.width * opened.height * getattr(opened, "n_frames", 1)
        if self.max_image_pixels and pixels > self.max_image_pixels:
            raise ValidationError(
                self.error_messages["file_too_many_pixels"]
                % {"num_pixels": pixels, "max_pixels_count": self.max_image_pixels},
                code="file_too_many_pixels",
            )


class SiteImageForm(BaseImageForm):
    """Wagtail's image form with our file field; used by upload, bulk upload and the chooser alike."""

    file = SiteImageField(label=_("File"))

    def save(self, commit=True):
        """A new file has its sizes made at once, and those that the former file had."""
        former = set(self.instance.renditions.values_list("filter_spec", flat=True)) if self.instance.pk else set()
        image = super().save(commit)
        if commit and "file" in self.changed_data:
            make_renditions([image], {*PICTURE_SPECS, *former})
        return image
