from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class DocumentsBlock(blocks.StructBlock):
    """Files to download, each with language, kind and size."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("Document")), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Documents")
        group = _("Media")
        template = "home/blocks/documents.html"
        description = _("Files to download, with language, kind and size.")

    def get_preview_value(self):
        """The newest document there is."""
        from ..models import SiteDocument

        newest = SiteDocument.objects.order_by("-pk").values_list("pk", flat=True)[:1]
        return self.to_python({"heading": "", "documents": list(newest)})
