"""Every block that an editor can put into a page: shown, previewed, and whole when what it names is gone."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.blocks.struct_block import StructBlockValidationError

from home.blocks import BodyBlock
from home.models import ContentPage, OperatorSettings

from . import factories
from .visitor import LANGUAGES, links, main, said, see

ALL_BLOCKS = sorted(BodyBlock().child_blocks)


@pytest.fixture
def things(shared_tree) -> dict:
    """What blocks can name."""
    competence = factories.competence()
    partner = factories.partner("Spritz GmbH", logo=factories.image(), competences=[competence])
    factories.partner("Schule", kind="school")
    contact = factories.contact(partner, for_press=True)
    office = OperatorSettings.load()
    office.partner = partner
    office.save()
    return {
        "tree": shared_tree,
        "competence": competence,
        "partner": partner,
        "picture": factories.image(),
        "document": factories.document("Satzung"),
        "contact": contact,
        "news": factories.news(shared_tree.news),
    }


def value_of(name: str, things: dict):
    """A value of the block ``name``, and what of it a visitor reads."""
    picture = things["picture"]
    picture.contextual_alt_text, picture.decorative = "Granulat", False
    return {
        "heading": ({"text": "Unsere Ziele", "level": "h3"}, "Unsere Ziele"),
        "rich_text": ("<p>Ein <b>Absatz</b>.</p>", "Ein Absatz"),
        "image": ({"image": picture, "caption": "Eine Unterschrift"}, "Eine Unterschrift"),
        "quote": ({"text": "Gut gesagt.", "attribution": "Wer es sagte"}, "Gut gesagt. Wer es sagte"),
        "call_to_action": (
            {"heading": "Kommen Sie", "text": "", "label": "Los", "page": None, "url": "https://example.org/"},
            "Kommen Sie Los",
        ),
        "index_teaser": ({"heading": "Neues", "page": things["tree"].news.page_ptr, "count": 3}, "Neue Maschine"),
        "figures": (
            {"heading": "", "items": [{"source": "typed", "value": "rund 40", "label": "Mitwirkende"}]},
            "Mitwirkende rund 40",
        ),
        "faq": ({"heading": "Fragen", "items": [{"question": "Warum?", "answer": "<p>Darum.</p>"}]}, "Warum? Darum."),
        "documents": ({"heading": "Dateien", "documents": [things["document"]]}, "Satzung"),
        "partners_chosen": ({"heading": "Partner", "layout": "cards", "partners": [things["partner"]]}, "Spritz GmbH"),
        "partners_by": (
            {"heading": "Nach Art", "layout": "cards", "kind": "school", "competence": None},
            "Schule",
        ),
        "contacts": ({"heading": "Fragen Sie", "topic": "press"}, "Erika Beispiel"),
        "operator": ({"part": "imprint"}, "P3 e. V."),
        "gap": ({"text": "Beitrag"}, "Beitrag"),
    }[name]


def put(page: ContentPage, *blocks) -> ContentPage:
    page.body = list(blocks)
    page.save()
    return page


@pytest.mark.parametrize("name", ALL_BLOCKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_is_shown_in_both_languages(things, name, language):
    office = OperatorSettings.load()
    office.name = "P3 e. V."
    office.save()
    value, expected = value_of(name, things)
    page = {"de": things["tree"].about, "en": things["tree"].en["about"]}[language]
    assert expected in said(main(see(put(page, (name, value)).url)))


@pytest.mark.parametrize("name", ALL_BLOCKS)
@pytest.mark.parametrize("filled", [True, False])
def test_every_block_has_a_preview(request, redaktion_client, name, filled):
    """On an empty site too: the picker shows previews from the first day on."""
    if filled:
        request.getfixturevalue("things")
    block = ContentPage._meta.get_field("body").stream_block.child_blocks[name]
    response = redaktion_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    page = response.content.decode()
    assert "<html" in page
    assert "layout.css" in page


@pytest.mark.parametrize("name", ALL_BLOCKS)
def test_every_block_explains_itself_to_editors(name):
    block = BodyBlock().child_blocks[name]
    assert block.meta.description
    assert block.meta.icon
    assert block.meta.group
    assert block.meta.template
    assert block.is_previewable


# Single ones


def test_a_gap_is_marked_in_the_pages_language(things):
    for page, expected in (
        (things["tree"].about, "Angabe fehlt noch: Beitrag"),
        (things["tree"].en["about"], "Still missing: Beitrag"),
    ):
        assert said(main(see(put(page, ("gap", {"text": "Beitrag"})).url)).select_one("mark.gap")) == expected


def test_questions_fold_open_without_a_script(things):
    value, _expected = value_of("faq", things)
    details = main(see(put(things["tree"].about, ("faq", value)).url)).find("details")
    assert said(details.summary) == "Warum?"
    assert "Darum." in said(details)


def test_figures_are_counted(things):
    sources = ["partners", "companies", "schools", "competences", "training", "projects"]
    items = [{"source": source, "value": "999", "label": source} for source in sources]
    factories.project(things["tree"].projects)
    page = main(see(put(things["tree"].about, ("figures", {"heading": "", "items": items})).url))
    shown = {said(each.dt): said(each.dd) for each in page.select("dl.figures div")}
    assert shown == {
        "partners": "2",
        "companies": "1",
        "schools": "1",
        "competences": "1",
        "training": "0",
        "projects": "1",
    }


def test_partners_by_kind_follow_the_network(things):
    value = {"heading": "", "layout": "logos", "kind": "school", "competence": None}
    page = put(things["tree"].about, ("partners_by", value))
    assert "Zweite Schule" not in str(main(see(page.url)))
    factories.partner("Zweite Schule", kind="school")
    assert "Zweite Schule" in str(main(see(page.url)))
    factories.Partner.objects.filter(name="Schule").update(left_on=date(2025, 1, 1))
    assert "/de/netzwerk/schule/" not in links(main(see(page.url))).values()


def test_partners_by_competence_are_those_that_have_it(things):
    value = {"heading": "", "layout": "cards", "kind": "", "competence": things["competence"]}
    shown = said(main(see(put(things["tree"].about, ("partners_by", value)).url)))
    assert "Spritz GmbH" in shown
    assert "Schule" not in shown


def test_chosen_partners_stand_in_the_order_chosen(things):
    partners = [factories.partner(name) for name in ("Zeta GmbH", "Alpha GmbH", "Mitte GmbH")]
    value = {"heading": "", "layout": "cards", "partners": partners}
    page = main(see(put(things["tree"].about, ("partners_chosen", value)).url))
    assert [said(heading) for heading in page.select("h3.card__title")] == ["Zeta GmbH", "Alpha GmbH", "Mitte GmbH"]


def test_a_wall_of_logos_names_each_partner(things):
    """A logo is the only thing in its link: it has to say whose it is, as has a partner without logo."""
    value = {"heading": "", "layout": "logos", "kind": "", "competence": None}
    page = main(see(put(things["tree"].about, ("partners_by", value)).url))
    for link in page.select("ul.logo-wall a"):
        assert said(link) or link.img["alt"]
    assert page.find("img", alt="Spritz GmbH")


def test_documents_say_language_kind_and_size(things):
    value, _expected = value_of("documents", things)
    shown = said(main(see(put(things["tree"].about, ("documents", value)).url)))
    assert "Deutsch" in shown
    assert "PDF" in shown
    assert "Byte" in shown


def test_a_button_leads_somewhere(things):
    value = {"heading": "A", "text": "", "label": "B", "page": None, "url": ""}
    block = BodyBlock().child_blocks["call_to_action"]
    news = things["news"].page_ptr
    for wrong in (value, {**value, "page": news, "url": "https://example.org/"}):
        with pytest.raises(StructBlockValidationError):
            block.clean(block.normalize(wrong))
    block.clean(block.normalize({**value, "page": news}))


# What is gone


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "thing"),
    [("image", "picture"), ("documents", "document"), ("partners_chosen", "partner"), ("contacts", "contact")],
)
def test_what_is_deleted_leaves_the_page_whole(things, language, name, thing):
    page = {"de": things["tree"].about, "en": things["tree"].en["about"]}[language]
    value, expected = value_of(name, things)
    put(page, ("rich_text", "<p>Davor.</p>"), (name, value), ("rich_text", "<p>Danach.</p>"))
    things[thing].delete()
    shown = said(main(see(page.url)))
    assert "Davor." in shown
    assert "Danach." in shown
    assert thing == "picture" or expected not in shown


@pytest.mark.parametrize("gone", ["delete", "unpublish"])
@pytest.mark.parametrize("name", ["call_to_action", "index_teaser"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_is_gone_leaves_the_page_whole(things, gone, name, language):
    tree = things["tree"]
    page = {"de": tree.about, "en": tree.en["about"]}[language]
    target = tree.events.page_ptr
    value = {
        "call_to_action": {"heading": "Kommen Sie", "text": "", "label": "Los", "page": target, "url": ""},
        "index_teaser": {"heading": "Kommen Sie", "page": target, "count": 3},
    }[name]
    put(page, (name, value), ("rich_text", "<p>Danach.</p>"))
    getattr(tree.events, gone)()
    shown = main(see(page.url))
    assert "Danach." in said(shown)
    assert not [href for href in links(shown).values() if "termine" in href or "events" in href]


def test_a_deleted_competence_leaves_the_page_whole(things):
    value = {"heading": "", "layout": "cards", "kind": "", "competence": things["competence"]}
    page = put(things["tree"].about, ("partners_by", value), ("rich_text", "<p>Danach.</p>"))
    things["partner"].competence_rows.all().delete()
    things["competence"].delete()
    assert "Danach." in said(main(see(page.url)))


@pytest.mark.parametrize("field", ["lead_image", "press_contact"])
def test_a_news_item_outlives_its_picture_and_contact(things, field):
    news = things["news"]
    setattr(news, field, things["picture" if field == "lead_image" else "contact"])
    news.save()
    getattr(news, field).delete()
    see(news.url)
    see("/de/aktuelles/")
