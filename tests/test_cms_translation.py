"""Translating in the CMS: every page type; by those who may publish; from German; never published half done."""

import pytest
from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from . import factories
from .cms import edit_address, messages, page_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """Runs what waits for the end of the transaction: wagtail-localize publishes then."""

    class Commits:
        def __enter__(self):
            self.inner = django_capture_on_commit_callbacks(execute=True)
            return self.inner.__enter__()

        def __exit__(self, *args):
            return self.inner.__exit__(*args)

    return Commits


@pytest.fixture
def article(site_tree):
    return factories.news(site_tree.news, "Neue Maschine", body=[("rich_text", "<p>Ein Absatz.</p>")])


def submit(client, page, english_locale, **fields):
    return client.post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        {"locales": [english_locale.pk], **fields},
        follow=True,
    )


def english(page) -> Page | None:
    found = page.get_translations().filter(locale__language_code="en").first()
    return found and found.specific


def type_translations(client, translation, leave_out: int = 0) -> None:
    """What an editor does in the translation editor, text by text."""
    segments = list(StringSegment.objects.filter(source=translation.source).order_by("order"))
    for segment in segments[: len(segments) - leave_out]:
        value = "new-machine" if segment.context.path == "slug" else f"English {segment.order}"
        answer = client.put(
            reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]),
            f"value={value}",
            content_type="application/x-www-form-urlencoded",
        )
        assert answer.status_code in (200, 201), answer.content


@pytest.fixture
def translation(article, redaktion_client, english_locale) -> Translation:
    submit(redaktion_client, article, english_locale)
    return Translation.objects.get()


def test_a_translation_begins_as_a_draft(article, redaktion_client, english_locale, commits):
    with commits():
        answer = submit(redaktion_client, article, english_locale)
    assert answer.redirect_chain[-1][0] == edit_address(english(article))
    assert not english(article).live
    assert not english(article).alias_of


def test_it_is_published_when_every_text_is_translated(article, translation, redaktion_client, commits, client):
    edit = edit_address(english(article))
    assert redaktion_client.get(edit).status_code == 200
    type_translations(redaktion_client, translation, leave_out=1)
    with commits():
        answer = redaktion_client.post(edit, {"action": "publish"}, follow=True)
    assert "Eine neue Maschine ist da." in messages(answer)  # the teaser is the last text
    assert not english(article).live

    type_translations(redaktion_client, translation)
    with commits():
        redaktion_client.post(edit, {"action": "publish"})
    page = english(article)
    assert (page.live, page.slug) == (True, "new-machine")
    html = client.get(page.url).content.decode()
    assert "Ein Absatz." not in html
    assert "English" in html


def test_sync_publishes_nothing_half_done(article, translation, redaktion_client, commits):
    type_translations(redaktion_client, translation)
    with commits():
        redaktion_client.post(edit_address(english(article)), {"action": "publish"})
    article.body = [("rich_text", "<p>Ein Absatz.</p><p>Ein neuer Absatz.</p>")]
    article.save_revision().publish()

    sync = reverse("wagtail_localize:update_translations", args=[translation.source.pk])
    assert redaktion_client.get(sync).status_code == 200
    with commits():
        answer = redaktion_client.post(sync, {"publish_translations": "on"}, follow=True)
    assert "Ein neuer Absatz." in messages(answer)
    assert "neuer" not in str(english(article).body)

    type_translations(redaktion_client, translation)
    with commits():
        redaktion_client.post(sync, {"publish_translations": "on"})
    assert str(english(article).body).count("English") == 2


def test_a_list_of_pages_is_not_published_half_done(article, translation, redaktion_client, commits):
    page = english(article)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with commits():
        answer = redaktion_client.post(f"{bulk}?id={page.pk}", follow=True)
    assert "Ein Absatz." in messages(answer)
    parent = english(article.get_parent())
    with commits():
        redaktion_client.post(f"{bulk}?id={parent.pk}", {"include_descendants": "on"})
    assert not english(article).live


def test_contributors_neither_translate_nor_publish_by_translating(
    article, translation, zuarbeit_client, english_locale, commits
):
    source, page = translation.source, english(article)
    segment = StringSegment.objects.filter(source=source).first()
    requests = [
        ("get", reverse("wagtail_localize:submit_page_translation", args=[article.pk])),
        ("post", reverse("wagtail_localize:submit_page_translation", args=[article.pk])),
        ("get", reverse("wagtail_localize:update_translations", args=[source.pk])),
        ("post", reverse("wagtail_localize:update_translations", args=[source.pk])),
        ("put", reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])),
        ("delete", reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])),
        ("put", reverse("wagtail_localize:edit_override", args=[translation.pk, 1])),
        ("post", reverse("wagtail_localize:upload_pofile", args=[translation.pk])),
        ("post", reverse("wagtail_localize:machine_translate", args=[translation.pk])),
        ("post", reverse("wagtail_localize:stop_translation", args=[translation.pk])),
        ("get", reverse("wagtail_localize:convert_to_alias", args=[page.pk])),
        ("post", reverse("wagtail_localize:convert_to_alias", args=[page.pk])),
        ("get", edit_address(page)),
        ("post", edit_address(page)),
    ]
    for method, address in requests:
        with commits():
            answer = getattr(zuarbeit_client, method)(address)
        assert answer.status_code == 403, (method, address)
    assert not english(article).live
    assert not StringTranslation.objects.exists()


