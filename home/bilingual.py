"""Text that stands in a German and an English field of one row."""

from django.conf import settings
from django.utils.translation import get_language

LANGUAGE_CODES = tuple(code for code, _name in settings.LANGUAGES)


class BilingualText(str):
    """A text that knows its language.

    ``lang`` is the code of the language it is written in, which is not always the page's: a template marks such a
    text with ``{{ text|lang_attr }}``, so that a screen reader pronounces it rightly (WCAG 3.1.2).
    """

    lang: str

    def __new__(cls, text: str, lang: str) -> "BilingualText":
        instance = super().__new__(cls, text)
        instance.lang = lang
        return instance


def active_language() -> str:
    """The site language in force, German where none of ours is (a command without a request, say)."""
    code = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return code if code in LANGUAGE_CODES else settings.LANGUAGE_CODE


class Bilingual:
    """Descriptor over ``<name>_de`` and ``<name>_en``: the text in the active language, else the other one.

    One row with two texts, instead of one row per language: an organisation or a competence is one thing.
    """

    def __init__(self, name: str):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        active = active_language()
        for code in sorted(LANGUAGE_CODES, key=lambda code: code != active):
            if text := getattr(instance, f"{self.name}_{code}"):
                return BilingualText(text, code)
        return BilingualText("", active)
