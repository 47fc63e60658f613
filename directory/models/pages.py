from django.core.paginator import Paginator
from django.db.models.functions import Lower
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page
from wagtail.search import index

from home.bilingual import active_language
from home.models import BasePage, Introduction

from ..forms import DirectoryForm
from ..mentions import pages_naming
from .partner import Partner


class DirectoryPage(Introduction, RoutablePageMixin, BasePage):
    """The directory of all partners; below it each partner's page, at the same address part in both languages."""

    partners_per_page = 60

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [*Page.content_panels, *Introduction.introduction_panels]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")

    @classmethod
    def address(cls) -> str:
        """Address of the directory in the active language. One query: in templates use ``{% partner_url %}``."""
        page = cls.objects.live().filter(locale__language_code=active_language()).first()
        return page.url if page else "/"

    @path("")
    def partners(self, request):
        """The list: filtered as the address says, A to Z."""
        form = DirectoryForm(request.GET)
        found = form.apply(Partner.objects.published()).for_listing().with_competences().order_by(Lower("name"), "pk")
        page_obj = Paginator(found, self.partners_per_page).get_page(request.GET.get("page"))
        return self.render(request, context_overrides={"form": form, "page_obj": page_obj})

    @path("<slug:slug>/", name="partner")
    def partner(self, request, slug):
        """One partner. A successor's page where it has one; 404 while it is not published."""
        partner = Partner.objects.public().for_page().filter(slug=slug).first()
        if partner is None:
            raise Http404
        if successor := partner.successor_now():
            return redirect(self.url + successor.slug + "/", permanent=True)
        return self.render_partner(request, partner)

    def render_partner(self, request, partner: Partner):
        """Render the page of ``partner`` as it stands in memory: published, or a draft being previewed."""
        return self.render(
            request,
            context_overrides={
                "partner": partner,
                "contacts": [] if partner.has_left else partner.shown_contacts(),
                "training_offers": [] if partner.has_left else partner.current_offers(),
                "items": {} if partner.has_left else partner.items_by_kind(),
                "mentions": pages_naming(partner, active_language()) if partner.pk else {},
            },
            template="directory/partner.html",
        )
