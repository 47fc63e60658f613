from wagtail import hooks

from . import deletion
from .choosers import ContactChooserViewSet

hooks.register("before_delete_snippet", deletion.before_delete_snippet)


@hooks.register("register_admin_viewset")
def register_contact_chooser():
    """Wherever a page names a person, staff choose one of the partners' contacts."""
    return ContactChooserViewSet()
