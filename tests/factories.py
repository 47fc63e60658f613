"""Small builders of what a test needs, on the real models, with nothing random in them."""

from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, Page, Site

from directory.models import Competence, Consent, Contact, DirectoryPage, Partner, PartnerCompetence
from home.models import ContactPage, ContentPage, HomePage, SiteDocument, SiteImage, User
from home.slugs import german_slug
from news.models import (
    EventIndexPage,
    EventPage,
    NewsIndexPage,
    NewsPage,
    NewsPagePartner,
    ProjectIndexPage,
    ProjectPage,
    Topic,
)


@dataclass
class Tree:
    """The pages of ``site_tree``, German ones by name, English ones in ``en``."""

    home: HomePage
    directory: DirectoryPage
    news: NewsIndexPage
    projects: ProjectIndexPage
    events: EventIndexPage
    contact: ContactPage
    about: ContentPage
    en: dict[str, Page] = field(default_factory=dict)


STANDARD_PAGES = {
    "directory": (DirectoryPage, "Netzwerk", "Network", "netzwerk", "network"),
    "news": (NewsIndexPage, "Aktuelles", "News", "aktuelles", "news"),
    "projects": (ProjectIndexPage, "Projekte", "Projects", "projekte", "projects"),
    "events": (EventIndexPage, "Termine", "Events", "termine", "events"),
    "contact": (ContactPage, "Kontakt", "Contact", "kontakt", "contact"),
    "about": (ContentPage, "Über P3", "About P3", "ueber-p3", "about"),
}


def build_tree() -> Tree:
    root = Page.objects.get(depth=1)
    german = Locale.objects.get(language_code="de")
    home = root.add_child(
        instance=HomePage(title="P3 Mitteldeutschland", slug="home", locale=german, headline="Das Netzwerk")
    )
    Site.objects.create(hostname="testserver", port=80, root_page=home, is_default_site=True)
    pages = {"home": home}
    for key, (model, title, _english, slug, _english_slug) in STANDARD_PAGES.items():
        pages[key] = home.add_child(instance=model(title=title, slug=slug, locale=german, show_in_menus=True))
    english = {"home": in_english(home, "P3 Mitteldeutschland", "home-en")}
    for key, (_model, _title, title, _slug, slug) in STANDARD_PAGES.items():
        english[key] = in_english(pages[key], title, slug)
    return Tree(**pages, en=english)


def read_tree() -> Tree:
    """The tree that ``build_tree`` has made before, as fresh objects."""
    german, english = {}, {}
    for key, model in {"home": HomePage, **{key: model for key, (model, *_rest) in STANDARD_PAGES.items()}}.items():
        for page in model.objects.filter(depth__lte=3).select_related("locale"):
            (german if page.locale.language_code == "de" else english)[key] = page
    return Tree(**german, en=english)


def in_english(page: Page, title: str, slug: str, live: bool = True, **fields) -> Page:
    """A plain English translation of a German page, without wagtail-localize's segments."""
    translated = page.copy_for_translation(Locale.objects.get(language_code="en"))
    translated.title = translated.draft_title = title
    translated.slug = slug
    for name, value in fields.items():
        setattr(translated, name, value)
    translated.live = live
    translated.has_unpublished_changes = not live
    translated.save()
    return translated


def user(email: str, groups=(), password: str = "p3-demo-2026", **fields) -> User:
    created = User.objects.create_user(email, password, **fields)
    created.groups.set(Group.objects.filter(name__in=groups))
    return created


def partner(name: str = "Musterspritz GmbH", competences=(), **fields) -> Partner:
    """A published partner in Köthen."""
    values = {"kind": "company", "city": "Köthen (Anhalt)", "state": "ST", "live": True, **fields}
    created = Partner(name=name, **values)
    created.full_clean()
    created.save()
    for competence_row in competences:
        PartnerCompetence.objects.create(partner=created, competence=competence_row)
    created.save_revision()
    return created


def competence(name: str = "Spritzgießen", english: str = "Injection moulding", group: str = "process") -> Competence:
    return Competence.objects.create(slug=german_slug(name), name_de=name, name_en=english, group=group)


def topic(name: str = "Recycling", english: str = "Recycling") -> Topic:
    return Topic.objects.create(slug=german_slug(name), name_de=name, name_en=english)


def contact(of: Partner, name: str = "Erika Beispiel", consent: bool = True, **fields) -> Contact:
    """A person at a partner, with a consent in force unless told otherwise."""
    created = Contact.objects.create(
        partner=of, name=name, **{"phone": "03496 123456", "email": "beispiel@example.org", **fields}
    )
    if consent:
        give_consent(created)
    return created


def give_consent(to: Contact) -> Consent:
    return Consent.objects.create(contact_uuid=to.uuid, how=Consent.How.PAPER, text="Ich bin einverstanden.")


def picture_file(name: str = "bild.png", size=(64, 40), colour="#0b5560", format: str = "PNG") -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, format)
    return SimpleUploadedFile(name, written.getvalue(), f"image/{format.lower()}")


def image(title: str = "Granulat", **fields) -> SiteImage:
    values = {"alt_de": "Blaues Granulat", "alt_en": "Blue pellets", "credit": "P3 Mitteldeutschland", **fields}
    return SiteImage.objects.create(title=title, file=picture_file(), **values)


def document(title: str = "Satzung", **fields) -> SiteDocument:
    return SiteDocument.objects.create(title=title, file=SimpleUploadedFile("satzung.pdf", b"%PDF-1.4 test"), **fields)


def news(parent: Page, title: str = "Neue Maschine", partners=(), **fields) -> NewsPage:
    """A published news item of today below ``parent``, in the language of ``parent``."""
    values = {"teaser": "Eine neue Maschine ist da.", "locale": parent.locale, **fields}
    created = parent.add_child(instance=NewsPage(title=title, **values))
    created.partner_rows = [NewsPagePartner(partner=each) for each in partners]
    created.save()
    return created


def project(parent: Page, title: str = "Rezyklat", **fields) -> ProjectPage:
    values = {"introduction": "Ein Projekt.", "locale": parent.locale, **fields}
    return parent.add_child(instance=ProjectPage(title=title, **values))


def event(parent: Page, title: str = "Werksbesuch", in_days: int = 7, **fields) -> EventPage:
    values = {"starts_at": timezone.now() + timedelta(days=in_days), "locale": parent.locale, **fields}
    return parent.add_child(instance=EventPage(title=title, **values))
