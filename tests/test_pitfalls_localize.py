"""What wagtail-localize 1.14.5 does by itself and must not do here, or does and we rely on (docs/decisions.md).

Each test names what was measured before this site was built; an update of the package has to keep them green.
"""

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from modelcluster.fields import ParentalKey
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from directory.models import Competence, Funder, Occupation, Partner
from home.models import ContentPage
from news.models import NewsPage, ProjectFunding, ProjectPagePartner, Topic

from . import factories
from .cms import add_address, inline_formset, nested_form_data, rich_text, streamfield
from .translating import translate
from .visitor import links, main, said, see


def text(html: str) -> tuple[str, str]:
    return ("rich_text", f"<p>{html}</p>")


def button(page: Page, label: str = "Hierher") -> tuple[str, dict]:
    return ("call_to_action", {"heading": "Weiter", "text": "", "label": label, "page": page, "url": ""})


def with_body(page: Page, *blocks) -> Page:
    page.body = list(blocks)
    page.save()
    return page


# Partners and words of the directory are one row in both languages


@pytest.mark.parametrize("model", [Partner, Competence, Occupation, Funder, Topic])
def test_what_pages_choose_is_not_translatable(model):
    """A translatable one would be copied, and a translation made by hand written over, with every page (6)."""
    assert not issubclass(model, TranslatableMixin)


def test_no_snippet_is_translatable():
    assert [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)] == []


def test_a_translated_page_names_the_same_partner(shared_tree):
    partner = factories.partner()
    news = factories.news(shared_tree.news, partners=[partner], sender=partner)
    with_body(news, ("partners_chosen", {"heading": "", "layout": "cards", "partners": [partner]}))
    english = translate(news)
    assert [row.partner for row in english.partner_rows.all()] == [partner]
    assert english.sender == partner
    assert list(english.body[0].value["partners"]) == [partner]
    assert Partner.objects.count() == 1


def test_a_translated_project_keeps_roles_and_funding(shared_tree):
    """A row that is not translatable is copied as it is: so it holds references, numbers and choices alone (16)."""
    partner = factories.partner()
    funder = Funder.objects.create(slug="land", name_de="Land", name_en="State")
    project = factories.project(shared_tree.projects)
    project.partner_rows = [ProjectPagePartner(partner=partner, role="coordinator")]
    project.fundings = [ProjectFunding(funder=funder, grant_number="ZS/2026/01", amount="1000.50")]
    project.save()
    english = translate(project)
    assert [(row.partner, row.role) for row in english.partner_rows.all()] == [(partner, "coordinator")]
    assert [(row.funder, row.grant_number) for row in english.fundings.all()] == [(funder, "ZS/2026/01")]


# The same wherever it is written: an office's number, a prescribed one.
SAME_IN_BOTH_LANGUAGES = {"ProjectFunding.grant_number"}


def test_rows_of_pages_hold_no_prose():
    """Prose in a row that is not translatable would stay German on the English page (16)."""
    prose = set()
    for model in apps.get_models():
        parents = [field for field in model._meta.fields if isinstance(field, ParentalKey)]
        if issubclass(model, TranslatableMixin) or not any(issubclass(each.related_model, Page) for each in parents):
            continue
        if model._meta.app_label not in ("home", "directory", "news", "p3site"):
            continue
        for field in model._meta.local_fields:
            if isinstance(field, models.CharField | models.TextField) and not field.choices:
                prose.add(f"{model.__name__}.{field.name}")
    assert prose == SAME_IN_BOTH_LANGUAGES


# No page that nobody made


def test_a_new_page_makes_no_copy_in_the_other_language(shared_tree, redaktion_client):
    """Locale-tree sync would put German text below /en/ as an alias (8)."""
    before = Page.objects.count()
    address = add_address(shared_tree.home, "home", "contentpage")
    redaktion_client.post(address, page_form("Neue Seite"))
    assert ContentPage.objects.filter(title="Neue Seite", live=True).count() == 1
    assert Page.objects.count() == before + 1
    assert not Page.objects.exclude(alias_of=None).exists()


