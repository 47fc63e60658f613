"""What an editor can put into a page's content, a small file for each family."""

from wagtail import blocks

from .contacts import ContactsBlock
from .documents import DocumentsBlock
from .faq import FaqBlock
from .figures import FiguresBlock
from .gap import GapBlock
from .operator import OperatorBlock
from .partners import ChosenPartnersBlock, PartnersByBlock
from .picture import PictureBlock
from .teasers import CallToActionBlock, IndexTeaserBlock
from .text import HeadingBlock, QuoteBlock, TextBlock


class BodyBlock(blocks.StreamBlock):
    """The content of a page."""

    heading = HeadingBlock()
    rich_text = TextBlock()
    image = PictureBlock()
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
    index_teaser = IndexTeaserBlock()
    figures = FiguresBlock()
    faq = FaqBlock()
    documents = DocumentsBlock()
    partners_chosen = ChosenPartnersBlock()
    partners_by = PartnersByBlock()
    contacts = ContactsBlock()
    operator = OperatorBlock()
    gap = GapBlock()


__all__ = ["BodyBlock"]
