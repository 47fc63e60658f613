"""A partner is one row, shown wherever it is named; what is not published is not public, who has left is remembered."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from directory.models import Partner, PartnerItem, TrainingOffer
from news.models import EventPagePartner, ProjectPagePartner

from . import factories
from .visitor import LANGUAGES, languages_of, links, main, said, see, switcher

LIST = {"de": "/de/netzwerk/", "en": "/en/network/"}
SEARCH = {"de": "/de/suche/", "en": "/en/search/"}
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def body(page, *blocks):
    page.body = list(blocks)
    page.save()
    return page


def figure(page) -> str:
    return said(main(see(page.url)).select_one("dl.figures dd"))


PARTNER_FIGURE = ("figures", {"heading": "", "items": [{"source": "partners", "value": "", "label": "Partner"}]})


def name_everywhere(tree, partner: Partner) -> list[str]:
    """Put ``partner`` on a page of every kind; their German addresses."""
    news = factories.news(tree.news, partners=[partner])
    project = factories.project(tree.projects)
    project.partner_rows = [ProjectPagePartner(partner=partner, role="coordinator")]
    project.save()
    event = factories.event(tree.events, organiser=partner)
    event.partner_rows = [EventPagePartner(partner=partner)]
    event.save()
    chosen = ("partners_chosen", {"heading": "", "layout": "cards", "partners": [partner]})
    wall = ("partners_by", {"heading": "", "layout": "logos", "kind": "company", "competence": None})
    return [page.url for page in (news, project, event, body(tree.about, chosen), body(tree.home, wall))]


# What is not published


@in_both_languages
def test_a_draft_has_no_address(shared_tree, language):
    factories.partner("Entwurf GmbH", live=False)
    see(f"{LIST[language]}entwurf-gmbh/", status=404)


@in_both_languages
def test_a_draft_is_in_no_list(shared_tree, language):
    draft = factories.partner("Entwurf GmbH", live=False)
    chosen = ("partners_chosen", {"heading": "", "layout": "cards", "partners": [draft]})
    wall = ("partners_by", {"heading": "", "layout": "logos", "kind": "company", "competence": None})
    about = body({"de": shared_tree.about, "en": shared_tree.en["about"]}[language], chosen, wall)
    for address in (LIST[language], f"{LIST[language]}?q=Entwurf", f"{SEARCH[language]}?q=Entwurf+GmbH", about.url):
        assert "Entwurf GmbH" not in links(see(address)), address


def test_a_draft_is_not_counted(shared_tree):
    factories.partner("Eins GmbH")
    factories.partner("Entwurf GmbH", live=False)
    assert figure(body(shared_tree.about, PARTNER_FIGURE)) == "1"


def test_a_drafts_competence_is_no_filter(shared_tree):
    factories.partner("Entwurf GmbH", live=False, competences=[factories.competence("Blasformen")])
    assert "Blasformen" not in said(see("/de/netzwerk/"))


def test_a_draft_named_by_a_page_is_not_linked(shared_tree):
    draft = factories.partner("Entwurf GmbH", live=False)
    for address in name_everywhere(shared_tree, draft):
        assert "/de/netzwerk/entwurf-gmbh/" not in links(see(address)).values(), address


def test_a_change_in_a_draft_does_not_change_what_is_live(shared_tree):
    partner = factories.partner("Alt GmbH", summary_de="Alter Satz.")
    partner.name, partner.summary_de = "Neu GmbH", "Neuer Satz."
    partner.save_revision()
    shown = said(see("/de/netzwerk/alt-gmbh/"))
    assert "Alter Satz." in shown
    assert "Neu GmbH" not in shown
    assert "Neuer Satz." not in said(see("/de/netzwerk/"))
    partner.get_latest_revision().publish()
    assert "Neuer Satz." in said(see("/de/netzwerk/alt-gmbh/"))


# One row, many places


@in_both_languages
def test_a_partner_with_nothing_filled_in_has_a_page(shared_tree, language):
    factories.partner("Leer e. V.", kind="association", city="", state="")
    page = see(f"{LIST[language]}leer-e-v/")
    assert said(page.h1) == "Leer e. V."
    assert "None" not in said(page)
    assert page.find("meta", attrs={"name": "description"})["content"] == "Leer e. V."
    see(LIST[language])


def test_a_new_name_stands_everywhere_at_once(shared_tree):
    partner = factories.partner("Alt GmbH")
    addresses = [*name_everywhere(shared_tree, partner), "/de/netzwerk/", "/en/network/", "/de/netzwerk/alt-gmbh/"]
    Partner.objects.filter(pk=partner.pk).update(name="Umbenannt GmbH")
    for address in addresses:
        page = str(main(see(address)))
        assert "Umbenannt GmbH" in page, address
        assert "Alt GmbH" not in page, address


def test_every_mention_leads_to_the_partner(shared_tree):
    partner = factories.partner("Verlinkt GmbH")
    for address in name_everywhere(shared_tree, partner):
        assert "/de/netzwerk/verlinkt-gmbh/" in links(main(see(address))).values(), address


def test_the_role_in_a_project_is_said_in_the_pages_language(shared_tree):
    project = factories.project(shared_tree.projects)
    project.partner_rows = [ProjectPagePartner(partner=factories.partner(), role="coordinator")]
    project.save()
    english = factories.in_english(project, "Recyclate", "recyclate")
    assert "Koordination" in said(main(see(project.url)))
    assert "Co-ordinator" in said(main(see(english.url)))


@in_both_languages
def test_a_summary_in_the_other_language_says_which(shared_tree, language):
    other = "en" if language == "de" else "de"
    factories.partner("Einsprachig GmbH", **{f"summary_{other}": "Only this / nur dies."})
    for address in (LIST[language], f"{LIST[language]}einsprachig-gmbh/", f"{SEARCH[language]}?q=Einsprachig"):
        summary = main(see(address)).find(string="Only this / nur dies.").parent
        assert languages_of(summary) == other, address


def test_what_is_past_its_date_is_gone(shared_tree):
    partner = factories.partner()
    yesterday, today = timezone.localdate() - timedelta(days=1), timezone.localdate()
    for text, day in (("Abgelaufen", yesterday), ("Letzter Tag", today), ("Unbefristet", None)):
        PartnerItem.objects.create(partner=partner, kind="offer", text_de=text, valid_until=day)
        TrainingOffer.objects.create(partner=partner, kind="thesis", title_de=f"Arbeit {text}", valid_until=day)
    shown = said(main(see("/de/netzwerk/musterspritz-gmbh/")))
    for text in ("Letzter Tag", "Unbefristet", "Arbeit Letzter Tag", "Arbeit Unbefristet"):
        assert text in shown
    assert "Abgelaufen" not in shown


# What names a partner


def test_its_page_lists_what_names_it(shared_tree, django_capture_on_commit_callbacks):
    partner = factories.partner("Genannt GmbH")
    with django_capture_on_commit_callbacks(execute=True):
        name_everywhere(shared_tree, partner)
        factories.news(shared_tree.news, "Fremde Meldung")
        factories.news(shared_tree.news, "Entwurf einer Meldung", partners=[partner], live=False)
        factories.news(shared_tree.news, "Als Absender", sender=partner)
    named = links(main(see("/de/netzwerk/genannt-gmbh/")))
    assert {"Neue Maschine", "Rezyklat", "Werksbesuch", "Als Absender"} <= named.keys()
    assert "Fremde Meldung" not in named
    assert "Entwurf einer Meldung" not in named


def test_news_of_the_other_language_are_tagged_there(shared_tree, django_capture_on_commit_callbacks):
    partner = factories.partner("Genannt GmbH")
    with django_capture_on_commit_callbacks(execute=True):
        factories.news(shared_tree.news, "Nur auf Deutsch", partners=[partner])
    link = main(see("/en/network/genannt-gmbh/")).find("a", string="Nur auf Deutsch")
    assert link["hreflang"] == link["lang"] == "de"


def test_what_is_withdrawn_disappears_there(shared_tree, django_capture_on_commit_callbacks):
    partner = factories.partner("Genannt GmbH")
    with django_capture_on_commit_callbacks(execute=True):
        news = factories.news(shared_tree.news, partners=[partner])
    news.unpublish()
    assert "Neue Maschine" not in links(main(see("/de/netzwerk/genannt-gmbh/")))


# Who has left


@pytest.fixture
def left(shared_tree) -> Partner:
    return factories.partner("Ausgetreten GmbH", left_on=date(2025, 3, 31))


@in_both_languages
def test_who_has_left_keeps_its_address_and_says_until_when(left, language):
    expected = {"de": "Partner bis 03/2025", "en": "Partner until 03/2025"}[language]
    assert expected in said(main(see(f"{LIST[language]}ausgetreten-gmbh/")))


@in_both_languages
def test_who_has_left_shows_no_persons_and_offers_nothing(left, language):
    factories.contact(left, "Erika Beispiel")
    PartnerItem.objects.create(partner=left, kind="offer", text_de="Freie Maschinenstunden")
    page = said(main(see(f"{LIST[language]}ausgetreten-gmbh/")))
    assert "Erika Beispiel" not in page
    assert "Freie Maschinenstunden" not in page


@in_both_languages
def test_who_has_left_is_in_no_list(left, language):
    for address in (LIST[language], f"{SEARCH[language]}?q=Ausgetreten"):
        assert "Ausgetreten GmbH" not in links(see(address))


def test_who_has_left_is_not_counted_nor_on_walls(shared_tree, left):
    wall = ("partners_by", {"heading": "", "layout": "logos", "kind": "company", "competence": None})
    about = body(shared_tree.about, PARTNER_FIGURE, wall)
    assert figure(about) == "0"
    assert "Ausgetreten GmbH" not in str(main(see(about.url)))


def test_old_news_keep_the_name(shared_tree, left):
    news = factories.news(shared_tree.news, partners=[left])
    assert "Ausgetreten GmbH" in said(main(see(news.url)))


def test_who_leaves_in_the_future_is_still_there(shared_tree):
    factories.partner("Noch da GmbH", left_on=timezone.localdate() + timedelta(days=1))
    assert "Noch da GmbH" in links(see("/de/netzwerk/"))
    assert "Partner bis" not in said(see("/de/netzwerk/noch-da-gmbh/"))


@in_both_languages
def test_the_old_address_leads_to_the_successor(client, left, language):
    left.successor = factories.partner("Nachfolge GmbH")
    left.save()
    response = client.get(f"{LIST[language]}ausgetreten-gmbh/")
    assert (response.status_code, response["Location"]) == (301, f"{LIST[language]}nachfolge-gmbh/")


def test_a_successor_that_is_a_draft_is_not_given_away(left):
    left.successor = factories.partner("Nachfolge GmbH", live=False)
    left.save()
    page = see("/de/netzwerk/ausgetreten-gmbh/")
    assert "Nachfolge" not in str(page)


def test_the_old_address_leads_to_the_last_of_several_successors(client, left):
    last = factories.partner("Letzte GmbH")
    left.successor = factories.partner("Zweite GmbH", left_on=date(2025, 5, 31), successor=last)
    left.save()
    assert client.get("/de/netzwerk/ausgetreten-gmbh/")["Location"] == "/de/netzwerk/letzte-gmbh/"


def test_two_that_succeed_each_other_are_no_endless_loop(left):
    left.successor = factories.partner("Zweite GmbH", left_on=date(2025, 5, 31), successor=left)
    left.save()
    for slug in ("ausgetreten-gmbh", "zweite-gmbh"):
        assert "Partner bis" in said(see(f"/de/netzwerk/{slug}/"))


def test_figures_follow_within_seconds(shared_tree):
    about = body(shared_tree.about, PARTNER_FIGURE)
    partner = factories.partner()
    assert figure(about) == "1"
    partner.unpublish()
    cache.clear()  # what three seconds do
    assert figure(about) == "0"


# The directory


def test_filters_narrow_the_list(shared_tree):
    blow = factories.competence("Blasformen", "Blow moulding")
    factories.partner("Blas GmbH", competences=[blow], state="SN", city="Leipzig")
    factories.partner("Lehr gGmbH", kind="school", state="TH", city="Gotha")
    factories.partner("Spritz GmbH", state="ST")

    def found(query: str) -> set[str]:
        return {said(heading) for heading in main(see(f"/de/netzwerk/?{query}")).select("h3.card__title")}

    assert found("") == {"Blas GmbH", "Lehr gGmbH", "Spritz GmbH"}
    assert found("kind=school") == {"Lehr gGmbH"}
    assert found("kind=school&kind=company") == {"Blas GmbH", "Lehr gGmbH", "Spritz GmbH"}
    assert found("kind=company&state=SN") == {"Blas GmbH"}
    assert found("competence=blasformen") == {"Blas GmbH"}
    assert found("q=gotha") == {"Lehr gGmbH"}
    assert found("q=gotha+lehr") == {"Lehr gGmbH"}
    assert found("kind=school&state=SN") == set()
    assert "passt kein Partner" in said(see("/de/netzwerk/?kind=school&state=SN"))


def test_only_filters_in_use_are_offered(shared_tree):
    factories.partner("Lehr gGmbH", kind="school", state="TH")
    factories.competence("Ungenutzt")
    values = {box["value"] for box in see("/de/netzwerk/").select("input[type=checkbox]")}
    assert values == {"school", "TH"}


def test_the_switcher_keeps_the_partner(shared_tree):
    factories.partner()
    assert switcher(see("/de/netzwerk/musterspritz-gmbh/"), "en")["href"] == "/en/network/musterspritz-gmbh/"