def page_form(title: str, slug: str = "", **changes) -> dict:
    """A content page's form as the CMS sends it."""
    return nested_form_data(
        {
            "title": title,
            "slug": slug,
            "introduction": "",
            "seo_title": "",
            "search_description": "",
            "body": streamfield([("rich_text", rich_text("<p>Ein Absatz.</p>"))]),
            "comments": inline_formset([]),
            "action-publish": "action-publish",
            **changes,
        }
    )


# Addresses

TITLES = [
    ("Weißandt-Gölzau", "weissandt-goelzau"),
    ("Über uns", "ueber-uns"),
    ("Ärzte & Öl: große Übung!", "aerzte-oel-grosse-uebung"),
    ("Café Émile", "cafe-emile"),
]


@pytest.mark.parametrize(("title", "slug"), TITLES)
def test_umlauts_are_spelt_out_in_addresses(shared_tree, title, slug):
    """Wagtail's own would keep or drop them: "weiandt-golzau" (9)."""
    page = shared_tree.home.add_child(instance=ContentPage(title=title, locale=shared_tree.home.locale))
    assert page.slug == slug
    see(f"/de/{slug}/")


@pytest.mark.parametrize(("title", "slug"), TITLES)
def test_so_they_are_in_the_cms(shared_tree, redaktion_client, title, slug):
    redaktion_client.post(add_address(shared_tree.home, "home", "contentpage"), page_form(title))
    assert ContentPage.objects.get(title=title).slug == slug


def test_so_they_are_in_translations(shared_tree):
    page = shared_tree.home.add_child(instance=ContentPage(title="Ort", locale=shared_tree.home.locale))
    assert translate(page, {"Ort": "Visiting Weißandt-Gölzau", "ort": "visiting-weissandt-goelzau"}).slug == (
        "visiting-weissandt-goelzau"
    )


def test_two_pages_of_one_name_have_two_addresses(shared_tree):
    pages = [factories.news(shared_tree.news, "Tag der offenen Tür") for _number in range(3)]
    assert [page.slug for page in pages] == [
        "tag-der-offenen-tuer",
        "tag-der-offenen-tuer-2",
        "tag-der-offenen-tuer-3",
    ]


def test_a_typed_address_with_umlauts_is_spelt_out_too(shared_tree, redaktion_client):
    redaktion_client.post(add_address(shared_tree.home, "home", "contentpage"), page_form("Ort", slug="gölzau"))
    assert ContentPage.objects.get(title="Ort").slug == "goelzau"


# Links to pages


def test_a_link_on_an_english_page_leads_to_the_english_page(shared_tree):
    """wagtail-localize copies the key of the German page (10)."""
    about = with_body(shared_tree.about, button(shared_tree.news.page_ptr))
    translate(about, {"Hierher": "This way", "ueber-p3": "about"})
    assert links(main(see("/de/ueber-p3/")))["Hierher"] == "/de/aktuelles/"
    assert links(main(see("/en/about/")))["This way"] == "/en/news/"


def test_a_link_to_an_untranslated_page_leads_to_the_german_one(shared_tree):
    news = factories.news(shared_tree.news, "Nur Deutsch")
    about = with_body(shared_tree.en["about"], button(news.page_ptr))
    assert links(main(see(about.url)))["Hierher"] == "/de/aktuelles/nur-deutsch/"


def test_many_links_cost_no_more_queries_than_one(shared_tree):
    def queries_with(number: int) -> int:
        pages = [factories.news(shared_tree.news, f"Meldung {number}/{n}") for n in range(number)]
        for page in pages:
            factories.in_english(page, f"EN {page.title}", f"en-{page.slug}")
        with_body(shared_tree.en["about"], *[button(page.page_ptr) for page in pages])
        see("/en/about/")
        with CaptureQueriesContext(connection) as queries:
            page = see("/en/about/")
        assert sum(link["href"].startswith("/en/news/en-") for link in main(page).find_all("a")) == number
        return len(queries)

    assert queries_with(1) == queries_with(12)


# Publishing a translation


