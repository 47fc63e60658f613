"""What the network does: news, projects, events."""

from .events import EventIndexPage, EventPage, EventPageDocument, EventPagePartner, EventPageTopic
from .news import NewsIndexPage, NewsPage, NewsPageDocument, NewsPagePartner, NewsPageTopic
from .projects import (
    ProjectFunding,
    ProjectIndexPage,
    ProjectPage,
    ProjectPageDocument,
    ProjectPagePartner,
    ProjectPageTopic,
)
from .topics import Topic

__all__ = [
    "EventIndexPage",
    "EventPage",
    "EventPageDocument",
    "EventPagePartner",
    "EventPageTopic",
    "NewsIndexPage",
    "NewsPage",
    "NewsPageDocument",
    "NewsPagePartner",
    "NewsPageTopic",
    "ProjectFunding",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectPageDocument",
    "ProjectPagePartner",
    "ProjectPageTopic",
    "Topic",
]
