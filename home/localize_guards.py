"""Keeps wagtail-localize from publishing past review, from publishing untranslated text, and from losing work.

Works around, in wagtail-localize 1.14.5:

* its views ask for the permission ``submit_translation`` alone, so that whoever has it publishes without any right to
  publish, and its smaller views ask for the right to edit (no issue filed yet);
* ``save_target`` falls back to German without a word where a translation is missing (#832 and others);
* where the German page is live it publishes the new English one at once, in German, and copies of missing parents;
* a second round of "Translate this page" over sub-pages or chosen pages writes over their translations;
* "stop synced translation", "restart" and "convert to alias" lose what was typed by hand (#876, #607);
* two sources of one page corrupt each other (#662, #878), hence German only.

May go, point by point, when the issue is closed and the test of that point in ``tests/test_cms_translation_*.py``
passes without it. Until then our views stand at the same addresses before theirs; nothing is patched.
"""

from collections.abc import Callable, Iterable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.operations import TranslationCreator
from wagtail_localize.views import edit_translation, submit_translations, update_translations

TEXTS_NAMED = 5


def refuse(request: HttpRequest, reason: str) -> HttpResponse:
    """403 in the CMS's own design. (Raising PermissionDenied would be a redirect to the CMS's first page.)"""
    return TemplateResponse(request, "home/admin/refused.html", {"reason": reason}, status=403)


def not_allowed(request: HttpRequest) -> HttpResponse:
    return refuse(request, _("Translations are made by those who may publish the page."))


def kept_in_step(request: HttpRequest) -> HttpResponse:
    return refuse(
        request,
        _(
            "An English page stays tied to its German one. Untying it or making it a mere copy would lose the "
            "translations typed so far. Edit the translation instead, or unpublish the English page."
        ),
    )


def may_publish(user, page) -> bool:
    """Whether ``user`` may publish ``page``; anything but a page is not translated here."""
    return isinstance(page, Page) and page.permissions_for_user(user).can_publish()


def missing_texts(translation: Translation) -> list[str]:
    """The German texts that have no (valid) translation yet, in the order of the page, shortened to be named."""
    segments = (
        StringSegment.objects.filter(source=translation.source)
        .select_related("string")
        .order_by("order")
        .annotate_translation(translation.target_locale)
        .filter(translation=None)
    )
    return [Truncator(strip_tags(segment.string.data)).chars(60) for segment in segments]


def say_what_is_missing(request: HttpRequest, title: str, missing: list[str]) -> None:
    """Say that nothing was published, and which texts are the reason."""
    named = ", ".join(f"“{text}”" for text in missing[:TEXTS_NAMED])
    messages.error(
        request,
        ngettext(
            "“%(title)s” was not published: %(count)d text is not translated yet: %(texts)s",
            "“%(title)s” was not published: %(count)d texts are not translated yet: %(texts)s",
            len(missing),
        )
        % {
            "title": title,
            "count": len(missing),
            "texts": named + (" …" if len(missing) > TEXTS_NAMED else ""),
        },
    )