def test_the_permission_to_translate_alone_is_not_enough(article, translation, zuarbeit, zuarbeit_client):
    zuarbeit.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    assert (
        zuarbeit_client.get(reverse("wagtail_localize:submit_page_translation", args=[article.pk])).status_code == 403
    )
    sync = reverse("wagtail_localize:update_translations", args=[translation.source.pk])
    assert zuarbeit_client.post(sync, {"publish_translations": "on"}).status_code == 403


def test_nobody_unties_a_translation(article, translation, admin_client):
    page = english(article)
    for method, address, data in (
        ("post", reverse("wagtail_localize:stop_translation", args=[translation.pk]), {}),
        ("get", reverse("wagtail_localize:convert_to_alias", args=[page.pk]), {}),
        ("post", reverse("wagtail_localize:convert_to_alias", args=[page.pk]), {}),
        ("post", edit_address(page), {"localize-restart-translation": "1"}),
        ("post", edit_address(page), {"localize-convert-to-alias": "1"}),
    ):
        assert getattr(admin_client, method)(address, data).status_code == 403, address
    translation.refresh_from_db()
    assert translation.enabled
    assert english(article).alias_of is None
    editor = admin_client.get(edit_address(page)).content.decode()
    assert "/disable/" in editor  # drawn by its script, and hidden by this style
    assert static("home/css/translation_editor.css") in editor


def test_nothing_is_translated_back_into_german(site_tree, redaktion_client, german_locale):
    page = factories.news(site_tree.en["news"], "News in English only")
    answer = submit(redaktion_client, page, german_locale)
    assert messages(answer)
    assert not TranslationSource.objects.exists()
    assert not page.get_translations().exists()


def test_a_page_below_an_untranslated_one_waits(site_tree, redaktion_client, english_locale):
    child = site_tree.about.add_child(instance=type(site_tree.about)(title="Vorstand", locale=site_tree.about.locale))
    site_tree.en["about"].delete()
    answer = submit(redaktion_client, child, english_locale)
    assert "Über P3" in messages(answer)
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_translating_a_page_leaves_others_alone(site_tree, redaktion_client, english_locale, article, commits):
    """Neither sub-pages nor pages it names: the stock view would write German over their English texts."""
    teaser = {"heading": "Mehr", "text": "Ein Satz.", "label": "Mehr", "page": site_tree.about, "url": ""}
    article.body = [("call_to_action", teaser)]
    article.save_revision().publish()
    before = site_tree.en["about"].title
    with commits():
        submit(redaktion_client, article, english_locale, include_subtree="on")
    assert english(site_tree.about).title == before
    assert Translation.objects.count() == 1


@pytest.mark.parametrize(
    "name",
    ["home", "about", "contact", "directory", "news", "projects", "events", "newspage", "projectpage", "eventpage"],
)
def test_every_kind_of_page_is_translated(site_tree, redaktion_client, english_locale, name, commits, client):
    makers = {
        "newspage": lambda: factories.news(site_tree.news, partners=[factories.partner()]),
        "projectpage": lambda: factories.project(site_tree.projects, description="<p>Ein Absatz.</p>"),
        "eventpage": lambda: factories.event(site_tree.events),
    }
    if name in makers:
        page = makers[name]()
    else:
        page = getattr(site_tree, name)
        site_tree.en[name].delete()
    with commits():
        submit(redaktion_client, page, english_locale)
    translation = Translation.objects.get()
    assert redaktion_client.get(edit_address(english(page))).status_code == 200
    preview = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    assert redaktion_client.get(preview).status_code == 200
    type_translations(redaktion_client, translation)
    with commits():
        redaktion_client.post(edit_address(english(page)), {"action": "publish"})
    translated = english(page)
    assert translated.live
    assert client.get(translated.url).status_code == 200
    if name == "newspage":
        assert [row.partner.name for row in translated.partner_rows.all()] == ["Musterspritz GmbH"]


def test_an_english_page_that_was_never_tied_is_edited_as_usual(site_tree, redaktion_client, zuarbeit_client):
    page = site_tree.en["about"]
    for client in (zuarbeit_client, redaktion_client):
        assert client.get(edit_address(page)).status_code == 200
    data = page_form("contentpage", title="About us", slug=page.slug, **{"action-publish": "1"})
    assert redaktion_client.post(edit_address(page), data).status_code == 302
    page.refresh_from_db()
    assert page.title == "About us"
