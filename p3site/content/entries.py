"""The demo's news, projects and events."""

from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage, ProjectIndexPage, ProjectPage

from .files import DEMO, Entry, read_folder
from .loading import Loading
from .pages import add_page, home_pages

KINDS = (
    ("news", NewsIndexPage, NewsPage),
    ("projects", ProjectIndexPage, ProjectPage),
    ("events", EventIndexPage, EventPage),
)


def load_entries(loading: Loading) -> None:
    """Make and publish them below their index pages, in both languages or in the one they are written in."""
    homes = home_pages()
    for folder, index_model, model in KINDS:
        parents = {code: index_model.objects.child_of(home).first() for code, home in homes.items()}
        for entry in loading.progress(folder, read_folder(DEMO / folder)):
            _with_points(entry)
            add_page(loading, entry, model, parents, f"{folder}:{entry.name}")


def _with_points(entry: Entry) -> None:
    """The programme is written as a list of points: each is a block of its only kind."""
    if "programme" in entry.data:
        entry.data["programme"] = [{"point": point} for point in entry.data["programme"] or []]
