"""What happens to a German page happens to its translation, so that no withdrawn text lives on in English.

English pages without a German original are never deleted along: the CMS refuses and names them. What happens to an
English page on its own never touches the German one.
"""

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from home.models import ContentPage
from news.models import NewsPage

from . import factories
from .cms import messages
from .visitor import see


def below(parent: Page, title: str) -> ContentPage:
    return parent.add_child(instance=ContentPage(title=title, locale=parent.locale))


@pytest.fixture
def pair(shared_tree) -> tuple[NewsPage, NewsPage]:
    """A news item and its translation."""
    german = factories.news(shared_tree.news, "Zurückgezogenes")
    return german, factories.in_english(german, "Withdrawn", "withdrawn")


@pytest.fixture
def subtree(shared_tree) -> dict[str, Page]:
    """Three levels of pages below ``about``, translated."""
    middle = below(shared_tree.about, "Mitte")
    leaf = below(middle, "Blatt")
    return {
        "middle": middle,
        "leaf": leaf,
        "middle_en": factories.in_english(middle, "Middle", "middle"),
        "leaf_en": factories.in_english(leaf, "Leaf", "leaf"),
    }


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def exists(page: Page) -> bool:
    return Page.objects.filter(pk=page.pk).exists()


def titles_below(parent: Page) -> list[str]:
    return [page.title for page in Page.objects.get(pk=parent.pk).get_children()]


# Unpublishing


def test_unpublishing_german_unpublishes_english(pair):
    german, english = pair
    see("/en/news/withdrawn/")
    german.unpublish()
    assert not is_live(english)
    see("/en/news/withdrawn/", status=404)


def test_unpublishing_english_leaves_german(pair):
    german, english = pair
    english.unpublish()
    assert is_live(german)
    see(german.url)


def test_unpublishing_german_leaves_other_pages(shared_tree, pair):
    other = factories.in_english(factories.news(shared_tree.news, "Anderes"), "Other", "other")
    pair[0].unpublish()
    assert is_live(other)


def test_staff_unpublish_both_by_one_click(pair, redaktion_client):
    german, english = pair
    redaktion_client.post(reverse("wagtailadmin_pages:unpublish", args=[german.pk]))
    assert not is_live(german)
    assert not is_live(english)


def test_staff_unpublish_a_whole_subtree(subtree, shared_tree, redaktion_client):
    address = reverse("wagtailadmin_pages:unpublish", args=[shared_tree.about.pk])
    redaktion_client.post(address, {"include_descendants": "on"})
    assert not any(is_live(page) for page in [*subtree.values(), shared_tree.about, shared_tree.en["about"]])


def test_staff_unpublish_several_pages_at_once(shared_tree, pair, redaktion_client):
    second = factories.news(shared_tree.news, "Auch zurückgezogen")
    second_english = factories.in_english(second, "Withdrawn too", "withdrawn-too")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    redaktion_client.post(f"{address}?id={pair[0].pk}&id={second.pk}")
    assert not any(is_live(page) for page in [*pair, second, second_english])


# Deleting


def test_deleting_german_deletes_english(pair):
    pair[0].delete()
    assert not any(map(exists, pair))
    see("/en/news/withdrawn/", status=404)


def test_deleting_english_leaves_german(pair):
    german, english = pair
    english.delete()
    assert is_live(german)
    assert not exists(english)


def test_deleting_a_german_subtree_deletes_the_english_one(subtree, shared_tree):
    Page.objects.get(pk=subtree["middle"].pk).delete()
    assert not any(map(exists, subtree.values()))
    assert exists(shared_tree.en["about"])
    assert Page.find_problems() == ([], [], [], [], [])


def test_staff_delete_both_by_one_click(pair, redaktion_client):
    redaktion_client.post(reverse("wagtailadmin_pages:delete", args=[pair[0].pk]))
    assert not any(map(exists, pair))


def test_staff_delete_a_page_and_its_translation_chosen_together(pair, redaktion_client):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = redaktion_client.post(f"{address}?id={pair[0].pk}&id={pair[1].pk}")
    assert response.status_code == 302
    assert not any(map(exists, pair))


def test_staff_delete_a_page_and_one_below_it_chosen_together(subtree, redaktion_client):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    chosen = "&".join(f"id={page.pk}" for page in subtree.values())
    assert redaktion_client.post(f"{address}?{chosen}").status_code == 302
    assert not any(map(exists, subtree.values()))


# English pages without original


@pytest.fixture
def english_only(shared_tree, subtree) -> ContentPage:
    return below(subtree["middle_en"], "Nobody's translation")


def test_a_page_with_english_only_pages_below_its_translation_is_not_deleted(subtree, english_only):
    with pytest.raises(ProtectedError), transaction.atomic():
        Page.objects.get(pk=subtree["middle"].pk).delete()
    assert all(map(exists, [*subtree.values(), english_only]))


