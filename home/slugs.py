"""One way to make an address part out of a title: ä becomes ae, not a."""

from django.utils.text import slugify

GERMAN_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS"})


def german_slug(text: str, max_length: int = 255) -> str:
    """Return the transliterated slug of ``text``: "Weißandt-Gölzau" becomes "weissandt-goelzau".

    Neither Wagtail's slugify (keeps or drops umlauts) nor wagtail-localize's (drops ß) does.
    """
    return slugify(text.translate(GERMAN_LETTERS))[:max_length].strip("-")
