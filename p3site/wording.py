"""Messages of Wagtail that say "snippet": nobody on the staff knows the word, and it stands on no screen of theirs.

Listed here so that ``makemessages`` finds them; ``locale/de`` and ``locale/en`` give them other words, and a project's
catalogues win over those of the apps. The English texts must stay exactly Wagtail's. After an update of Wagtail
``tests/test_cms_words.py`` says which are missing; one that is gone from Wagtail can go from here.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

# ruff: noqa: E501

MESSAGES = [
    _("Snippets"),
    _("Wagtail snippets"),
    _("Snippet '%(content_type)s' already has workflow '%(workflow_name)s' assigned."),
    _("1 snippet selected"),
    _("%(objects)s snippets selected"),
    _("All %(objects)s snippets on this screen selected"),
    _("All snippets in listing selected"),
    _("Select all snippets in listing"),
    _("Delete selected snippets"),
    _("Your pages and snippets in a workflow"),
    _("Page/Snippet"),
    _("Page/Snippet ID"),
    _("Page/Snippet Type"),
    _("Page/Snippet Title"),
    _("No pages/snippets have been submitted for moderation yet"),
    _("Assign your workflow to snippets"),
    _("This workflow is disabled so it cannot be assigned to any snippets."),
    _("There may only be one in progress or needs changes workflow state per page/snippet."),
    _(
        "Active workflows can be added to pages/snippets. Deactivating a workflow does not remove it from existing pages/snippets."
    ),
    _("Pages/snippets at this step in a workflow will be moderated or approved by these groups of users"),
    _('Sorry, no snippets match "<em>%(search_query)s</em>"'),
    _(
        'You haven\'t created any %(snippet_type_name)s snippets. Why not <a href="%(wagtailsnippets_create_snippet_url)s" target="_blank" rel="noreferrer">create one now</a>?'
    ),
    _("Sync translated snippets"),
]

# What this site calls a step of the review, the same everywhere.
HOUSE_WORDS = [
    _("Submit for moderation"),
    _("Submit to %(workflow_name)s"),
    _("Resubmit to %(task_name)s"),
    _("Request changes"),
]

COUNTED_MESSAGES = [
    ngettext_lazy(
        "1 snippet type",
        "%(counter)s snippet types",
    ),
    ngettext_lazy(
        "This workflow is in progress on %(states_in_progress)d page/snippet. Disabling this workflow will cancel moderation on this page/snippet.",
        "This workflow is in progress on %(states_in_progress)d pages/snippets. Disabling this workflow will cancel moderation on these pages/snippets.",
    ),
    ngettext_lazy(
        "This task is in progress on %(states_in_progress)d page/snippet. Disabling this task will cause it to be skipped in the moderation workflow and not be listed for selection when editing a workflow.",
        "This task is in progress on %(states_in_progress)d pages/snippets. Disabling this task will cause it to be skipped in the moderation workflow and not be listed for selection when editing a workflow.",
    ),
]
