"""Wagtail's database search, but no query of a person is a server error.

Works around Wagtail #13227 (django-modelsearch): on SQLite a quotation mark in a query breaks the statement, and no
database takes a NUL. All searches of the CMS come through here. May go when that issue is closed and
``tests/test_cms_search.py`` passes without it.
"""

from functools import cache

from wagtail.search.backends import database
from wagtail.search.query import And, Boost, Fuzzy, Not, Or, Phrase, PlainText

UNSAFE = str.maketrans({'"': " ", "\0": " "})


def clean(query):
    """``query`` (a text or Wagtail's query objects) without the characters that no word contains."""
    if isinstance(query, str):
        return query.translate(UNSAFE).strip()
    if isinstance(query, PlainText):
        return PlainText(clean(query.query_string), operator=query.operator, boost=query.boost)
    if isinstance(query, Phrase | Fuzzy):
        return type(query)(clean(query.query_string))
    if isinstance(query, And | Or):
        return type(query)([clean(subquery) for subquery in query.subqueries])
    if isinstance(query, Not):
        return Not(clean(query.subquery))
    if isinstance(query, Boost):
        return Boost(clean(query.subquery), query.boost)
    return query


class CleanQueries:
    def search(self, query, *args, **kwargs):
        return super().search(clean(query), *args, **kwargs)  # type: ignore[misc]

    def autocomplete(self, query, *args, **kwargs):
        return super().autocomplete(clean(query), *args, **kwargs)  # type: ignore[misc]


@cache
def _cleaning(backend: type) -> type:
    return type("SearchBackend", (CleanQueries, backend), {})


def SearchBackend(params: dict):
    """The backend of the database in use."""
    stock: type = type(database.SearchBackend(params))
    return _cleaning(stock)(params)
