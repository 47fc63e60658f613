"""The pages that every installation has, at the addresses that everything else relies on."""

from django.apps import apps
from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from ..setup import ensure_setup
from .files import STANDARD_PAGES, Entry, in_language, read_folder
from .loading import Loading
from .pages import home_pages, insert, publish, read_page
from .translating import publish_translation

PAGE_MODELS = {
    "HomePage": "home.HomePage",
    "ContentPage": "home.ContentPage",
    "ContactPage": "home.ContactPage",
    "DirectoryPage": "directory.DirectoryPage",
    "NewsIndexPage": "news.NewsIndexPage",
    "ProjectIndexPage": "news.ProjectIndexPage",
    "EventIndexPage": "news.EventIndexPage",
}


def page_model(entry: Entry) -> type[Page]:
    name = entry.required("type")
    if name not in PAGE_MODELS:
        raise entry.error(f"“{name}” is not a type of page")
    return apps.get_model(PAGE_MODELS[name])


@transaction.atomic
def load_standard_pages(loading: Loading) -> None:
    """Make the pages that are missing, German and English; leave alone those that are there, whatever they say.

    First all German pages with their titles, then their content (which may refer to any of them), then the
    translations, parents before children.
    """
    ensure_setup()
    entries = sorted(read_folder(STANDARD_PAGES), key=lambda entry: entry.required("order"))
    missing = [entry for entry in entries if not _adopt(loading, entry)]
    for entry in missing:
        _insert_empty(loading, entry)
    _ensure_site(loading.find(entries[0], "page:home"))
    tell_site_its_address()
    for entry in loading.progress("standard pages", missing):
        page = loading.find(entry, f"page:{entry.name}")
        filled = read_page(loading, entry, type(page), settings.LANGUAGE_CODE)
        for name in entry.data:
            if name not in ("type", "order", "key", "slug"):
                setattr(page, name, getattr(filled, name))
        entry.validate(page)
        publish(page)
        publish_translation(entry, page, read_page(loading, entry, type(page), "en"), "en")


def _adopt(loading: Loading, entry: Entry) -> bool:
    """Whether the page is there: made by an earlier run, or by hand at its address."""
    if loading.existing(f"page:{entry.name}"):
        return True
    homes = home_pages()
    if entry.name == "home":
        found = homes.get(settings.LANGUAGE_CODE)
    else:
        home = homes.get(settings.LANGUAGE_CODE)
        slug = in_language(entry, entry.required("slug"), settings.LANGUAGE_CODE)
        found = home and page_model(entry).objects.child_of(home).filter(slug=slug).first()
    if found:
        loading.know(f"page:{entry.name}", found)
    return bool(found)


def _insert_empty(loading: Loading, entry: Entry) -> None:
    model = page_model(entry)
    german = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    page = model(
        title=in_language(entry, entry.required("title"), settings.LANGUAGE_CODE),
        slug=in_language(entry, entry.required("slug"), settings.LANGUAGE_CODE),
        show_in_menus=bool(entry.data.get("show_in_menus")),
        locale=german,
        live=False,
    )
    parent = Page.objects.get(depth=1) if entry.name == "home" else loading.find(entry, "page:home")
    insert(entry, parent, page)
    loading.remember(f"page:{entry.name}", page)


def _ensure_site(home: Page) -> None:
    """The one site."""
    if not Site.objects.filter(is_default_site=True).exists():
        hostname, port = settings.SITE_HOST
        Site.objects.create(
            hostname=hostname, port=port, root_page=home, is_default_site=True, site_name=settings.WAGTAIL_SITE_NAME
        )


def tell_site_its_address() -> None:
    """Write the host and port of ``SITE_URL`` to the default site: the environment is the only truth for them."""
    hostname, port = settings.SITE_HOST
    site = Site.objects.filter(is_default_site=True).first()
    if site is not None and (site.hostname, site.port) != (hostname, port):
        site.hostname, site.port = hostname, port
        site.save()
