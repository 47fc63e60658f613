"""Competences, occupations, funders and topics: rows with both languages and a short form as their key."""

from django.db import models

from directory.models import Competence, Funder, Occupation
from home.bilingual import LANGUAGE_CODES
from news.models import Topic

from .files import DEMO, Entry, read_list
from .loading import Loading


def load_vocabulary(loading: Loading) -> None:
    """Make the words that are missing; a row that somebody else made with the same short form is used as it is."""
    for model, kind, what in (
        (Competence, "competence", "competences"),
        (Occupation, "occupation", "occupations"),
        (Funder, "funder", "funders"),
        (Topic, "topic", "topics"),
    ):
        for entry in loading.progress(what, read_list(DEMO / f"{what}.yaml", "slug")):
            _load_term(loading, entry, model, f"{kind}:{entry.name}")


def _load_term(loading: Loading, entry: Entry, model: type[models.Model], key: str) -> None:
    if loading.existing(key):
        return
    if present := model._default_manager.filter(slug=entry.name).first():
        loading.know(key, present)
        return
    entry.check_fields({"slug", "group", "name", "synonyms", "former_names", "programme", "wording", "website"})
    term = model(slug=entry.name)
    for name in ("name", "programme", "wording"):
        set_both(entry, term, name, entry.data.get(name))
    synonyms = entry.data.get("synonyms") or entry.data.get("former_names") or {}
    if hasattr(term, "synonyms_de"):
        set_both(entry, term, "synonyms", {code: "\n".join(synonyms.get(code) or []) for code in LANGUAGE_CODES})
    for name in ("group", "website"):
        if name in entry.data:
            setattr(term, name, entry.data[name])
    entry.validate(term)
    term.save()
    loading.remember(key, term)


def set_both(entry: Entry, instance: models.Model, name: str, value: dict[str, str] | None) -> None:
    """Set ``<name>_de`` and ``<name>_en``. Both must be given, empty or not."""
    if value is None:
        return
    for code in LANGUAGE_CODES:
        if code not in value:
            raise entry.error(f"“{name}” has no text in “{code}”")
        setattr(instance, f"{name}_{code}", value[code] or "")