def translation_into(page: Page) -> Translation | None:
    """The translation whose result ``page`` is, if it is kept in step with its German page."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source", "target_locale")
        .first()
    )


class CarefulTranslationCreator(TranslationCreator):
    """Makes what is not there yet, as a draft; never writes over a translation that exists, nor makes one unasked."""

    def create_translations(self, instance, include_related_objects=False):
        self.target_locales: list[Locale] = [
            locale
            for locale in self.target_locales
            if not instance.get_translations().filter(locale=locale, alias_of=None).exists()
        ]
        if self.target_locales:
            super().create_translations(instance, include_related_objects=False)


class SubmitPageTranslationView(submit_translations.SubmitPageTranslationView):
    """Behind "Translate this page": from German, by those who may publish, one page at a time, always as a draft."""

    def dispatch(self, request, *args, **kwargs):
        page = self.get_object()
        if not may_publish(request.user, page):
            return not_allowed(request)
        if page.locale.language_code != settings.LANGUAGE_CODE:
            messages.error(request, _("Pages are translated from German into English only, not back."))
            return redirect("wagtailadmin_explore", page.get_parent().pk)
        if parent := self.untranslated_parent(page):
            messages.error(
                request, _("Please translate “%(title)s” first: this page lies below it.") % {"title": parent.title}
            )
            return redirect("wagtailadmin_explore", parent.pk)
        return super().dispatch(request, *args, **kwargs)

    @staticmethod
    def untranslated_parent(page: Page) -> Page | None:
        """The parent, where it has no English page: the stock view would put a copy in German there."""
        parent = page.get_parent()
        if parent.is_root() or parent.get_translations().filter(alias_of=None).exists():
            return None
        return parent

    def get_form(self):
        form = super().get_form()
        form.fields["include_subtree"].widget = form.fields["include_subtree"].hidden_widget()
        form.fields["include_subtree"].disabled = True
        return form

    @transaction.atomic
    def form_valid(self, form):
        """As the stock view, with our creator: the stock one publishes at once where the German page is live."""
        locales = list(form.cleaned_data["locales"])
        creator = CarefulTranslationCreator(self.request.user, locales)
        creator.create_translations(self.object)
        self.components.save(creator, sources_and_translations=creator.mappings)
        messages.success(
            self.request, self.get_success_message(", ".join(str(locale.get_display_name()) for locale in locales))
        )
        translated = self.object.get_translation_or_none(locales[0])
        return redirect(self.get_success_url() or self.get_default_success_url(translated))


class UpdateTranslationsView(update_translations.UpdateTranslationsView):
    """Behind "Sync translated pages": fetches the German changes; publishes only what is translated completely."""

    def dispatch(self, request, *args, **kwargs):
        source = self.get_object()
        if not may_publish(request.user, source.get_source_instance()):
            return not_allowed(request)
        if source.locale.language_code != settings.LANGUAGE_CODE:
            messages.error(request, _("Pages are translated from German into English only, not back."))
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form):
        if form.cleaned_data["publish_translations"]:
            self.object.update_from_db()
            for translation in self.object.translations.filter(enabled=True).select_related("target_locale"):
                if missing := missing_texts(translation):
                    say_what_is_missing(self.request, self.object.object_repr, missing)
                    form.cleaned_data["publish_translations"] = False
        return super().form_valid(form)


def for_publishers(view: Callable) -> Callable:
    """One of wagtail-localize's views on a translation, for those who may publish the page it makes."""

    @wraps(view)
    def guarded(request, translation_id, *args, **kwargs):
        translation = get_object_or_404(Translation, id=translation_id)
        if not may_publish(request.user, translation.get_target_instance()):
            return not_allowed(request)
        return view(request, translation_id, *args, **kwargs)

    return guarded


def refused(request, *args, **kwargs):
    """Stands where wagtail-localize would untie a translation."""
    return kept_in_step(request)


def admin_urls() -> list:
    """The guarded views, at wagtail-localize's addresses. Without names: ``reverse`` goes on asking for theirs."""
    translation = "localize/translate/<int:translation_id>/"
    return [
        path("localize/submit/page/<int:page_id>/", SubmitPageTranslationView.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateTranslationsView.as_view()),
        path(
            translation + "strings/<int:string_segment_id>/edit/",
            for_publishers(edit_translation.edit_string_translation),
        ),
        path(
            translation + "overrides/<int:overridable_segment_id>/edit/", for_publishers(edit_translation.edit_override)
        ),
        path(translation + "pofile/upload/", for_publishers(edit_translation.upload_pofile)),
        path(translation + "machine_translate/", for_publishers(edit_translation.machine_translate)),
        path(translation + "disable/", refused),
        path("localize/page/<int:page_id>/convert_to_alias/", refused),
    ]


def before_edit_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Decide on what wagtail-localize would do in place of the page's edit view."""
    if request.method == "POST" and {"localize-restart-translation", "localize-convert-to-alias"} & request.POST.keys():
        return kept_in_step(request)
    translation = translation_into(page)
    if translation is None:
        return None
    if not may_publish(request.user, page):
        return not_allowed(request)
    publishing = request.method == "POST" and request.POST.get("action") == "publish"
    if publishing and (missing := missing_texts(translation)):
        say_what_is_missing(request, str(page), missing)
        return redirect(request.path)
    return None


def before_bulk_action(request: HttpRequest, action_type: str, objects: Iterable, action) -> HttpResponse | None:
    """Publishing a whole list must not put an English draft up that still holds German text."""
    if action_type != "publish":
        return None
    pages = {page for page in objects if isinstance(page, Page)}
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages |= {descendant for page in pages for descendant in page.get_descendants()}
    refused_any = False
    for page in pages:
        translation = translation_into(page)
        if translation and (missing := missing_texts(translation)):
            say_what_is_missing(request, page.get_admin_display_title(), missing)
            refused_any = True
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home")) if refused_any else None