def test_nor_is_a_page_above_it(shared_tree, subtree, english_only):
    with pytest.raises(ProtectedError), transaction.atomic():
        Page.objects.get(pk=shared_tree.about.pk).delete()
    assert all(map(exists, [*subtree.values(), english_only, shared_tree.about]))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("which", ["middle", "about"])
def test_the_cms_refuses_and_names_them(shared_tree, subtree, english_only, redaktion_client, which, method):
    page = {"middle": subtree["middle"], "about": shared_tree.about}[which]
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    response = getattr(redaktion_client, method)(address, follow=True)
    assert response.status_code == 200
    assert "Nobody's translation" in messages(response)
    assert page.title in messages(response)
    assert all(map(exists, [*subtree.values(), english_only]))


def test_so_does_deleting_several_at_once(subtree, english_only, redaktion_client):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = redaktion_client.post(f"{address}?id={subtree['middle'].pk}&id={subtree['leaf'].pk}", follow=True)
    assert "Nobody's translation" in messages(response)
    assert all(map(exists, [*subtree.values(), english_only]))


def test_pages_elsewhere_are_no_reason_to_refuse(subtree, english_only, redaktion_client):
    redaktion_client.post(reverse("wagtailadmin_pages:delete", args=[subtree["leaf"].pk]))
    assert not exists(subtree["leaf"])
    assert not exists(subtree["leaf_en"])
    assert exists(english_only)


# Moving


def test_the_translation_follows_to_the_translated_parent(shared_tree, subtree):
    Page.objects.get(pk=subtree["leaf"].pk).move(Page.objects.get(pk=shared_tree.home.pk), pos="last-child")
    moved = Page.objects.get(pk=subtree["leaf_en"].pk)
    assert moved.get_parent().pk == shared_tree.en["home"].pk
    see("/en/leaf/")
    assert Page.find_problems() == ([], [], [], [], [])


def test_it_stays_where_the_new_parent_has_no_translation(shared_tree, subtree):
    untranslated = below(shared_tree.about, "Nur Deutsch")
    Page.objects.get(pk=subtree["leaf"].pk).move(untranslated, pos="last-child")
    assert Page.objects.get(pk=subtree["leaf_en"].pk).get_parent().pk == subtree["middle_en"].pk


def test_moving_english_leaves_german(shared_tree, subtree):
    Page.objects.get(pk=subtree["leaf_en"].pk).move(Page.objects.get(pk=shared_tree.en["home"].pk), pos="last-child")
    assert Page.objects.get(pk=subtree["leaf"].pk).get_parent().pk == subtree["middle"].pk


def test_staff_move_both_in_the_cms(shared_tree, subtree, redaktion_client):
    redaktion_client.post(reverse("wagtailadmin_pages:move_confirm", args=[subtree["leaf"].pk, shared_tree.about.pk]))
    assert Page.objects.get(pk=subtree["leaf"].pk).get_parent().pk == shared_tree.about.pk
    assert Page.objects.get(pk=subtree["leaf_en"].pk).get_parent().pk == shared_tree.en["about"].pk


@pytest.mark.parametrize(
    ("position", "order"),
    [(0, ["Drei", "Eins", "Zwei"]), (1, ["Eins", "Drei", "Zwei"])],
)
def test_the_order_of_siblings_follows(shared_tree, redaktion_client, position, order):
    english = {"Eins": "One", "Zwei": "Two", "Drei": "Three"}
    for title, translated in english.items():
        factories.in_english(below(shared_tree.about, title), translated, translated.lower())
    third = ContentPage.objects.get(title="Drei")
    address = reverse("wagtailadmin_pages:set_page_position", args=[third.pk])
    assert redaktion_client.post(f"{address}?position={position}").status_code == 200
    assert titles_below(shared_tree.about) == order
    assert titles_below(shared_tree.en["about"]) == [english[title] for title in order]


# Who may see a page, and who may take a translation along


def test_a_german_page_made_private_makes_its_translation_private(pair):
    german, english = pair
    restriction = PageViewRestriction.objects.create(page=german, restriction_type=PageViewRestriction.LOGIN)
    assert english.view_restrictions.get().restriction_type == PageViewRestriction.LOGIN
    restriction.delete()
    assert not english.view_restrictions.exists()


def test_a_contributor_takes_no_published_translation_along(shared_tree, zuarbeit, zuarbeit_client):
    """Who may not publish may delete a German draft of their own, but not with a published English page."""
    german = factories.news(shared_tree.news, "Nur ein Entwurf", live=False, owner=zuarbeit)
    english = factories.in_english(german, "Published", "published")
    zuarbeit_client.post(reverse("wagtailadmin_pages:delete", args=[german.pk]))
    assert exists(german) and is_live(english)
    english.live = False
    english.save()
    zuarbeit_client.post(reverse("wagtailadmin_pages:delete", args=[german.pk]))
    assert not exists(german)
