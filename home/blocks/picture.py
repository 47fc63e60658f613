from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """A picture like a figure in a journal: alternative text, caption, and the credit the picture carries."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Media")
        template = "home/blocks/picture.html"
        description = _("A picture with alternative text, caption and credit.")

    def get_preview_value(self):
        """The newest picture there is: a preview without one would show nothing."""
        from ..models import SiteImage

        image = SiteImage.objects.order_by("-pk").first()
        if image is not None:
            image.contextual_alt_text, image.decorative = image.alt, False
        return (
            self.to_python({"image": None, "caption": ""})
            if image is None
            else blocks.StructValue(self, [("image", image), ("caption", image.title)])
        )
