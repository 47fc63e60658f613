from django import forms
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from directory.models import Partner
from home.filters import FilterForm
from home.querysets import listed_in

MOST_RESULTS = 50


class SearchForm(FilterForm):
    """What a visitor looks for."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200, strip=True)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Pages with every word in their title, and partners with every word in name, town or summary."""
    form = SearchForm(request.GET)
    query = form.chosen("q")
    pages: list[Page] = []
    partners: list[Partner] = []
    if query:
        found = listed_in(Page.objects.filter(depth__gt=2), get_language())
        for word in query.split():
            found = found.filter(title__icontains=word)
        pages = list(found.order_by(Lower("title"), "pk")[:MOST_RESULTS])
        partners = list(
            Partner.objects.published().named_like(query).for_listing().order_by(Lower("name"), "pk")[:MOST_RESULTS]
        )
    return render(
        request,
        "search.html",
        {"form": form, "query": query, "pages": pages, "partners": partners, "count": len(pages) + len(partners)},
    )