def test_a_translation_is_live_at_once_with_all_its_texts(shared_tree):
    """The way that holds, for text, rich text, lists of blocks and alternative texts (18)."""
    picture = factories.image()
    picture.contextual_alt_text, picture.decorative = "Ein Werkstück", False
    news = factories.news(shared_tree.news, "Neues", teaser="Ein Vorspann.")
    with_body(
        news,
        text("Ein <b>fetter</b> Absatz."),
        ("heading", {"text": "Zwischentitel", "level": "h2"}),
        ("faq", {"heading": "", "items": [{"question": "Warum?", "answer": "<p>Darum.</p>"}]}),
        ("image", {"image": picture, "caption": "Eine Unterschrift"}),
    )
    english = translate(
        news,
        {
            "Neues": "New things",
            "neues": "new-things",
            "Ein Vorspann.": "A lead.",
            "Ein <b>fetter</b> Absatz.": "A <b>bold</b> paragraph.",
            "Zwischentitel": "Subheading",
            "Warum?": "Why?",
            "Darum.": "Because.",
            "Ein Werkstück": "A workpiece",
            "Eine Unterschrift": "A caption",
        },
    )
    page = main(see("/en/news/new-things/"))
    shown = said(page)
    for expected in ("New things", "A lead.", "A bold paragraph.", "Subheading", "Why?", "Because.", "A caption"):
        assert expected in shown
    assert page.find("img", alt="A workpiece")
    assert "Absatz" not in shown
    assert english.live


def test_a_change_in_german_reaches_english_only_when_translated(shared_tree):
    news = with_body(factories.news(shared_tree.news, "Neues"), text("Alter Satz."))
    translate(news, {"Alter Satz.": "Old sentence.", "neues": "new-things"})
    with_body(NewsPage.objects.get(pk=news.pk), text("Neuer Satz."))
    shown = said(main(see("/en/news/new-things/")))
    assert "Old sentence." in shown
    assert "Neuer Satz." not in shown


def test_a_draft_with_untranslated_text_is_not_published_from_a_list(shared_tree, redaktion_client):
    """wagtail-localize falls back to German without a word (15)."""
    news = with_body(factories.news(shared_tree.news, "Neues"), text("Fehlt auf Englisch."))
    draft = translate(news, leave_out="Fehlt auf Englisch.", publish=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    redaktion_client.post(f"{address}?id={draft.pk}")
    assert not Page.objects.get(pk=draft.pk).live


# Alternative texts in two languages (22)


def test_alternative_texts_are_in_the_language_of_the_page(shared_tree):
    news = factories.news(shared_tree.news, "Mit Bild", lead_image=factories.image())
    factories.in_english(news, "With picture", "with-picture")
    assert main(see("/de/aktuelles/mit-bild/")).find("img")["alt"] == "Blaues Granulat"
    assert main(see("/en/news/with-picture/")).find("img")["alt"] == "Blue pellets"


def test_each_use_can_say_it_differently(shared_tree):
    news = factories.news(
        shared_tree.news, "Mit Bild", lead_image=factories.image(), lead_image_alt="Granulat im Trichter"
    )
    factories.in_english(news, "With picture", "with-picture", lead_image_alt="Pellets in the hopper")
    assert main(see("/de/aktuelles/mit-bild/")).find("img")["alt"] == "Granulat im Trichter"
    assert main(see("/en/news/with-picture/")).find("img")["alt"] == "Pellets in the hopper"


def test_the_other_languages_text_is_better_than_none(shared_tree):
    news = factories.news(shared_tree.en["news"], "With picture", lead_image=factories.image(alt_en=""))
    assert main(see(news.url)).find("img")["alt"] == "Blaues Granulat"


def test_a_picture_in_the_text_takes_its_own_words_if_none_are_typed(shared_tree):
    picture = factories.image()
    picture.contextual_alt_text, picture.decorative = "", False
    block = ("image", {"image": picture, "caption": ""})
    assert main(see(with_body(shared_tree.about, block).url)).find("img")["alt"] == "Blaues Granulat"
    assert main(see(with_body(shared_tree.en["about"], block).url)).find("img")["alt"] == "Blue pellets"


def test_a_decorative_picture_is_not_read_aloud(shared_tree):
    picture = factories.image()
    picture.contextual_alt_text, picture.decorative = "", True
    page = with_body(shared_tree.about, ("image", {"image": picture, "caption": ""}))
    assert main(see(page.url)).find("img")["alt"] == ""
